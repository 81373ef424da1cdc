import { type AccountCode, accountCode } from '#domain/account.ts'
import { type Month, parseMonth } from '#domain/month.ts'
import type { Period } from '#domain/period.ts'
import { decimal, type Exact } from '#lib/exact.ts'
import { formatSwedishNumber, parseSwedishNumber } from '#lib/swedish-numbers.ts'
import type { FindingLog } from '../../finding-log.ts'
import { rowCountSv } from '../../row-count.ts'
import { isSieLabel, sieLabels } from './labels.ts'
import { type SieField, type SieLine, tokenizeSie } from './tokenize.ts'

/** What a SIE file of type 1–4 says that we have use for, in its own words and with its own sign (debit +). */
export interface SieFile {
  /** The organisation number, or the name when there is none: whose books these are. */
  readonly sender: string
  /** #RAR: 0 is the file's fiscal year, −1 the one before. */
  readonly years: ReadonlyMap<number, Period>
  /** #OMFATTN: the month through which the period balances reach. */
  readonly through: Month | undefined
  /** Dimension number → its name. */
  readonly dimensions: ReadonlyMap<string, string>
  readonly periodAmounts: readonly SiePeriodAmount[]
  /** #RES: what each account has come to in the year. */
  readonly yearAmounts: readonly SieYearAmount[]
  readonly vouchers: readonly SieVoucher[]
}

/** #PSALDO or #PBUDGET: an account's change in one month. */
export interface SiePeriodAmount {
  readonly kind: 'actual' | 'budget'
  readonly year: number
  readonly month: Month
  readonly account: AccountCode
  /** Dimension → object. Empty for an account's total line. */
  readonly objects: ReadonlyMap<string, string>
  readonly amount: Exact
  readonly row: number
}

export interface SieYearAmount {
  readonly year: number
  readonly account: AccountCode
  readonly amount: Exact
  readonly row: number
}

export interface SieVoucher {
  /** "A 17", for a person. */
  readonly nameSv: string
  readonly month: Month
  readonly rows: readonly SieVoucherRow[]
  readonly row: number
}

export interface SieVoucherRow {
  readonly account: AccountCode
  readonly objects: ReadonlyMap<string, string>
  readonly amount: Exact
  readonly row: number
}

/** Reads the whole text. What cannot be understood is a finding with its row; the rest is read all the same. */
export function readSie(text: string, log: FindingLog): SieFile {
  const years = new Map<number, Period>()
  const dimensions = new Map<string, string>()
  const periodAmounts: SiePeriodAmount[] = []
  const yearAmounts: SieYearAmount[] = []
  const vouchers: SieVoucher[] = []
  const unknown = new Map<string, { count: number; row: number }>()
  let organisationNumber = ''
  let name = ''
  let through: Month | undefined
  let open: { nameSv: string; month: Month | undefined; rows: SieVoucherRow[]; row: number; begun: boolean } | undefined

  for (const line of tokenizeSie(text)) {
    const { label, fields, row } = line
    if (label === '{') {
      if (open) open.begun = true
      continue
    }
    if (label === '}') {
      if (open?.month !== undefined) vouchers.push({ nameSv: open.nameSv, month: open.month, rows: open.rows, row: open.row })
      open = undefined
      continue
    }
    if (!isSieLabel(label)) {
      const word = label === '' ? 'En rad utan etikett' : label
      const seen = unknown.get(word)
      unknown.set(word, { count: (seen?.count ?? 0) + 1, row: seen?.row ?? row })
      continue
    }
    if (!isWhole(line, log)) continue

    switch (label) {
      case '#FNAMN':
        name = textOf(fields[0])
        break
      case '#ORGNR':
        organisationNumber = withHyphen(textOf(fields[0]))
        break
      case '#OMFATTN':
        through = monthOfDate(textOf(fields[0]))
        break
      case '#RAR': {
        const period = readYear(fields)
        if (period) years.set(Number(textOf(fields[0])), period)
        break
      }
      case '#DIM':
      case '#UNDERDIM':
        dimensions.set(textOf(fields[0]), textOf(fields[1]))
        break
      case '#PSALDO':
      case '#PBUDGET': {
        const read = readPeriodAmount(line, log)
        if (read) periodAmounts.push(read)
        break
      }
      case '#RES': {
        const amount = readAmount(line, fields[2], log)
        if (amount) yearAmounts.push({ year: Number(textOf(fields[0])), account: accountCode(textOf(fields[1])), amount, row })
        break
      }
      case '#VER': {
        if (open) log.add('I-005', { row: open.row }, unclosedVoucher(open.nameSv))
        const month = monthOfDate(textOf(fields[2]))
        const nameSv = [textOf(fields[0]), textOf(fields[1])].filter((part) => part !== '').join(' ') || `på rad ${row}`
        if (month === undefined) {
          log.add(
            'I-024',
            { row },
            `Verifikation ${nameSv} har datumet ”${textOf(fields[2])}”. Datum skrivs ÅÅÅÅMMDD, till exempel 20250831.`,
          )
        }
        open = { nameSv, month, rows: [], row, begun: line.unclosed === '{' }
        break
      }
      // #RTRANS (added later) is always followed by the same row as #TRANS, and #BTRANS is a row struck out: neither counts.
      case '#TRANS': {
        const amount = readAmount(line, fields[2], log)
        const objects = readObjects(line, fields[1], log)
        if (amount && objects && open?.begun) open.rows.push({ account: accountCode(textOf(fields[0])), objects, amount, row })
        else if (!open?.begun)
          log.add('I-040', { row }, '#TRANS står utanför en verifikation. Den hör hemma mellan { och } under #VER.')
        break
      }
    }
  }

  if (open) log.add('I-005', { row: open.row }, unclosedVoucher(open.nameSv))
  for (const [word, { count, row }] of unknown) {
    log.add('I-041', { row }, `${word} hör inte till SIE 4 och läses inte (${rowCountSv(count)}).`)
  }
  return { sender: organisationNumber || name || 'okänd', years, through, dimensions, periodAmounts, yearAmounts, vouchers }
}

function unclosedVoucher(nameSv: string): string {
  return `Verifikation ${nameSv} avslutas aldrig med }. Filen verkar vara avklippt: exportera den på nytt.`
}

/** Whether the line has its fields and closes what it opens. Labels that we have no use for are left in peace. */
function isWhole(line: SieLine, log: FindingLog): boolean {
  const label: { fields?: number } = isSieLabel(line.label) ? sieLabels[line.label] : {}
  const wanted = label.fields ?? 0
  if (wanted === 0) return true
  const voucherOpensOnItsOwnLine = line.label === '#VER' && line.unclosed === '{'
  if (line.unclosed !== undefined && !voucherOpensOnItsOwnLine) {
    const what = line.unclosed === '"' ? 'Ett citattecken' : 'En klammer {'
    log.add('I-040', { row: line.row }, `${what} öppnas men stängs aldrig på raden (${line.label}). Exportera filen på nytt.`)
    return false
  }
  if (line.fields.length < wanted) {
    log.add(
      'I-040',
      { row: line.row },
      `${line.label} ska ha minst ${wanted} uppgifter men har ${line.fields.length}. Raden kan vara avklippt: exportera filen på nytt.`,
    )
    return false
  }
  return true
}

function readPeriodAmount(line: SieLine, log: FindingLog): SiePeriodAmount | undefined {
  const [year, yearMonth, account, objectList, amountText] = line.fields
  const monthText = textOf(yearMonth)
  const month = /^\d{6}$/.test(monthText) ? parseMonth(`${monthText.slice(0, 4)}-${monthText.slice(4)}`) : undefined
  if (month === undefined) {
    log.add('I-024', { row: line.row }, `”${monthText}” är ingen period. Perioder skrivs ÅÅÅÅMM, till exempel 202508.`)
    return undefined
  }
  const objects = readObjects(line, objectList, log)
  const amount = readAmount(line, amountText, log)
  if (!objects || !amount) return undefined
  return {
    kind: line.label === '#PBUDGET' ? 'budget' : 'actual',
    year: Number(textOf(year)),
    month,
    account: accountCode(textOf(account)),
    objects,
    amount,
    row: line.row,
  }
}

const noObjects: ReadonlyMap<string, string> = new Map()

function readObjects(line: SieLine, field: SieField | undefined, log: FindingLog): ReadonlyMap<string, string> | undefined {
  if (field === undefined || typeof field === 'string' || field.length % 2 !== 0) {
    log.add(
      'I-040',
      { row: line.row },
      `${line.label} ska ha objekten parvis inom klamrar, till exempel {1 "7110"}, eller tomma klamrar {}.`,
    )
    return undefined
  }
  if (field.length === 0) return noObjects
  const objects = new Map<string, string>()
  for (let index = 0; index < field.length; index += 2) objects.set(field[index] ?? '', field[index + 1] ?? '')
  return objects
}

/** Kronor with at most two decimals, a point between. A comma is understood: some programs write it. */
function readAmount(line: SieLine, field: SieField | undefined, log: FindingLog): Exact | undefined {
  const text = textOf(field)
  const parsed = parseSiePlain(text) ?? parseSwedishNumber(text)?.value
  if (parsed === undefined) {
    log.add('I-025', { row: line.row }, `”${text}” är inget belopp. Belopp skrivs med punkt, till exempel -1250.50.`)
    return undefined
  }
  if ((parsed.numerator * 100n) % parsed.denominator !== 0n) {
    const shown = formatSwedishNumber(parsed, { decimals: 4 })
    log.add('I-026', { row: line.row }, `Beloppet ${shown} har delar av ett öre. Belopp i SIE har högst två decimaler.`)
    return undefined
  }
  return parsed
}

const plainAmount = /^([+-]?)(\d*)(?:\.(\d*))?$/

function parseSiePlain(text: string): Exact | undefined {
  const match = plainAmount.exec(text)
  if (!match) return undefined
  const [, sign, whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return undefined
  const digits = BigInt(whole + fraction)
  return decimal(sign === '-' ? -digits : digits, fraction.length)
}

function readYear(fields: readonly SieField[]): Period | undefined {
  const from = monthOfDate(textOf(fields[1]))
  const to = monthOfDate(textOf(fields[2]))
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined
}

/** Programs write 2321000172 and 232100-0172 for the same; a file must not change whose it is with its program. */
function withHyphen(organisationNumber: string): string {
  const digits = organisationNumber.replace(/\D/g, '')
  return digits.length === 10 ? `${digits.slice(0, 6)}-${digits.slice(6)}` : organisationNumber
}

/** YYYYMMDD → its month; the day must be one. */
function monthOfDate(text: string): Month | undefined {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text)
  if (!match) return undefined
  const [, year = '', monthNumber = '', day = ''] = match
  return Number(day) >= 1 && Number(day) <= 31 ? parseMonth(`${year}-${monthNumber}`) : undefined
}

function textOf(field: SieField | undefined): string {
  return typeof field === 'string' ? field.trim() : ''
}
