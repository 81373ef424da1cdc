import { type AccountCode, accountCode, selectsAccount, statementAmount } from '#domain/account.ts'
import type { Fact } from '#domain/fact.ts'
import { type ForecastHeaders, forecastHeaders } from '#domain/forecast-file.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { formatSourcePlace } from '#domain/source-place.ts'
import type { LayoutRow } from '#domain/statement-layout.ts'
import {
  absolute,
  add,
  compare,
  decimal,
  type Exact,
  equals,
  exact,
  isZero,
  roundHalfAway,
  subtract,
  sum,
  zero,
} from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'

/** What somebody has handed in for one row of the statement. */
export interface EnteredForecast {
  readonly row: LayoutRow
  readonly kronor: number
  readonly lowKronor?: number
  readonly highKronor?: number
  readonly commentary: string
  readonly byNameSv: string
}

/** What is known of the round's forecast when one is handed in. */
export interface ForecastGround {
  readonly round: string
  /** The unit's forecast in force: of the round itself and of the ends of its range. */
  readonly inForce: readonly Fact[]
  /** The region's account plan. */
  readonly accounts: readonly AccountCode[]
  /** Where what is entered for the unit as a whole is put. */
  readonly adjustmentUnit: OrgUnitCode
  /** Whom an amount is with that nobody has said it of. */
  readonly counterparty: string
  /** The counterparties that the statement counts; all when absent. */
  readonly counterparties?: readonly string[]
  /** When it was handed in, as it is to be written. */
  readonly enteredSv: string
}

/**
 * The forecast as the rows of a standard file, headers first. What is in force by cost centre and account stays, with where it
 * came from; a row that has been entered gets one line more, so that the row is what was entered: what it then is as a whole is
 * told of the unit as a whole. Ranges are written when anybody has given one: a row without has its forecast at both ends.
 * Throws RangeError for a row that no account is of (`rowsWithoutAccount` tells).
 */
export function forecastFile(entered: readonly EnteredForecast[], ground: ForecastGround): string[][] {
  const headers = forecastHeaders(ground.round)
  const lines = linesInForce(ground)
  const ranged =
    ground.inForce.some(({ scenario }) => scenario.kind === 'forecast' && scenario.bound !== undefined) ||
    entered.some(({ lowKronor, highKronor }) => lowKronor !== undefined || highKronor !== undefined)
  for (const entry of entered) enter(entry, lines, ground)
  const amountsOf = ({ amount, low, high }: Pick<Line, 'amount' | 'low' | 'high'>) => (ranged ? [amount, low, high] : [amount])
  const whole = [...lines.values()]
  return [
    [...columnsOf(headers, ranged), ...saidBy],
    ...whole.map((line) => [
      line.account,
      line.orgUnit,
      line.counterparty,
      ...amountsOf(line).map(amountText),
      line.rowSv,
      line.byNameSv,
      line.byNameSv === '' ? '' : ground.enteredSv,
      line.noteSv,
    ]),
    ['Summa', '', '', ...transposed(whole.map(amountsOf)).map((column) => amountText(sum(column))), '', '', '', ''],
  ]
}

function transposed<Item>(rows: readonly (readonly Item[])[]): Item[][] {
  return (rows[0] ?? []).map((_, index) => rows.flatMap((row) => row[index] ?? []))
}

/** The rows that the account plan has no account for: nothing can be entered in them. */
export function rowsWithoutAccount(rows: readonly LayoutRow[], accounts: readonly AccountCode[]): LayoutRow[] {
  return rows.filter((row) => firstAccount(row, accounts) === undefined)
}

/** What the facts say of the row, in the statement's sign; undefined without any facts. */
export function forecastOfRow(
  row: LayoutRow,
  facts: readonly Fact[],
  counterparties: readonly string[] | undefined,
): Exact | undefined {
  if (facts.length === 0) return undefined
  return statementAmount(sum(facts.filter((fact) => isOfRow(row, fact.dimensions, counterparties)).map(({ amount }) => amount)))
}

const saidBy = ['Rad', 'Angivet av', 'Angivet', 'Kommentar']

interface Line {
  readonly account: string
  readonly orgUnit: OrgUnitCode
  readonly counterparty: string
  readonly amount: Exact
  readonly low: Exact
  readonly high: Exact
  readonly rowSv: string
  readonly byNameSv: string
  readonly noteSv: string
}

function linesInForce({ inForce }: ForecastGround): Map<string, Line> {
  const ranged = inForce.some(({ scenario }) => scenario.kind === 'forecast' && scenario.bound !== undefined)
  const lines = new Map<string, Line>()
  for (const fact of inForce) {
    const { account = '', counterparty = '' } = fact.dimensions
    const key = lineKey(account, fact.orgUnit, counterparty)
    const known = lines.get(key) ?? {
      account,
      orgUnit: fact.orgUnit,
      counterparty,
      amount: zero,
      low: zero,
      high: zero,
      rowSv: '',
      byNameSv: '',
      noteSv: `Överfört från ${formatSourcePlace(fact.source)}`,
    }
    const amount = statementAmount(fact.amount)
    const bound = fact.scenario.kind === 'forecast' ? fact.scenario.bound : undefined
    lines.set(key, {
      ...known,
      amount: bound === undefined ? add(known.amount, amount) : known.amount,
      low: bound === 'low' || (bound === undefined && !ranged) ? add(known.low, amount) : known.low,
      high: bound === 'high' || (bound === undefined && !ranged) ? add(known.high, amount) : known.high,
    })
  }
  return lines
}

function enter(entry: EnteredForecast, lines: Map<string, Line>, ground: ForecastGround): void {
  const { row, kronor, lowKronor = kronor, highKronor = kronor } = entry
  const ofRow = [...lines.values()].filter(({ account, counterparty }) =>
    isOfRow(row, { account, counterparty }, ground.counterparties),
  )
  const account = largestAccount(ofRow) ?? firstAccount(row, ground.accounts)
  if (account === undefined) throw new RangeError(`No account is of the row ${row.key}.`)
  const key = lineKey(account, ground.adjustmentUnit, ground.counterparty)
  const others = ofRow.filter((line) => lineKey(line.account, line.orgUnit, line.counterparty) !== key)
  const left = (whole: number, of: (line: Line) => Exact) => subtract(exact(BigInt(whole)), sum(others.map(of)))
  lines.set(key, {
    account,
    orgUnit: ground.adjustmentUnit,
    counterparty: ground.counterparty,
    amount: left(kronor, ({ amount }) => amount),
    low: left(lowKronor, ({ low }) => low),
    high: left(highKronor, ({ high }) => high),
    rowSv: row.labelSv,
    byNameSv: entry.byNameSv,
    noteSv: entry.commentary.replace(/\s+/g, ' ').trim(),
  })
}

function isOfRow(
  { accounts = [] }: LayoutRow,
  { account, counterparty }: Fact['dimensions'],
  counterparties: readonly string[] | undefined,
): boolean {
  if (account === undefined || !selectsAccount(accounts, accountCode(account))) return false
  return counterparties === undefined || (counterparty !== undefined && counterparties.includes(counterparty))
}

/** The account that most of the row is on already. */
function largestAccount(lines: readonly Line[]): string | undefined {
  const totals = [...Map.groupBy(lines, ({ account }) => account)].map(([account, of]) => ({
    account,
    size: absolute(sum(of.map(({ amount }) => amount))),
  }))
  return totals.filter(({ size }) => !isZero(size)).toSorted((a, b) => compare(b.size, a.size))[0]?.account
}

function firstAccount({ accounts = [] }: LayoutRow, plan: readonly AccountCode[]): AccountCode | undefined {
  return plan.filter((account) => selectsAccount(accounts, account)).toSorted()[0]
}

function columnsOf({ account, orgUnit, counterparty, amount, low, high }: ForecastHeaders, ranged: boolean): string[] {
  return [account, orgUnit, counterparty, amount, ...(ranged ? [low, high] : [])]
}

function lineKey(...parts: readonly string[]): string {
  return parts.join('\n')
}

/** To the last decimal that it has: what is carried over is carried over whole. */
function amountText(value: Exact): string {
  let decimals = 0
  while (!equals(decimal(roundHalfAway(value, decimals), decimals), value)) decimals += 1
  return formatSwedishNumber(value, { decimals })
}
