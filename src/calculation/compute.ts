import { type Figure, type FigureKey, isMissing } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import type { LedgerQuestion } from '#domain/ledger-balance.ts'
import { type MissingReason, missingReasons } from '#domain/missing-reasons.ts'
import { addMonths } from '#domain/month.ts'
import { type OrgUnitCode, unitAt } from '#domain/organisation.ts'
import { formatPeriod, fullYear, type Period, period } from '#domain/period.ts'
import { figuresOf, type Table } from '#domain/table.ts'
import type { Exact } from '#lib/exact.ts'
import { centresDuring, yearsByCentre } from './centres-during.ts'
import { calculationFinding } from './finding-codes.ts'
import { withholdSmallGroups } from './small-groups/withhold-small-groups.ts'
import { type TableContext, type TableDefinition, type TableInput, tableContext } from './table-definition.ts'
import { tableDefinitions } from './tables/catalogue.ts'
import { unitsDuring, unitsMovedDuring } from './units-during.ts'

/**
 * Every table that the unit's facts, layouts and plan give in the round, in the catalogue's order, with what a person should
 * know about them. Pure: the same input gives the same tables, to the last basis. With names, only those tables and what they
 * need, where they read nothing but the ledger.
 */
export function computeTables(input: TableInput, names?: readonly string[]): ComputedTables {
  const context = tableContext(input)
  const computed = new Map<string, Table>()
  const findings: Finding[] = checkStructure(context)

  const ofPlan = context.round.kind === 'P'
  const definitions = definitionsFor(names).filter((definition) => (definition.of === 'plan') === ofPlan)
  for (const definition of inOrderOfNeed(definitions)) {
    const outcome = definition.compute(context, computed)
    findings.push(...outcome.findings)
    if (outcome.table === undefined) continue
    computed.set(definition.name, outcome.table)
    findings.push(...checkDelivered(outcome.table))
  }
  const tables = definitions.flatMap(({ name }) => computed.get(name) ?? [])
  const { lacking } = context.ledger
  if (lacking.length > 0) return { tables, findings, lacking, withheld: new Map() }
  const kept = withholdSmallGroups(tables, context)
  return { tables: kept.tables, findings: [...findings, ...kept.findings], lacking, withheld: kept.withheld }
}

export interface ComputedTables {
  readonly tables: Table[]
  readonly findings: Finding[]
  /**
   * What was asked of the ledger that `ledgerBalances` did not hold. Not empty: the tables are not to be used but computed
   * again with the answers. Always empty when the ledger's facts are at hand.
   */
  readonly lacking: readonly LedgerQuestion[]
  /** What the withheld figures were, for the check that no text says them. For nothing else: never to be kept or shown. */
  readonly withheld: ReadonlyMap<FigureKey, Exact>
}

/**
 * The named tables with all that they need; every table when none are named. One of them that reads more than the ledger brings
 * every table with it: which figures about few people are withheld is decided over all of them.
 */
function definitionsFor(names: readonly string[] | undefined): readonly TableDefinition[] {
  if (names === undefined) return tableDefinitions
  const named = new Set(names)
  for (const definition of inOrderOfNeed(tableDefinitions).toReversed()) {
    if (named.has(definition.name)) for (const need of definition.needs) named.add(need)
  }
  const definitions = tableDefinitions.filter(({ name }) => named.has(name))
  return definitions.every(({ reads }) => reads === 'ledger') ? definitions : tableDefinitions
}

/** Whether the named tables are computed of the ledger's sums alone: then no other facts need to be at hand. */
export function readOnlyLedger(names: readonly string[] | undefined): boolean {
  return definitionsFor(names).every(({ reads }) => reads === 'ledger')
}

/**
 * Which facts `computeTables` may ask for: the units that were below the unit in this year or the two before, over those years.
 * A unit with centres looks back over five, for their results.
 */
export function factScopeOf({ orgUnit, round, organisation }: Pick<TableInput, 'orgUnit' | 'round' | 'organisation'>): {
  readonly orgUnits: readonly OrgUnitCode[]
  readonly period: Period
} {
  const threeYears = period(addMonths(fullYear(round.year).from, -24), fullYear(round.year).to)
  const fiveYears = yearsByCentre(round)
  const years = centresDuring(organisation, orgUnit.code, fiveYears).length > 0 ? fiveYears : threeYears
  return { orgUnits: unitsDuring(organisation, orgUnit.code, years), period: years }
}

/** Each definition after those it needs. Throws when needs go in a circle or name no table. */
export function inOrderOfNeed(definitions: readonly TableDefinition[]): TableDefinition[] {
  const ordered: TableDefinition[] = []
  const waiting = new Set(definitions)
  while (waiting.size > 0) {
    const ready = [...waiting].filter(({ needs }) => needs.every((need) => ordered.some(({ name }) => name === need)))
    if (ready.length === 0)
      throw new Error(`Tables need each other or something unknown: ${[...waiting].map(({ name }) => name)}.`)
    for (const definition of ready) {
      ordered.push(definition)
      waiting.delete(definition)
    }
  }
  return ordered
}

/** C-007, for this year and last. */
function checkStructure({ organisation, orgUnit, round }: TableContext): Finding[] {
  return [round.period, fullYear(round.year - 1)].flatMap((months) =>
    unitsMovedDuring(organisation, orgUnit.code, months).map((code) => {
      const name = unitAt(organisation, code, months.to)?.nameSv ?? code
      const message = `${name} (${code}) har hört till ${orgUnit.nameSv} under en del av ${formatPeriod(months)}. Bara belopp för de månaderna räknas med.`
      return calculationFinding('C-007', { kind: 'table', table: 'income-statement' }, message)
    }),
  )
}

/**
 * C-010: what should have been there and has not been delivered. A whole column is one finding, a single figure is its own;
 * a figure that only inherits the lack from its inputs is not told again.
 */
function checkDelivered(table: Table): Finding[] {
  const figures = [...figuresOf(table)]
  return table.columns.flatMap((column): Finding[] => {
    const inColumn = figures.filter((each) => each.column === column).map(({ cell }) => cell.figure)
    const lacking = inColumn.filter((figure) => isMissing(figure) && undelivered.has(figure.reason) && figure.basis === undefined)
    const [first] = lacking
    if (first === undefined) return []
    const whole = lacking.length > 1 && inColumn.every((figure) => isMissing(figure) && undelivered.has(figure.reason))
    if (!whole) return lacking.map((figure) => lackFinding({ kind: 'figure', figureKey: figure.key }, table, figure))
    return [lackFinding({ kind: 'table', table: table.name, column: column.key }, table, first)]
  })
}

const undelivered = new Set<MissingReason>(['not-delivered', 'no-budget', 'no-forecast'])

function lackFinding(where: Finding['where'], { captionSv }: Table, figure: Figure): Finding {
  const why = figure.kind === 'missing' ? (figure.detailSv ?? missingReasons[figure.reason].labelSv) : ''
  return calculationFinding(
    'C-010',
    where,
    `${captionSv}: ${why} Läs in underlaget eller förklara i rapporten varför det saknas.`,
  )
}
