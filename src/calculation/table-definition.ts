import type { Fact, FactSelection } from '#domain/fact.ts'
import { type FigureKey, figureKey } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import type { LedgerBalances } from '#domain/ledger-balance.ts'
import type { Month } from '#domain/month.ts'
import type { Organisation, OrgUnitCode, OrgUnitVersion } from '#domain/organisation.ts'
import { fullYear, type Period } from '#domain/period.ts'
import type { Answers, Plan } from '#domain/plan.ts'
import type { ProductionLayout } from '#domain/production-layout.ts'
import type { Round } from '#domain/round.ts'
import { actual, decidedBudget, type Scenario } from '#domain/scenario.ts'
import type { SeriesName } from '#domain/series.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import { asReported, type StructureView } from '#domain/structure-view.ts'
import type { Table } from '#domain/table.ts'
import type { TableLayout } from '#domain/table-layout.ts'
import { type Exact, sum } from '#lib/exact.ts'
import type { CounterpartyCodes } from './consolidation/counterparty-scope.ts'
import { type MovesInView, type MovesScope, noMoves } from './consolidation/moves-in-view.ts'
import { indexFacts } from './fact-index.ts'
import { defaultFullTimeNorms, type FullTimeNorm } from './full-time-norm.ts'
import { type LedgerLookup, ledgerQuestion, lookUpIn, lookUpInFacts, sumOfBalances } from './ledger-lookup.ts'
import { type Members, membersDuring } from './units-during.ts'

/** What one unit's tables in one round are computed from: everything that is known, and nothing that is read on the way. */
export interface TableInput {
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  readonly organisation: Organisation
  readonly facts: readonly Fact[]
  /** The ledger's answers to what was asked so far, instead of its facts; absent when the facts are at hand. */
  readonly ledgerBalances?: readonly LedgerBalances[]
  readonly layouts: readonly StatementLayout[]
  readonly tableLayouts?: readonly TableLayout[]
  readonly productionLayouts?: readonly ProductionLayout[]
  readonly plan: Plan | undefined
  readonly answers?: Answers | undefined
  /** Ledger code → kind of counterparty; the default of `counterpartyKinds` when empty. */
  readonly counterpartyCodes: CounterpartyCodes
  /** Hours of a full-time year, by the month from which they hold; 1 725 when absent. */
  readonly fullTimeNorms?: readonly FullTimeNorm[]
  /** Groups of fewer people than this are told nothing of; 5 when absent. */
  readonly smallGroupThreshold?: number
  /** In which structure facts and organisation are given; as reported when absent. */
  readonly view?: StructureView
  /** What the view has moved; nothing when absent. */
  readonly moves?: MovesInView
}

/** The input with its facts indexed, its tree resolved and its periods named. What a table definition is given. */
export interface TableContext extends Required<Omit<TableInput, 'ledgerBalances'>> {
  /** The facts of any series but the ledger, which is only ever asked for sums. */
  readonly select: <Series extends SeriesName>(
    selection: FactSelection & { readonly series: [Series] extends ['ledger'] ? never : Series },
  ) => Fact[]
  /** The sum of the facts that answer, whatever the series. */
  readonly sumOf: (selection: FactSelection) => { readonly amount: Exact; readonly factCount: number }
  /** The months that the answering facts cover. */
  readonly monthsCovered: (selection: FactSelection) => ReadonlySet<Month>
  readonly ledger: LedgerLookup
  /** What the view has moved to and from a unit, in words that follow a figure's formula. */
  readonly movesSv: (scope: MovesScope, selection: FactSelection, sign: 1 | -1) => string
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
  const ledger = input.ledgerBalances === undefined ? lookUpInFacts(input.facts) : lookUpIn(input.ledgerBalances)
  const moves = input.moves ?? noMoves
  const membersOf = (period: Period, orgUnit: OrgUnitCode = input.orgUnit.code) =>
    membersDuring(input.organisation, orgUnit, period)
  return {
    ...input,
    tableLayouts: input.tableLayouts ?? [],
    productionLayouts: input.productionLayouts ?? [],
    answers: input.answers,
    fullTimeNorms: input.fullTimeNorms ?? defaultFullTimeNorms,
    smallGroupThreshold: input.smallGroupThreshold ?? defaultSmallGroupThreshold,
    view: input.view ?? asReported,
    moves,
    movesSv: (scope, selection, sign) => moves.noteSv(scope, selection, () => index.select(selection), sign),
    ledger,
    select(selection) {
      if (selection.series === 'ledger') throw new Error('The ledger is asked for sums, never for facts.')
      return index.select(selection)
    },
    sumOf(selection) {
      if (selection.series === 'ledger') return sumOfBalances(ledger.balances(ledgerQuestion(selection)), selection)
      const facts = index.select(selection)
      return { amount: sum(facts.map((fact) => fact.amount)), factCount: facts.length }
    },
    monthsCovered: (selection) =>
      selection.series === 'ledger' ? ledger.balances(ledgerQuestion(selection)).monthsCovered : index.monthsCovered(selection),
    unitsDuring: (period) => membersOf(period).orgUnits,
    membersDuring: membersOf,
    keyOf: (table, row, column) => figureKey({ orgUnit: input.orgUnit.code, round: input.round.code, table, row, column }),
    currentYear: fullYear(input.round.year),
    scenarios: { actual, budget: decidedBudget, forecast: { kind: 'forecast', round: input.round.code } },
  }
}

/** Statistics in Sweden commonly keep groups of fewer than five to themselves; a region may choose ten (domain.md §5.7). */
const defaultSmallGroupThreshold = 5

/** One kind of table: what it is called, which tables it stands on, and how it comes about. */
export interface TableDefinition {
  readonly name: string
  readonly labelSv: string
  /** 'plan': a table of what a plan decides, which only a plan has. Absent: a table of what is followed up, which a plan has not. */
  readonly of?: 'plan'
  /**
   * Its figures come of the ledger's sums and of nothing else that is delivered, so that it can be computed without the other
   * tables: what it shows is never about few people. Absent: it may read any series.
   */
  readonly reads?: 'ledger'
  /** Names of the tables that must be computed before this one. */
  readonly needs: readonly string[]
  compute(context: TableContext, earlier: ReadonlyMap<string, Table>): TableOutcome
}

/** The table, when the unit has one, and what a person should know about it. */
export interface TableOutcome {
  readonly table?: Table
  readonly findings: readonly Finding[]
}
