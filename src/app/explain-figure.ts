import { orgHistory } from '#calculation/consolidation/org-history.ts'
import { type Contribution, contributionsOfBalances, type SummedFacts, summedFacts } from '#calculation/contributions.ts'
import { explainFigure as explain, type FigureExplanation } from '#calculation/explain.ts'
import { type AccountCode, selectsAccount } from '#domain/account.ts'
import type { Actor } from '#domain/actor.ts'
import type { Delivery, Snapshot } from '#domain/delivery.ts'
import { parseSnapshotId } from '#domain/delivery.ts'
import type { Section } from '#domain/document.ts'
import type { Fact } from '#domain/fact.ts'
import { type Figure, type FigureKey, parseFigureKey } from '#domain/figure.ts'
import { unitAt } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import type { Inline } from '#domain/table.ts'
import { sum } from '#lib/exact.ts'
import type { DeliverySight } from '#workflow/delivery-sight.ts'
import { canSeeDeliveries } from '#workflow/permissions.ts'
import {
  contributingFacts,
  type DrillPlace,
  type DrillQuestion,
  drillBalances,
  drillFigure,
  type FigureDrill,
} from './drill-figure.ts'
import type { Effects } from './effects.ts'
import { loadDeliverySight } from './load-delivery-sight.ts'
import { loadReference } from './load-reference.ts'
import { loadUnitPath } from './load-unit-path.ts'
import { readReport } from './read-report.ts'

export type { DrillPlace, FigureDrill, FigureExplanation }

export interface FigureView {
  readonly explanation: FigureExplanation
  readonly version: Pick<ReportVersion, 'id' | 'orgUnit' | 'round' | 'number' | 'snapshotId'>
  /** Of a figure that is a sum of facts, by whatever many sums: where it comes from, at the place that was asked about. For who may see the unit's deliveries. */
  readonly drill?: FigureDrill
  /** What the listed facts' units and accounts are called. */
  readonly namesSv: { readonly orgUnits: Readonly<Record<string, string>>; readonly accounts: Readonly<Record<string, string>> }
  /** The deliveries that the listed facts came with. */
  readonly deliveries: readonly Delivery[]
  /** Sections of the report that print the figure, in a table, a chart or a text. */
  readonly printedIn: readonly { readonly key: string; readonly titleSv: string; readonly inText: boolean }[]
}

/**
 * Why a figure is what it is, as of the latest version of its report: the formula in words, its inputs down to the delivered
 * rows, and upwards where it is used (NUM-11).
 */
export async function explainFigure(
  key: FigureKey,
  actor: Actor,
  effects: Effects,
  place: DrillQuestion,
): Promise<Outcome<FigureView>> {
  const address = parseFigureKey(key)
  if (!address) return notFound(`”${key}” är ingen siffra. Skriv enhet/omgång/tabell/rad/kolumn.`)

  const version = await readReport({ orgUnit: address.orgUnit, round: address.round }, actor, effects)
  if (version.kind !== 'done') return version
  const explanation = explain(key, version.value.tables)
  if (!explanation) return notFound(`Rapporten har ingen siffra ${key}.`)

  const sight = await loadDeliverySight(actor, effects)
  const mayDrill = canSeeDeliveries(actor, await loadUnitPath(address, effects.store)).allowed
  const drilled = mayDrill ? await drillInto(explanation.figure, version.value, place, sight, effects) : done(undefined)
  if (drilled.kind !== 'done') return drilled
  const drill = drilled.value
  const rows = drill?.rows.items.map(({ fact }) => fact) ?? []
  const deliveryIds = new Set(rows.flatMap((fact) => fact.source.deliveryId ?? []))
  const deliveries = await Promise.all([...deliveryIds].map((id) => effects.store.loadDelivery(id)))
  const { id, orgUnit, round, number, snapshotId } = version.value
  return done({
    explanation,
    namesSv: await nameAll(rows, version.value, effects),
    version: { id, orgUnit, round, number, snapshotId },
    ...(drill ? { drill } : {}),
    deliveries: deliveries.flatMap((delivery) => (delivery && sight.shown(delivery)) ?? []),
    printedIn: sectionsThatPrint(key, version.value.document.sections),
  })
}

async function drillInto(
  figure: Figure,
  { snapshotId, tables }: ReportVersion,
  place: DrillQuestion,
  { seesRow }: DeliverySight,
  { store }: Effects,
): Promise<Outcome<FigureDrill | undefined>> {
  const snapshot = parseSnapshotId(snapshotId)
  const parts = summedFacts(figure, tables)
  if (figure.kind === 'missing' || parts === undefined || !snapshot) return done(undefined)
  const { organisation, changes, accounts } = await loadReference(snapshot, store)
  const ground = { history: orgHistory(organisation, changes), accounts }
  const { mostRows = 200_000 } = place
  const byAccount = await countByAccount(parts, snapshot, store)
  const isMany = byAccount !== undefined && rowsOf(byAccount) > mostRows
  const ofAccount = byAccount?.filter(({ code }) => code === place.account) ?? []
  if (isMany && (place.account === undefined || rowsOf(ofAccount) > mostRows)) {
    if (place.orgUnits === undefined) return done(drillBalances(byAccount, place, ground))
    return refused(`Siffran är summan av fler än ${mostRows} rader. Välj ett konto innan du väljer enhet.`)
  }

  const asked = isMany ? parts.flatMap((part) => onAccount(part, place.account)) : parts
  const loaded = await Promise.all(
    asked.map(async ({ selection, sign }) => ({ facts: await store.loadSelectedFacts(snapshot, selection), sign })),
  )
  const whole = isMany ? { ...figure, value: sum(ofAccount.map(({ amount }) => amount)) } : figure
  const drill = drillFigure(whole, contributingFacts(loaded), place, { ...ground, seesRow })
  return drill ? done(drill) : notFound(nothingThereSv(figure.key, place))
}

/** From kept balances, whatever many rows they are of; undefined for what is not of the ledger. */
async function countByAccount(
  parts: readonly SummedFacts[],
  snapshot: Snapshot,
  store: Effects['store'],
): Promise<Contribution[] | undefined> {
  if (parts.some(({ selection }) => selection.series !== 'ledger')) return undefined
  const questions = parts.map(({ selection: { scenario, period, orgUnits, except } }) => ({
    scenario,
    period,
    orgUnits,
    ...(except === undefined ? {} : { except }),
  }))
  return contributionsOfBalances(parts, await store.loadLedgerBalances(snapshot, questions))
}

function rowsOf(contributions: readonly Contribution[]): number {
  return contributions.reduce((rows, { factCount }) => rows + factCount, 0)
}

function onAccount({ selection, sign }: SummedFacts, account: string | undefined): SummedFacts[] {
  if (account === undefined || !selectsAccount(selection.accounts ?? ['*'], account as AccountCode)) return []
  return [{ selection: { ...selection, accounts: [account] }, sign }]
}

export function nothingThereSv(key: FigureKey, { orgUnits = [], account }: DrillPlace): string {
  const places = [orgUnits.length > 0 && `enheten ${orgUnits.join(', ')}`, account && `konto ${account}`]
    .filter(Boolean)
    .join(' och ')
  return `Inget av ${key} kommer från ${places}.`
}

async function nameAll(
  facts: readonly Fact[],
  { snapshotId }: ReportVersion,
  { store }: Effects,
): Promise<FigureView['namesSv']> {
  const snapshot = parseSnapshotId(snapshotId)
  if (facts.length === 0 || !snapshot) return { orgUnits: {}, accounts: {} }
  const { organisation, accounts } = await loadReference(snapshot, store)
  const units = facts.map(
    (fact) => [fact.orgUnit, unitAt(organisation, fact.orgUnit, fact.period.to)?.nameSv ?? fact.orgUnit] as const,
  )
  return {
    orgUnits: Object.fromEntries(units),
    accounts: Object.fromEntries(accounts.map((account) => [account.code, account.labelSv])),
  }
}

function sectionsThatPrint(key: FigureKey, sections: readonly Section[]): FigureView['printedIn'] {
  return sections.flatMap((section) => {
    const inText = section.blocks.some((block) => textsOf(block).some((inlines) => mentions(inlines, key)))
    const inTable = section.blocks.some((block) => tableMentions(block, key))
    return inText || inTable ? [{ key: section.key, titleSv: section.titleSv, inText }] : []
  })
}

function textsOf(block: Section['blocks'][number]): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'paragraph':
    case 'callout':
    case 'footnote':
      return [block.inlines]
    case 'list':
      return block.items
    case 'table':
      return block.table.rows.flatMap((row) =>
        Object.values(row.cells).flatMap((cell) => (cell.kind === 'text' ? [cell.inlines] : [])),
      )
    default:
      return []
  }
}

function tableMentions(block: Section['blocks'][number], key: FigureKey): boolean {
  const table = block.kind === 'table' ? block.table : block.kind === 'chart' ? block.chart.dataTable : undefined
  return (
    table?.rows.some((row) => Object.values(row.cells).some((cell) => cell.kind === 'figure' && cell.figure.key === key)) ?? false
  )
}

function mentions(inlines: readonly Inline[], key: FigureKey): boolean {
  return inlines.some((inline) => inline.kind === 'figure' && inline.figure.key === key)
}
