import { z } from 'zod'
import { counterpartyKinds } from '#domain/counterparty.ts'
import { addMonths, formatMonth, type Month } from '#domain/month.ts'
import { type Organisation, type OrgUnitCode, type OrgUnitVersion, orgLevels, orgUnitCode, unitAt } from '#domain/organisation.ts'
import { filledText, isoDate, key, month, oneOf, orgUnit, roundCode } from '../../../yaml/schema-words.ts'
import { defineContentKind, type ReportProblem, reportRepeated } from './define-content-kind.ts'
import { orgChangesSchema, reportChanges, withChangeSources } from './org-changes.ts'

const schema = z.strictObject({
  nameSv: filledText,
  units: z
    .array(
      z.strictObject({
        code: key.transform(orgUnitCode),
        nameSv: filledText,
        shortNameSv: filledText.exactOptional(),
        level: oneOf(orgLevels),
        parent: orgUnit.exactOptional(),
        validFrom: month,
        validTo: month.exactOptional(),
      }),
    )
    .min(1),
  changes: orgChangesSchema.default([]),
  rounds: z.array(z.strictObject({ code: roundCode, level: oneOf(orgLevels), closesOn: isoDate, dated: isoDate })).default([]),
  counterpartyCodes: z.record(z.string(), oneOf(counterpartyKinds)).default({}),
  smallGroupThreshold: z.int().min(2).max(100).exactOptional(),
})

/**
 * The organisation is a plain list of `units:`, each with its months; a rename or a move is a second line of the same code.
 * `changes:` says how one became another, so that history can be shown in another year's structure.
 */
export const region = defineContentKind({
  kind: 'region',
  schema,
  toBody: ({ units, changes, ...words }, at) => ({
    ...words,
    organisation: { versions: units },
    ...(changes.length === 0 ? {} : { changes: withChangeSources(changes, at) }),
  }),
  keyOf: () => 'region',
  check(file, report) {
    reportUnits(file.units, report)
    reportChanges(file.changes, { versions: file.units }, report)
    reportRepeated(
      file.rounds.map((round) => `${round.code} ${round.level}`),
      (index) => ['rounds', index],
      report,
    )
  },
})

/** One region on top, every other unit under one that is there in each of its months, no unit twice in a month or under itself. */
function reportUnits(units: z.output<typeof schema>['units'], report: ReportProblem): void {
  const codes = new Set(units.map((unit) => unit.code))
  for (const [index, unit] of units.entries()) {
    const path = ['units', index]
    if (unit.validTo !== undefined && unit.validTo < unit.validFrom) {
      report('I-084', path, `Enheten ${unit.code} slutar gälla (${unit.validTo}) innan den börjar (${unit.validFrom}).`)
    }
    const overlapping = units.slice(0, index).find((other) => other.code === unit.code && overlaps(other, unit))
    if (overlapping)
      report('I-085', path, `Enheten ${unit.code} gäller redan från ${overlapping.validFrom}. Ge den tidigare raden ett validTo.`)
    if (unit.parent === undefined && unit.level !== 'region') {
      report('I-082', path, `Enheten ${unit.code} saknar parent. Alla enheter utom regionen ligger under en annan.`)
    }
    if (unit.parent !== undefined && !codes.has(unit.parent)) {
      report('I-086', [...path, 'parent'], `Enheten ${unit.code} ligger under ${unit.parent}, som inte finns i filen.`)
    }
    const orphaned = monthWithoutParent(unit, { versions: units })
    if (orphaned !== undefined && codes.has(unit.parent ?? unit.code)) {
      report(
        'I-086',
        [...path, 'parent'],
        `Enheten ${unit.code} ligger under ${unit.parent}, som inte gäller ${formatMonth(orphaned)}. Ändra månaderna eller parent.`,
      )
    }
    if (isUnderItself(unit.code, unit.validFrom, { versions: units })) {
      report('I-086', [...path, 'parent'], `Enheten ${unit.code} ligger under sig själv.`)
    }
  }
}

/** The first month of the version in which its parent is not there: amounts of that month would be in nobody's sum. */
function monthWithoutParent({ parent, validFrom, validTo }: OrgUnitVersion, organisation: Organisation): Month | undefined {
  if (parent === undefined) return undefined
  let month = validFrom
  while (validTo === undefined || month <= validTo) {
    const above = unitAt(organisation, parent, month)
    if (above === undefined) return month
    if (above.validTo === undefined || above.validTo < month) return undefined
    month = addMonths(above.validTo, 1)
  }
  return undefined
}

/** A circle begins in the month in which one of its units does. */
function isUnderItself(code: OrgUnitCode, month: Month, organisation: Organisation): boolean {
  const above = new Set<OrgUnitCode>()
  for (let parent = unitAt(organisation, code, month)?.parent; parent !== undefined && !above.has(parent); ) {
    if (parent === code) return true
    above.add(parent)
    parent = unitAt(organisation, parent, month)?.parent
  }
  return false
}

interface Validity {
  readonly validFrom: string
  readonly validTo?: string
}

function overlaps(a: Validity, b: Validity): boolean {
  return (a.validTo === undefined || b.validFrom <= a.validTo) && (b.validTo === undefined || a.validFrom <= b.validTo)
}
