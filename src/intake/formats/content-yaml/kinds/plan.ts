import { z } from 'zod'
import { riskConsequences, riskLikelihoods } from '#domain/control-risk.ts'
import { goalDeciders } from '#domain/goal-area.ts'
import { goalRules } from '#domain/goal-rule.ts'
import { indicatorMonths } from '#domain/plan.ts'
import { followUpKinds } from '#domain/round.ts'
import { changes, progressStatuses } from '#domain/status.ts'
import { display, filledText, isoDate, key, month, oneOf, orgUnit, text } from '../../../yaml/schema-words.ts'
import { defineContentKind, reportRepeated, withSources } from './define-content-kind.ts'
import { planEconomySchema, reportEconomy, withEconomySources } from './plan-economy.ts'

const planDecision = z.strictObject({
  bodySv: filledText,
  decidedOn: isoDate,
  paragraph: filledText,
  caseNumber: filledText.exactOptional(),
})

/** What an administration promised for a year. Targets and times are kept as written; room plan understands them. */
export const plan = defineContentKind({
  kind: 'plan',
  schema: z.strictObject({
    orgUnit,
    year: z.int().min(1900).max(2199),
    titleSv: filledText,
    decision: planDecision.exactOptional(),
    coreMissionSv: filledText.exactOptional(),
    goalWordSv: filledText.exactOptional(),
    areas: z
      .array(
        z.strictObject({
          id: key,
          code: filledText.exactOptional(),
          labelSv: filledText,
          decidedGoals: z
            .array(
              z.strictObject({
                decidedBy: oneOf(goalDeciders),
                labelSv: filledText,
                indicatorsSv: z.array(filledText).default([]),
              }),
            )
            .default([]),
        }),
      )
      .default([]),
    goals: z
      .array(z.strictObject({ id: key, labelSv: filledText, area: key.exactOptional(), servesSv: filledText.exactOptional() }))
      .default([]),
    criticalSuccessFactors: z.array(z.strictObject({ id: key, goal: key, labelSv: filledText })).exactOptional(),
    directions: z.array(z.strictObject({ id: key, labelSv: filledText, area: key.exactOptional() })).exactOptional(),
    programmes: z
      .array(z.strictObject({ id: key, labelSv: filledText, decidedBySv: filledText.exactOptional() }))
      .exactOptional(),
    indicators: z
      .array(
        z.strictObject({
          id: key,
          goal: filledText,
          labelSv: filledText,
          computation: z.strictObject({ type: filledText, parameters: z.record(z.string(), z.unknown()).default({}) }),
          display,
          polarity: z.enum(['higher-better', 'lower-better', 'neutral']),
          rounds: z.array(oneOf(followUpKinds)).min(1),
          lagMonths: z.int().min(0).max(24).default(0),
          months: oneOf(indicatorMonths).exactOptional(),
          valuesOf: key.exactOptional(),
          targetText: text.default(''),
          toleranceText: filledText.exactOptional(),
          partOf: key.exactOptional(),
          partsAddUp: z.boolean().exactOptional(),
          bySex: z.boolean().exactOptional(),
          background: z.boolean().exactOptional(),
          baseline: z
            .strictObject({ year: z.int().min(1900).max(2199), valueText: filledText, noteSv: filledText.exactOptional() })
            .exactOptional(),
          definitionSv: text.default(''),
          sourceSv: text.default(''),
        }),
      )
      .default([]),
    assignments: z
      .array(
        z.strictObject({
          code: filledText,
          labelSv: filledText,
          addressees: z.array(orgUnit).exactOptional(),
          area: key.exactOptional(),
        }),
      )
      .default([]),
    assignmentsFollowedByActivities: z.boolean().exactOptional(),
    activities: z
      .array(
        z.strictObject({
          id: key,
          labelSv: filledText,
          assignments: z.array(filledText).default([]),
          goals: z.array(key).exactOptional(),
          directions: z.array(key).exactOptional(),
          timeframeText: text.exactOptional(),
          responsibleSv: z.array(filledText).exactOptional(),
          tags: z.array(filledText).exactOptional(),
          area: key.exactOptional(),
          programmeSv: filledText.exactOptional(),
          theme: key.exactOptional(),
          marks: z.array(filledText).exactOptional(),
          parts: z
            .array(z.strictObject({ id: key, labelSv: filledText }))
            .min(1)
            .exactOptional(),
        }),
      )
      .default([]),
    themes: z.array(z.strictObject({ id: key, labelSv: filledText, prefaceSv: filledText.exactOptional() })).default([]),
    marksSv: z.record(z.string(), filledText).exactOptional(),
    controls: z
      .array(
        z.strictObject({
          id: key,
          labelSv: filledText,
          scope: z.enum(['region-wide', 'own']),
          objectiveSv: filledText.exactOptional(),
          risk: z.strictObject({ consequence: oneOf(riskConsequences), likelihood: oneOf(riskLikelihoods) }).exactOptional(),
          rulesSv: text.default(''),
          methodText: text.default(''),
        }),
      )
      .default([]),
    projects: z
      .array(
        z.strictObject({
          id: key,
          labelSv: filledText,
          ownersSv: z.array(filledText).default([]),
          managersSv: z.array(filledText).default([]),
          from: month.exactOptional(),
          to: month.exactOptional(),
        }),
      )
      .default([]),
    benefits: z
      .array(
        z.strictObject({
          id: key,
          labelSv: filledText,
          timeframeText: text.exactOptional(),
          responsibleSv: filledText.exactOptional(),
          plannedWordSv: filledText.exactOptional(),
          group: z.enum(['in-budget', 'over-budget']).exactOptional(),
          basis: z
            .union([
              z.strictObject({ kind: z.enum(['measured', 'linear']) }),
              z.strictObject({
                kind: z.literal('prior-year-difference'),
                table: z.enum(['income-statement', 'key-figures']),
                row: key,
              }),
            ])
            .exactOptional(),
        }),
      )
      .default([]),
    economy: planEconomySchema.exactOptional(),
    followedContinuouslySv: z.array(filledText).exactOptional(),
    signatories: z
      .array(
        z.strictObject({
          partySv: filledText,
          roleSv: filledText.exactOptional(),
          nameSv: filledText.exactOptional(),
          placeSv: filledText.exactOptional(),
          signedOn: isoDate.exactOptional(),
        }),
      )
      .exactOptional(),
    revisions: z
      .array(
        z.strictObject({ revisedOn: isoDate, bySv: filledText, reasonSv: filledText, decision: planDecision.exactOptional() }),
      )
      .exactOptional(),
    statusWords: z.record(z.string(), oneOf(progressStatuses)).default({}),
    changeWordsSv: z.partialRecord(oneOf(changes), filledText).exactOptional(),
    goalRule: oneOf(goalRules).exactOptional(),
  }),
  toBody: ({ economy, criticalSuccessFactors, directions, programmes, ...file }, at) => ({
    ...file,
    ...(criticalSuccessFactors === undefined
      ? {}
      : { criticalSuccessFactors: withSources(criticalSuccessFactors, 'criticalSuccessFactors', at) }),
    ...(directions === undefined ? {} : { directions: withSources(directions, 'directions', at) }),
    ...(programmes === undefined ? {} : { programmes: withSources(programmes, 'programmes', at) }),
    ...(economy === undefined ? {} : { economy: withEconomySources(economy, at) }),
    areas: withSources(file.areas, 'areas', at),
    goals: withSources(file.goals, 'goals', at),
    indicators: withSources(file.indicators, 'indicators', at),
    assignments: withSources(file.assignments, 'assignments', at),
    activities: withSources(file.activities, 'activities', at),
    themes: withSources(file.themes, 'themes', at),
    controls: withSources(file.controls, 'controls', at),
    projects: withSources(file.projects, 'projects', at),
    benefits: withSources(file.benefits, 'benefits', at),
  }),
  keyOf: (body) => `${body.orgUnit}/${body.year}`,
  check(file, report) {
    for (const list of ['areas', 'goals', 'indicators', 'activities', 'themes', 'controls', 'projects', 'benefits'] as const) {
      reportRepeated(
        file[list].map((entry) => entry.id),
        (index) => [list, index, 'id'],
        report,
      )
    }
    for (const list of ['criticalSuccessFactors', 'directions', 'programmes'] as const) {
      reportRepeated(
        (file[list] ?? []).map((entry) => entry.id),
        (index) => [list, index, 'id'],
        report,
      )
    }
    reportRepeated(
      file.assignments.map((assignment) => assignment.code),
      (index) => ['assignments', index, 'code'],
      report,
    )
    for (const [index, { id, from, to }] of file.projects.entries()) {
      if (from !== undefined && to !== undefined && to < from)
        report('I-084', ['projects', index], `Projektet ${id} slutar (${to}) innan det börjar (${from}).`)
    }
    if (file.economy !== undefined) reportEconomy(file.economy, report)
    const areas = new Set(file.areas.map((area) => area.id))
    for (const list of ['goals', 'assignments', 'activities'] as const) {
      for (const [index, { area, labelSv }] of file[list].entries()) {
        if (area !== undefined && !areas.has(area))
          report('I-086', [list, index, 'area'], `”${labelSv}” hör till målområdet ${area}, som inte finns i planen.`)
      }
    }
    const goals = new Set(file.goals.map((goal) => goal.id))
    for (const [index, indicator] of file.indicators.entries()) {
      if (!goals.has(indicator.goal))
        report(
          'I-086',
          ['indicators', index, 'goal'],
          `Indikatorn ${indicator.id} hör till målet ${indicator.goal}, som inte finns i planen.`,
        )
    }
    for (const [index, { id, goal }] of (file.criticalSuccessFactors ?? []).entries()) {
      if (!goals.has(goal))
        report(
          'I-086',
          ['criticalSuccessFactors', index, 'goal'],
          `Framgångsfaktorn ${id} hör till målet ${goal}, som inte finns i planen.`,
        )
    }
    const directions = new Set(file.directions?.map((direction) => direction.id))
    for (const [index, activity] of file.activities.entries()) {
      for (const [list, known, whatSv] of [
        ['goals', goals, 'målet'],
        ['directions', directions, 'inriktningen'],
      ] as const) {
        for (const [position, served] of (activity[list] ?? []).entries()) {
          if (!known.has(served))
            report(
              'I-086',
              ['activities', index, list, position],
              `Aktiviteten ${activity.id} hör till ${whatSv} ${served}, som inte finns i planen.`,
            )
        }
      }
    }
    for (const [index, { id, partOf }] of file.indicators.entries()) {
      if (partOf !== undefined && !file.indicators.some((whole) => whole.id === partOf && whole.partOf === undefined))
        report(
          'I-086',
          ['indicators', index, 'partOf'],
          `Indikatorn ${id} är en del av ${partOf}, som inte är en egen indikator i planen.`,
        )
    }
    for (const [index, { id, bySex, partOf }] of file.indicators.entries()) {
      if (bySex === true && partOf !== undefined)
        report(
          'I-086',
          ['indicators', index, 'bySex'],
          `Indikatorn ${id} är en del av ${partOf} och kan inte också delas upp på kön. Ta bort bySex eller partOf.`,
        )
    }
    for (const [index, { id, valuesOf }] of file.indicators.entries()) {
      if (valuesOf !== undefined && !file.indicators.some((other) => other.id === valuesOf && other.valuesOf === undefined))
        report(
          'I-086',
          ['indicators', index, 'valuesOf'],
          `Indikatorn ${id} läser värdena för ${valuesOf}, som inte är en indikator med egna värden i planen.`,
        )
    }
    const themes = new Set(file.themes.map((theme) => theme.id))
    for (const [index, { id, theme, marks = [], parts = [] }] of file.activities.entries()) {
      if (theme === undefined ? themes.size > 0 : !themes.has(theme)) {
        const lack =
          theme === undefined ? 'hör inte till något av planens teman' : `hör till temat ${theme}, som inte finns i planen`
        report('I-086', ['activities', index], `Aktiviteten ${id} ${lack}.`)
      }
      for (const [position, mark] of marks.entries()) {
        if (file.marksSv?.[mark] === undefined)
          report('I-086', ['activities', index, 'marks', position], `Märket ${mark} är inte förklarat i planen (marksSv).`)
      }
      reportRepeated(
        parts.map((part) => part.id),
        (position) => ['activities', index, 'parts', position, 'id'],
        report,
      )
    }
    const assignments = new Set(file.assignments.map((assignment) => assignment.code))
    for (const [index, activity] of file.activities.entries()) {
      for (const [position, code] of activity.assignments.entries()) {
        if (!assignments.has(code))
          report(
            'I-086',
            ['activities', index, 'assignments', position],
            `Aktiviteten ${activity.id} hör till uppdraget ${code}, som inte finns i planen.`,
          )
      }
    }
  },
})
