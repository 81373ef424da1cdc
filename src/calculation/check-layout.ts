import type { AccountCode } from '#domain/account.ts'
import { isIncomeStatementAccount, selectsAccount } from '#domain/account.ts'
import { formatExact } from '#domain/display.ts'
import type { Finding, FindingPlace } from '#domain/finding.ts'
import type { LedgerBalances } from '#domain/ledger-balance.ts'
import { formatPeriod } from '#domain/period.ts'
import { formatScenario } from '#domain/scenario.ts'
import type { LayoutRow, StatementLayout } from '#domain/statement-layout.ts'
import { sum } from '#lib/exact.ts'
import { calculationFinding } from './finding-codes.ts'
import { balancesByAccount } from './ledger-lookup.ts'
import { operandsOf } from './statement-columns.ts'

/**
 * Whether a layout can be computed at all: no row or column twice, sums of rows that exist and never of themselves, a
 * comparison only beside what it compares. With a finding from here no table is made: half a statement is a wrong one.
 */
export function checkLayoutShape(layout: StatementLayout): Finding[] {
  const messages = [
    ...repeated(layout.rows.map((row) => row.key)).map((key) => `Raden ”${key}” finns mer än en gång.`),
    ...layout.rows
      .filter(({ key }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key))
      .map(
        ({ key }) => `Radens beteckning ”${key}” får bara ha a–z, 0–9 och bindestreck, eftersom den ingår i siffrornas adresser.`,
      ),
    ...repeated(layout.columns.map((column) => column.comparison)).map((key) => `Kolumnen ”${key}” finns mer än en gång.`),
    ...layout.rows.flatMap((row) => rowMessages(row, layout)),
    ...layout.columns.flatMap(({ comparison }) => {
      const absent = operandsOf(comparison).filter((operand) => !layout.columns.some((column) => column.comparison === operand))
      return absent.map(
        (operand) => `Kolumnen ”${comparison}” jämför med ”${operand}”, som inte finns bland kolumnerna. Lägg till den.`,
      )
    }),
  ]
  return messages.map((message) =>
    calculationFinding(
      'C-001',
      { kind: 'table', table: layout.table },
      `Tabellayouten för ${layout.captionSv} kan inte räknas. ${message}`,
    ),
  )
}

/** C-004: a row that no sum leads to, or that two sums lead to, makes the result wrong without anybody seeing it. */
export function checkEveryRowReachesResult(layout: StatementLayout): Finding[] {
  const results = layout.rows.filter((row) => row.kind === 'result')
  if (results.length === 0) {
    const place: FindingPlace = { kind: 'table', table: layout.table }
    return [calculationFinding('C-004', place, `${layout.captionSv} har ingen resultatrad. Ge en rad ”kind: result”.`)]
  }
  const [result] = results
  const reached = result === undefined ? [] : detailsUnder(result, layout)
  return layout.rows.filter(isAdded).flatMap((row) => {
    const times = reached.filter((key) => key === row.key).length
    if (times === 1) return []
    const what = times === 0 ? 'ingår inte i' : `räknas ${times} gånger i`
    const place: FindingPlace = { kind: 'table', table: layout.table, row: row.key }
    return [
      calculationFinding(
        'C-004',
        place,
        `Raden ${row.labelSv} ${what} ${result?.labelSv ?? ''}. Rätta summeringarna i tabellayouten.`,
      ),
    ]
  })
}

/** C-002: accounts that have amounts and that two rows count in. 'of-which' and 'memo' rows overlap by their nature. */
export function checkAccountsInOneRow(layout: StatementLayout, ledger: readonly LedgerBalances[]): Finding[] {
  return findAccounts(ledger, (account) => rowsWith(account, layout).length > 1).map((found) => {
    const labels = rowsWith(found.account, layout).map((row) => row.labelSv)
    const message = `Konto ${found.account} (${found.amountSv}) räknas i flera rader: ${labels.join(', ')}. Rätta radernas konton.`
    return calculationFinding('C-002', { kind: 'table', table: layout.table }, message)
  })
}

/** C-003: income-statement accounts that have amounts and that no row counts in. */
export function checkEveryAccountInSomeRow(layout: StatementLayout, ledger: readonly LedgerBalances[]): Finding[] {
  return findAccounts(ledger, (account) => isIncomeStatementAccount(account) && rowsWith(account, layout).length === 0).map(
    (found) =>
      calculationFinding(
        'C-003',
        { kind: 'table', table: layout.table },
        `Konto ${found.account} (${found.amountSv}) hör inte till någon rad i ${layout.captionSv}. Lägg kontot till en rad.`,
      ),
  )
}

function findAccounts(ledger: readonly LedgerBalances[], wrong: (account: AccountCode) => boolean) {
  const found = new Map<AccountCode, string>()
  const judged = new Set<AccountCode>()
  for (const answer of ledger) {
    const { scenario, period } = answer.question
    for (const [account, ofAccount] of balancesByAccount(answer)) {
      if (judged.has(account)) continue
      judged.add(account)
      if (!wrong(account)) continue
      const total = formatExact(sum(ofAccount.map(({ amount }) => amount)), { unit: 'kr', decimals: 2 }, { withUnit: true })
      found.set(account, `${formatScenario(scenario)} ${formatPeriod(period)}: ${total} enligt redovisningens tecken`)
    }
  }
  return [...found].map(([account, amountSv]) => ({ account, amountSv })).sort((a, b) => (a.account < b.account ? -1 : 1))
}

function rowsWith(account: AccountCode, { rows }: StatementLayout): LayoutRow[] {
  return rows.filter((row) => isAdded(row) && row.accounts !== undefined && selectsAccount(row.accounts, account))
}

/** Whether the row's accounts add to the whole, unlike those that only show a part of another row. */
function isAdded({ kind, accounts }: LayoutRow): boolean {
  return accounts !== undefined && kind !== 'of-which' && kind !== 'memo'
}

function detailsUnder(row: LayoutRow, layout: StatementLayout): string[] {
  if (row.sumOf === undefined) return [row.key]
  return row.sumOf.flatMap((key) => {
    const addend = layout.rows.find((each) => each.key === key)
    return addend === undefined ? [] : detailsUnder(addend, layout)
  })
}

function rowMessages(row: LayoutRow, layout: StatementLayout): string[] {
  const named = `Raden ”${row.labelSv}”`
  if (row.accounts !== undefined && row.sumOf !== undefined) return [`${named} har både konton och summering. Ta bort det ena.`]
  if (row.sumOf === undefined) {
    return row.accounts === undefined && row.kind !== 'group' ? [`${named} har varken konton eller summering.`] : []
  }
  const unknown = row.sumOf.filter((key) => !layout.rows.some((each) => each.key === key))
  const groups = row.sumOf.filter((key) => layout.rows.some((each) => each.key === key && each.kind === 'group'))
  return [
    ...unknown.map((key) => `${named} summerar raden ”${key}”, som inte finns.`),
    ...groups.map((key) => `${named} summerar raden ”${key}”, som är en rubrik utan belopp.`),
    ...(leadsTo(row, row.key, layout, new Set()) ? [`${named} summerar sig själv.`] : []),
  ]
}

function leadsTo(row: LayoutRow, target: string, layout: StatementLayout, seen: Set<string>): boolean {
  return (row.sumOf ?? []).some((key) => {
    if (key === target) return true
    if (seen.has(key)) return false
    seen.add(key)
    const addend = layout.rows.find((each) => each.key === key)
    return addend !== undefined && leadsTo(addend, target, layout, seen)
  })
}

function repeated(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))]
}
