import { counterpartyCodesIn, counterpartyScopeOf } from '#calculation/consolidation/counterparty-scope.ts'
import { rowsWithoutAccount } from '#calculation/forecast-file.ts'
import { unitsDuring } from '#calculation/units-during.ts'
import type { Fact } from '#domain/fact.ts'
import { childrenAt, type OrgUnitCode } from '#domain/organisation.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import { fullYear } from '#domain/period.ts'
import type { RoundTask } from '#domain/round-task.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { LayoutRow, StatementLayout } from '#domain/statement-layout.ts'
import { findReportGround, type ReportAddress, type ReportGround } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import type { Reference } from './load-reference.ts'

/** A unit's forecast in a round, as far as it has come: what is asked, what has been answered and what is in force. */
export interface Forecast {
  readonly ground: ReportGround
  readonly layout: StatementLayout
  /** The rows that are forecast: those that accounts are of. */
  readonly rows: readonly LayoutRow[]
  /** By row key; empty when the round is not opened for the unit. */
  readonly tasks: ReadonlyMap<string, RoundTask>
  /** The round's forecast and the ends of its range, by cost centre and account. */
  readonly inForce: readonly Fact[]
  /** The counterparties that the statement counts; all when absent. */
  readonly counterparties: readonly string[] | undefined
  /** Where what is entered for the unit as a whole is put. */
  readonly adjustmentUnit: OrgUnitCode
}

/** Finds the forecast that an address names. Refused where no income statement is laid out, or its rows have no accounts. */
export async function findForecast(address: ReportAddress, effects: Effects): Promise<Outcome<Forecast>> {
  const found = await findReportGround(address, effects)
  if (found.kind !== 'done') return found
  const ground = found.value
  const { orgUnit, round, reference } = ground
  const layout = statementLayoutFor(reference, orgUnit.code, round.period.to)
  if (layout === undefined)
    return refused(
      `${orgUnit.nameSv} har ingen uppställning av resultaträkningen, och därför inga rader att göra en prognos på. Läs in en fil med ”kind: statement-layout” och ”table: income-statement”.`,
    )
  const rows = forecastRowsOf(layout)
  const homeless = rowsWithoutAccount(
    rows,
    reference.accounts.map(({ code }) => code),
  )
  if (homeless.length > 0)
    return refused(
      `Kontoplanen har inget konto för ${new Intl.ListFormat('sv').format(homeless.map(({ labelSv }) => `”${labelSv}”`))}. Läs in kontoplanen, eller rätta raderna i uppställningen.`,
    )
  const tasks = await effects.store.rounds.listTasks({ orgUnits: [orgUnit.code], round: round.code })
  const scope = counterpartyScopeOf(layout.counterpartyScope, orgUnit.level)
  return done({
    ground,
    layout,
    rows,
    tasks: new Map(tasks.filter(({ kind }) => kind === 'forecast').map((task) => [task.item, task])),
    inForce: await factsInForce(round.code, ground, effects),
    counterparties: scope && counterpartyCodesIn(scope, reference.region?.counterpartyCodes ?? {}),
    adjustmentUnit: adjustmentUnitOf(ground),
  })
}

/** The layout of the unit's own income statement in the month. */
export function statementLayoutFor(reference: Reference, orgUnit: OrgUnitCode, month: string): StatementLayout | undefined {
  return reference
    .layoutsFor(orgUnit)
    .filter(({ table, validFrom }) => table === 'income-statement' && validFrom <= month)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}

export function forecastRowsOf({ rows }: StatementLayout): LayoutRow[] {
  return rows.filter(({ kind, accounts }) => kind === 'detail' && accounts !== undefined)
}

/** What the unit's ledger is forecast to be in the round's year according to a round, the ends of the range included. */
export async function factsInForce(
  round: string,
  { orgUnit, round: { year }, reference }: Pick<ReportGround, 'orgUnit' | 'round' | 'reference'>,
  { store }: Effects,
): Promise<Fact[]> {
  const period = fullYear(year)
  const orgUnits = unitsDuring(reference.organisation, orgUnit.code, period)
  const facts = await Promise.all(
    forecastScenarios(round).map((scenario) =>
      store.loadSelectedFacts(reference.snapshot, { series: 'ledger', orgUnits, period, scenario }),
    ),
  )
  return facts.flat()
}

export function forecastScenarios(round: string): Scenario[] {
  return [
    { kind: 'forecast', round },
    { kind: 'forecast', round, bound: 'low' },
    { kind: 'forecast', round, bound: 'high' },
  ]
}

/**
 * A cost centre right under the unit that the region has for adjusting the forecast as a whole, known by its name
 * ("Förvaltningsövergripande prognosjustering"); the unit itself where it has none.
 */
function adjustmentUnitOf({ orgUnit, round, reference }: ReportGround): OrgUnitCode {
  const own = childrenAt(reference.organisation, orgUnit.code, round.period.to).find(
    ({ level, nameSv }) => level === 'cost-centre' && /prognosjustering/i.test(nameSv),
  )
  return own?.code ?? orgUnit.code
}
