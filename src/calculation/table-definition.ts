import type { Fact, FactSelection } from '#domain/fact.ts'
import { type FigureKey, figureKey } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import type { Organisation, OrgUnitCode, OrgUnitVersion } from '#domain/organisation.ts'
import { fullYear, type Period } from '#domain/period.ts'
import type { Plan } from '#domain/plan.ts'
import type { Round } from '#domain/round.ts'
import { actual, decidedBudget, type Scenario } from '#domain/scenario.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import { asReported, type StructureView } from '#domain/structure-view.ts'
import type { Table } from '#domain/table.ts'
import type { TableLayout } from '#domain/table-layout.ts'
import type { CounterpartyCodes } from './consolidation/counterparty-scope.ts'
import { type MovesInView, noMoves } from './consolidation/moves-in-view.ts'
import { type FactIndex, indexFacts } from './fact-index.ts'
import { defaultFullTimeNorms, type FullTimeNorm } from './full-time-norm.ts'
import { membersDuring } from './units-during.ts'

/** What one unit's tables in one round are computed from: everything that is known, and nothing that is read on the way. */
export interface TableInput {
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  readonly organisation: Organisation
  readonly facts: readonly Fact[]
  readonly layouts: readonly StatementLayout[]
  readonly tableLayouts?: readonly TableLayout[]
  readonly plan: Plan | undefined
  /** Ledger code → kind of counterparty; the default of `counterpartyKinds` when empty. */
  readonly counterpartyCodes: CounterpartyCodes
  /** Hours of a full-time year, by the month from which they hold; 1 725 when absent. */
  readonly fullTimeNorms?: readonly FullTimeNorm[]
  /** In which structure facts and organisation are given; as reported when absent. */
  readonly view?: StructureView
  /** What the view has moved; nothing when absent. */
  readonly moves?: MovesInView
}

/** The input with its facts indexed, its tree resolved and its periods named. What a table definition is given. */
export interface TableContext extends Required<TableInput> {
  readonly select: FactIndex['select']
  readonly monthsCovered: FactIndex['monthsCovered']
  /** All that belonged to the unit in some month of the period. */
  readonly unitsDuring: (period: Period) => readonly OrgUnitCode[]
  /** Whose facts count for the unit, or for one of its own: each in the months in which it belonged there. */
  readonly membersDuring: (period: Period, orgUnit?: OrgUnitCode) => Members
  readonly keyOf: (table: string, row: string, column: string) => FigureKey
  readonly currentYear: Period
  readonly scenarios: { readonly actual: Scenario; readonly budget: Scenario; readonly forecast: Scenario }
}

export function tableContext(input: TableInput): TableContext {
  const index = indexFacts(input.facts)
  const members = new Map<string, Members>()
  const membersOf = (period: Period, orgUnit: OrgUnitCode = input.orgUnit.code): Members => {
    const cacheKey = `${period.from} ${period.to} ${orgUnit}`
    const known = members.get(cacheKey) ?? membersDuring(input.organisation, orgUnit, period)
    members.set(cacheKey, known)
    return known
  }
  return {
    ...input,
    tableLayouts: input.tableLayouts ?? [],
    fullTimeNorms: input.fullTimeNorms ?? defaultFullTimeNorms,
    view: input.view ?? asReported,
    moves: input.moves ?? noMoves,
    select: index.select,
    monthsCovered: index.monthsCovered,
    unitsDuring: (period) => membersOf(period).orgUnits,
    membersDuring: membersOf,
    keyOf: (table, row, column) => figureKey({ orgUnit: input.orgUnit.code, round: input.round.code, table, row, column }),
    currentYear: fullYear(input.round.year),
    scenarios: { actual, budget: decidedBudget, forecast: { kind: 'forecast', round: input.round.code } },
  }
}

export type Members = Pick<FactSelection, 'orgUnits' | 'except'>

/** One kind of table: what it is called, which tables it stands on, and how it comes about. */
export interface TableDefinition {
  readonly name: string
  readonly labelSv: string
  /** Names of the tables that must be computed before this one. */
  readonly needs: readonly string[]
  compute(context: TableContext, earlier: ReadonlyMap<string, Table>): TableOutcome
}

/** The table, when the unit has one, and what a person should know about it. */
export interface TableOutcome {
  readonly table?: Table
  readonly findings: readonly Finding[]
}
