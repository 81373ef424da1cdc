import { type AccountCode, isIncomeStatementAccount } from '#domain/account.ts'
import { type CounterpartyKind, counterpartyKinds } from '#domain/counterparty.ts'
import { formatExact } from '#domain/display.ts'
import type { Finding } from '#domain/finding.ts'
import type { LedgerBalance, LedgerBalances, LedgerQuestion } from '#domain/ledger-balance.ts'
import { childrenAt, type OrgLevel } from '#domain/organisation.ts'
import { formatPeriod } from '#domain/period.ts'
import { formatScenario } from '#domain/scenario.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import { absolute, compare, type Exact, isZero, sum } from '#lib/exact.ts'
import { counterpartyCodesIn, counterpartyScopeOf } from './consolidation/counterparty-scope.ts'
import { calculationFinding } from './finding-codes.ts'
import { withoutParts } from './statement.ts'
import type { TableContext } from './table-definition.ts'

/**
 * C-035: what a statement leaves out as internal has two sides, and together they are nothing: 10 sold by one clinic is 10
 * bought by another. What is left over is income or cost that the statement silently lacks. Asked of the level at which both
 * sides are: dealings within an administration from there up, dealings between administrations of the region.
 */
export function checkEliminationNetsOut(
  layout: StatementLayout,
  ledger: readonly LedgerBalances[],
  context: TableContext,
): Finding[] {
  const scope = counterpartyScopeOf(layout.counterpartyScope, context.orgUnit.level)
  if (scope === undefined) return []
  const leftOut = internalAt(context.orgUnit.level).filter((kind) => !scope.includes(kind))
  return withoutParts(ledger).flatMap((column) =>
    leftOut.flatMap((kind) => {
      const codes = counterpartyCodesIn([kind], context.counterpartyCodes)
      const left = internalAmount(column, codes)
      if (isZero(left)) return []
      const { scenario, period } = column.question
      const message = [
        `Interna belopp tar inte ut varandra: motpart ${counterpartyKinds[kind].labelSv.toLowerCase()}, ${formatScenario(scenario)} ${formatPeriod(period)}, lämnar ${formatKronor(left)} (redovisningens tecken), som inte kommer med i ${layout.captionSv}.`,
        `Störst: ${largest(unitAmounts(column.question, codes, context))}; ${largest(accountAmounts(column, codes))}.`,
        kind === 'other-administration'
          ? 'Lämna in redovisningen för den förvaltning som saknas, eller rätta motparten där bara den ena sidan är bokförd som intern.'
          : 'Rätta motparten där bara den ena sidan är bokförd som intern.',
      ]
      return [calculationFinding('C-035', { kind: 'table', table: layout.table }, message.join(' '))]
    }),
  )
}

/** The kinds of counterparty whose both sides lie within a unit of the level. */
function internalAt(level: OrgLevel): CounterpartyKind[] {
  switch (level) {
    case 'region':
      return ['other-administration', 'same-administration']
    case 'committee':
    case 'administration':
      return ['same-administration']
    default:
      return []
  }
}

interface NamedAmount {
  readonly nameSv: string
  readonly amount: Exact
}

function unitAmounts(question: LedgerQuestion, codes: readonly string[], context: TableContext): NamedAmount[] {
  const { scenario, period } = question
  return childrenAt(context.organisation, context.orgUnit.code, period.to).map(({ code, nameSv }) => ({
    nameSv,
    amount: internalAmount(context.ledger.balances({ scenario, period, ...context.membersDuring(period, code) }), codes),
  }))
}

function accountAmounts(column: LedgerBalances, codes: readonly string[]): NamedAmount[] {
  const byAccount = Map.groupBy(internalBalances(column, codes), ({ account }) => account)
  return [...byAccount].map(([account, balances]) => ({
    nameSv: `konto ${account ?? 'utan nummer'}`,
    amount: sum(balances.map(({ amount }) => amount)),
  }))
}

/** "Akutsjukvård 12,0 tkr, Nära vård −11,0 tkr och 2 till". */
function largest(amounts: readonly NamedAmount[]): string {
  const [first, second, third, ...others] = amounts
    .filter(({ amount }) => !isZero(amount))
    .toSorted((a, b) => compare(absolute(b.amount), absolute(a.amount)) || (a.nameSv < b.nameSv ? -1 : 1))
  const shown = [first, second, third].flatMap((each) => (each ? [`${each.nameSv} ${formatKronor(each.amount)}`] : []))
  return new Intl.ListFormat('sv').format(others.length === 0 ? shown : [...shown, `${others.length} till`])
}

function internalAmount(column: LedgerBalances, codes: readonly string[]): Exact {
  return sum(internalBalances(column, codes).map(({ amount }) => amount))
}

function internalBalances({ balances }: LedgerBalances, codes: readonly string[]): LedgerBalance[] {
  return balances.filter(
    ({ account, counterparty }) =>
      counterparty !== undefined && codes.includes(counterparty) && isIncomeStatementAccount(account ?? ('' as AccountCode)),
  )
}

function formatKronor(amount: Exact): string {
  return formatExact(amount, { unit: 'kr', decimals: 2 }, { withUnit: true })
}
