import { z } from 'zod'
import { counterpartyKinds } from '#domain/counterparty.ts'
import { orgLevels, orgUnitCode } from '#domain/organisation.ts'
import { filledText, isoDate, key, month, oneOf, orgUnit, roundCode } from '../../../yaml/schema-words.ts'
import { defineContentKind, type ReportProblem, reportRepeated } from './define-content-kind.ts'

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
  rounds: z.array(z.strictObject({ code: roundCode, level: oneOf(orgLevels), closesOn: isoDate, dated: isoDate })).default([]),
  counterpartyCodes: z.record(z.string(), oneOf(counterpartyKinds)).default({}),
})

/** The organisation is a plain list of `units:`, each with its months; a rename is a second line of the same code. */
export const region = defineContentKind({
  kind: 'region',
  schema,
  toBody: ({ nameSv, units, rounds, counterpartyCodes }) => ({
    nameSv,
    organisation: { versions: units },
    rounds,
    counterpartyCodes,
  }),
  keyOf: () => 'region',
  check(file, report) {
    reportUnits(file.units, report)
    reportRepeated(
      file.rounds.map((round) => `${round.code} ${round.level}`),
      (index) => ['rounds', index],
      report,
    )
  },
})

/** One region on top, every other unit under one that is there, no unit twice in a month, no unit under itself. */
function reportUnits(units: z.output<typeof schema>['units'], report: ReportProblem): void {
  const codes = new Set(units.map((unit) => unit.code))
  const parents = new Map(units.map((unit) => [unit.code, unit.parent]))
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
    const above = new Set<string>([unit.code])
    for (let parent = unit.parent; parent !== undefined; parent = parents.get(parent)) {
      if (above.has(parent)) {
        report('I-086', [...path, 'parent'], `Enheten ${unit.code} ligger under sig själv.`)
        break
      }
      above.add(parent)
    }
  }
}

interface Validity {
  readonly validFrom: string
  readonly validTo?: string
}

function overlaps(a: Validity, b: Validity): boolean {
  return (a.validTo === undefined || b.validFrom <= a.validTo) && (b.validTo === undefined || a.validFrom <= b.validTo)
}
