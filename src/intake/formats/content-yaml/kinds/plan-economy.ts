import { z } from 'zod'
import { type PlanEconomy, plannedInvestmentKinds } from '#domain/plan-economy.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { parseSwedishNumber } from '#lib/swedish-numbers.ts'
import type { YamlPath } from '../../../yaml/read-yaml.ts'
import { filledText, key, oneOf, text } from '../../../yaml/schema-words.ts'
import { type ReportProblem, reportRepeated } from './define-content-kind.ts'

const kronor = z.int({ error: 'Ett belopp skrivs i hela kronor, utan mellanslag och decimaler: 4261000.' })

const percent = text.refine((value) => parseSwedishNumber(value)?.percent === true, {
  error: 'En prisförändring skrivs i procent: 2 % eller 2,5 %.',
})

/** `economy:` of a plan's file: what it decides in money beside the budget by account. */
export const planEconomySchema = z.strictObject({
  frame: z
    .strictObject({
      budgetRow: key,
      priorKronor: kronor,
      kronor,
      changes: z.array(z.strictObject({ id: key, reasonSv: filledText, kronor })).default([]),
    })
    .exactOptional(),
  grants: z.array(z.strictObject({ id: key, labelSv: filledText, kronor, budgetRow: key })).default([]),
  pricesAndVolumes: z
    .array(
      z.strictObject({
        id: key,
        labelSv: filledText,
        priceBaseKronor: kronor,
        priceChangeText: percent,
        volumeChangeKronor: kronor,
        income: z.union([z.strictObject({ row: key }), z.strictObject({ kronor })]),
      }),
    )
    .default([]),
  investments: z
    .strictObject({
      frameKronor: kronor,
      listedFromKronor: kronor.exactOptional(),
      items: z
        .array(
          z.strictObject({
            id: key,
            labelSv: filledText,
            kind: oneOf(plannedInvestmentKinds),
            reasonSv: filledText,
            kronor,
            expectedEffectSv: filledText,
          }),
        )
        .default([]),
    })
    .exactOptional(),
})

type WrittenEconomy = z.output<typeof planEconomySchema>

/** Each entry with the line that it begins on. */
export function withEconomySources(written: WrittenEconomy, at: (path: YamlPath) => SourcePlace): PlanEconomy {
  const { frame, grants, pricesAndVolumes, investments } = written
  const placed = <Entry extends object>(entries: readonly Entry[], ...path: string[]) =>
    entries.map((entry, index) => ({ ...entry, source: at(['economy', ...path, index]) }))
  return {
    ...(frame === undefined
      ? {}
      : { frame: { ...frame, changes: placed(frame.changes, 'frame', 'changes'), source: at(['economy', 'frame']) } }),
    grants: placed(grants, 'grants'),
    pricesAndVolumes: placed(pricesAndVolumes, 'pricesAndVolumes'),
    ...(investments === undefined
      ? {}
      : {
          investments: {
            ...investments,
            items: placed(investments.items, 'investments', 'items'),
            source: at(['economy', 'investments']),
          },
        }),
  }
}

/** Ids become figures' addresses: each once in its list, and none that the table's own rows have. */
export function reportEconomy({ frame, grants, pricesAndVolumes, investments }: WrittenEconomy, report: ReportProblem): void {
  const lists: readonly { path: YamlPath; ids: readonly string[]; ownRows: readonly string[] }[] = [
    { path: ['economy', 'frame', 'changes'], ids: idsOf(frame?.changes), ownRows: ['prior', 'current'] },
    { path: ['economy', 'grants'], ids: idsOf(grants), ownRows: ['frame', 'summa', 'budget', 'difference'] },
    { path: ['economy', 'pricesAndVolumes'], ids: idsOf(pricesAndVolumes), ownRows: ['summa'] },
    { path: ['economy', 'investments', 'items'], ids: idsOf(investments?.items), ownRows: ['summa', 'other', 'frame'] },
  ]
  for (const { path, ids, ownRows } of lists) {
    reportRepeated(ids, (index) => [...path, index, 'id'], report)
    for (const [index, id] of ids.entries()) {
      if (ownRows.includes(id))
        report('I-085', [...path, index, 'id'], `”${id}” heter en av tabellens egna rader. Välj en annan beteckning.`)
    }
  }
}

function idsOf(entries: readonly { readonly id: string }[] = []): string[] {
  return entries.map(({ id }) => id)
}
