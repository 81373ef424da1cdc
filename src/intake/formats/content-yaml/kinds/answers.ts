import { z } from 'zod'
import { changes } from '#domain/status.ts'
import { filledText, key, oneOf, orgUnit, roundCode, text } from '../../../yaml/schema-words.ts'
import { defineContentKind, reportRepeated, withSources } from './define-content-kind.ts'

const progressAnswers = z
  .array(z.strictObject({ item: filledText, statusWord: text.default(''), commentary: text.default('') }))
  .default([])

const figureReference = filledText.refine((value) => /^[^/\s]+\/[^/\s]+\/[^/\s]+$/.test(value), {
  error: 'En siffra anges som tabell/rad/kolumn.',
})

/** What an administration answered in a round, in its own words. Whether the plan asks for it is the checks' to say. */
export const answers = defineContentKind({
  kind: 'answers',
  schema: z.strictObject({
    orgUnit,
    round: roundCode,
    goals: z.array(z.strictObject({ goal: key, outlookWord: text.default(''), commentary: text.default('') })).exactOptional(),
    indicators: z
      .array(
        z.strictObject({
          indicator: key,
          outlookWord: filledText.exactOptional(),
          judgedChange: z.strictObject({ change: oneOf(changes), reasonSv: filledText }).exactOptional(),
          commentary: text.default(''),
        }),
      )
      .default([]),
    assignments: progressAnswers,
    activities: progressAnswers,
    controls: z.array(z.strictObject({ control: key, findingText: text.default(''), remedySv: text.default('') })).default([]),
    projects: z
      .array(
        z.strictObject({
          project: key,
          timeWord: text.default(''),
          resourceWord: text.default(''),
          qualityWord: text.default(''),
          commentary: text.default(''),
        }),
      )
      .default([]),
    benefits: z.array(z.strictObject({ benefit: key, commentary: text.default('') })).default([]),
    withheld: z.array(z.strictObject({ table: key, reasonSv: filledText })).default([]),
    bridgeItems: z
      .array(
        z.strictObject({
          bridge: z.enum(['budget-to-actual', 'budget-to-forecast', 'previous-forecast-to-forecast']),
          id: key,
          labelSv: filledText,
          amount: z.union([
            z.strictObject({ row: key }),
            z.strictObject({ rows: z.array(key).min(2) }),
            z.strictObject({ kronor: z.int() }),
          ]),
        }),
      )
      .default([]),
    previousForecast: roundCode.exactOptional(),
    scopedSums: z
      .array(
        z.strictObject({
          id: key,
          labelSv: filledText,
          of: z.array(figureReference).min(1),
          comparedWith: z.array(figureReference).min(1).exactOptional(),
        }),
      )
      .default([]),
    caseNumber: filledText.exactOptional(),
  }),
  toBody: ({ goals, ...file }, at) => ({
    ...file,
    ...(goals === undefined ? {} : { goals: withSources(goals, 'goals', at) }),
    indicators: withSources(file.indicators, 'indicators', at),
    assignments: withSources(file.assignments, 'assignments', at),
    activities: withSources(file.activities, 'activities', at),
    controls: withSources(file.controls, 'controls', at),
    projects: withSources(file.projects, 'projects', at),
    benefits: withSources(file.benefits, 'benefits', at),
    withheld: withSources(file.withheld, 'withheld', at),
    bridgeItems: withSources(file.bridgeItems, 'bridgeItems', at),
    scopedSums: withSources(file.scopedSums, 'scopedSums', at),
  }),
  keyOf: (body) => `${body.orgUnit}/${body.round}`,
  check(file, report) {
    const asked: Record<
      | 'goals'
      | 'indicators'
      | 'assignments'
      | 'activities'
      | 'controls'
      | 'projects'
      | 'benefits'
      | 'withheld'
      | 'bridgeItems'
      | 'scopedSums',
      string[]
    > = {
      goals: (file.goals ?? []).map((answer) => answer.goal),
      indicators: file.indicators.map((answer) => answer.indicator),
      assignments: file.assignments.map((answer) => answer.item),
      activities: file.activities.map((answer) => answer.item),
      controls: file.controls.map((answer) => answer.control),
      projects: file.projects.map((answer) => answer.project),
      benefits: file.benefits.map((answer) => answer.benefit),
      withheld: file.withheld.map(({ table }) => table),
      bridgeItems: file.bridgeItems.map(({ bridge, id }) => `${bridge}/${id}`),
      scopedSums: file.scopedSums.map(({ id }) => id),
    }
    for (const [list, keys] of Object.entries(asked)) reportRepeated(keys, (index) => [list, index], report)
  },
})
