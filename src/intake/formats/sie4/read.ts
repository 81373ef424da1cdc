import { type AccountCode, accountCode } from '#domain/account.ts'
import type { Ore } from '#domain/money.ts'
import { type Month, parseMonth } from '#domain/month.ts'
import { type Period, period } from '#domain/period.ts'
import { actual, decidedBudget } from '#domain/scenario.ts'
import type { FindingLog } from '../../finding-log.ts'
import { createAmountReader } from '../../ledger/amount-reader.ts'
import {
  type AccountAmount,
  type Balance,
  type LedgerDimension,
  type LedgerFile,
  type LedgerObjects,
  type LedgerWords,
  noObjects,
  type PeriodAmount,
  type Voucher,
} from '../../ledger/ledger-file.ts'
import { createLinePools } from '../../ledger/line-pools.ts'
import { organisationNumber } from '../../ledger/organisation-number.ts'
import { rowCountSv } from '../../row-count.ts'
import { isSieLabel, type SieLabel, sieLabels } from './labels.ts'
import { type SieField, type SieLine, tokenizeSie } from './tokenize.ts'

const words: LedgerWords = {
  yearAmountSv: (year) => `#RES ${year}`,
  fiscalYearSv: (year) => `#RAR ${year}`,
  closingBalanceSv: (year) => `#UB ${year}`,
  closingObjectBalanceSv: (year) => `#OUB ${year}`,
  withObjectsSv: 'SIE typ 3 eller 4',
}

/** Reads the whole text. What cannot be understood is a finding with its row; the rest is read all the same. */
export function readSie(text: string, log: FindingLog): LedgerFile {
  const fields = createFieldReader(log)
  const years = new Map<number, Period>()
  const dimensions = new Map<string, LedgerDimension & { readonly objects: Set<string> }>()
  const periodAmounts: PeriodAmount[] = []
  const yearAmounts: AccountAmount[] = []
  const balances: Balance[] = []
  const vouchers: Voucher[] = []
  const unknown = new Map<string, { count: number; row: number }>()
  const seen = new Set<SieLabel>()
  let type = ''
  let currency: string | undefined
  let number = ''
  let name = ''
  let through: Month | undefined
  let writtenIn: Month | undefined
  let open: OpenVoucher | undefined

  for (const line of tokenizeSie(text)) {
    const { label, row } = line
    if (label === '{') {
      if (open) open.begun = true
      continue
    }
    if (label === '}') {
      if (open?.period !== undefined) vouchers.push({ nameSv: open.nameSv, rows: open.rows, row: open.row })
      open = undefined
      continue
    }
    if (!isSieLabel(label)) {
      const word = label === '' ? 'En rad utan etikett' : label
      const known = unknown.get(word)
      unknown.set(word, { count: (known?.count ?? 0) + 1, row: known?.row ?? row })
      continue
    }
    seen.add(label)
    if (!isWhole(line, sieLabels[label], log)) continue

    switch (label) {
      case '#SIETYP':
        type = textOf(line.fields[0]).toUpperCase()
        break
      case '#VALUTA':
        currency = textOf(line.fields[0]) || undefined
        break
      case '#FNAMN':
        name = textOf(line.fields[0])
        break
      case '#ORGNR':
        number = organisationNumber(textOf(line.fields[0]))
        break
      case '#OMFATTN':
        through = monthOfDate(textOf(line.fields[0]))
        break
      case '#GEN':
        writtenIn = monthOfDate(textOf(line.fields[0]))
        break
      case '#RAR': {
        const [year, from, to] = line.fields
        const months = fiscalYear(textOf(from), textOf(to))
        if (months) years.set(Number(textOf(year)), months)
        break
      }
      case '#DIM':
      case '#UNDERDIM': {
        const [dimension, nameSv, superior] = line.fields.map(textOf)
        const objects = dimensions.get(dimension ?? '')?.objects ?? new Set()
        dimensions.set(dimension ?? '', {
          nameSv: nameSv ?? '',
          objects,
          ...(label === '#UNDERDIM' && superior ? { superior } : {}),
        })
        break
      }
      case '#OBJEKT': {
        const [dimension, code] = line.fields.map(textOf)
        if (dimension !== undefined && code !== undefined) dimensions.get(dimension)?.objects.add(code)
        break
      }
      case '#PSALDO':
      case '#PBUDGET': {
        const [year, month, account, objectList, amountText] = line.fields
        const when = fields.month(month, row)
        const objects = when && fields.objects(line, objectList)
        const amount = objects && fields.amount(amountText, row)
        if (!when || !objects || amount === undefined) break
        periodAmounts.push({
          scenario: label === '#PBUDGET' ? decidedBudget : actual,
          year: Number(textOf(year)),
          period: when,
          account: fields.account(account),
          objects,
          amount,
          row,
        })
        break
      }
      case '#RES': {
        const [year, account, amountText] = line.fields
        const amount = fields.amount(amountText, row)
        if (amount === undefined) break
        yearAmounts.push({ year: Number(textOf(year)), account: fields.account(account), amount, row })
        break
      }
      case '#IB':
      case '#UB':
      case '#OIB':
      case '#OUB': {
        const ofObject = label === '#OIB' || label === '#OUB'
        const [year, account] = line.fields
        const objects = ofObject ? fields.objects(line, line.fields[2]) : noObjects
        const amount = objects && fields.amount(line.fields[ofObject ? 3 : 2], row)
        if (!objects || amount === undefined) break
        const kind = label === '#IB' || label === '#OIB' ? 'opening' : 'closing'
        balances.push({ kind, year: Number(textOf(year)), account: fields.account(account), objects, amount, row })
        break
      }
      case '#VER':
        if (open) log.add('I-005', { row: open.row }, unclosedVoucher(open.nameSv))
        open = openVoucher(line, fields, log)
        break
      // #RTRANS (added later) is always followed by the same row as #TRANS, and #BTRANS is a row struck out: neither counts.
      case '#TRANS': {
        if (!open?.begun) {
          log.add('I-040', { row }, '#TRANS står utanför en verifikation. Den hör hemma mellan { och } under #VER.')
          break
        }
        const [account, objectList, amountText] = line.fields
        const objects = fields.objects(line, objectList)
        const amount = objects && fields.amount(amountText, row)
        if (!objects || amount === undefined || !open.period) break
        const { period: when } = open
        open.rows.push({ scenario: actual, year: 0, period: when, account: fields.account(account), objects, amount, row })
        break
      }
    }
  }

  if (open) log.add('I-005', { row: open.row }, unclosedVoucher(open.nameSv))
  for (const [word, { count, row }] of unknown) {
    log.add('I-041', { row }, `${word} hör inte till SIE 4 och läses inte (${rowCountSv(count)}).`)
  }
  return {
    words,
    sender: number || name || 'okänd',
    currency,
    years,
    through,
    writtenIn,
    dimensions,
    periodAmounts,
    yearAmounts,
    balances,
    vouchers,
    vouchersAreWhole: false,
    isForEntry: isForEntry(type, seen),
  }
}

/** Type 4I says 4 like an export of type 4, and has none of the chart of accounts, balances and results that one must have. */
function isForEntry(type: string, seen: ReadonlySet<SieLabel>): boolean {
  const isExport = seen.has('#KONTO') || seen.has('#IB') || seen.has('#UB') || seen.has('#RES') || seen.has('#PSALDO')
  return type === '4I' || (type === '4' && seen.has('#VER') && !isExport)
}

interface OpenVoucher {
  readonly nameSv: string
  readonly period: Period | undefined
  readonly rows: PeriodAmount[]
  readonly row: number
  /** Its opening brace has come. */
  begun: boolean
}

function openVoucher(line: SieLine, fields: FieldReader, log: FindingLog): OpenVoucher {
  const [series, number, date] = line.fields.map(textOf)
  const month = monthOfDate(date ?? '')
  const nameSv = [series, number].filter((part) => part).join(' ') || `på rad ${line.row}`
  if (month === undefined) {
    log.add(
      'I-024',
      { row: line.row },
      `Verifikation ${nameSv} har datumet ”${date ?? ''}”. Datum skrivs ÅÅÅÅMMDD, till exempel 20250831.`,
    )
  }
  const when = month === undefined ? undefined : fields.periodOf(month)
  return { nameSv, period: when, rows: [], row: line.row, begun: line.unclosed === '{' }
}

function unclosedVoucher(nameSv: string): string {
  return `Verifikation ${nameSv} avslutas aldrig med }. Filen verkar vara avklippt: exportera den på nytt.`
}

/** Whether the line has its fields and closes what it opens. Labels that we have no use for are left in peace. */
function isWhole(line: SieLine, { fields: wanted = 0 }: { readonly fields?: number }, log: FindingLog): boolean {
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

interface FieldReader {
  account(field: SieField | undefined): AccountCode
  amount(field: SieField | undefined, row: number): Ore | undefined
  month(field: SieField | undefined, row: number): Period | undefined
  objects(line: SieLine, field: SieField | undefined): LedgerObjects | undefined
  periodOf(month: Month): Period
}

/** Reads fields, each different text once: a ledger's million lines say some thousands of different things. */
function createFieldReader(log: FindingLog): FieldReader {
  const pools = createLinePools()
  const amountOf = createAmountReader(log)
  const accounts = new Map<string, AccountCode>()
  const months = new Map<string, Period | undefined>()
  const objectLists = new Map<readonly string[], LedgerObjects>()

  return {
    account(field) {
      const text = textOf(field)
      const known = accounts.get(text) ?? accountCode(text)
      accounts.set(text, known)
      return known
    },
    amount: (field, row) => amountOf(textOf(field), row),
    month(field, row) {
      const text = textOf(field)
      let when = months.get(text)
      if (when === undefined && !months.has(text)) {
        const month = /^\d{6}$/.test(text) ? parseMonth(`${text.slice(0, 4)}-${text.slice(4)}`) : undefined
        when = month && pools.period(month)
        months.set(text, when)
      }
      if (!when) log.add('I-024', { row }, `”${text}” är ingen period. Perioder skrivs ÅÅÅÅMM, till exempel 202508.`)
      return when
    },
    objects(line, field) {
      if (field === undefined || typeof field === 'string' || field.length % 2 !== 0) {
        log.add(
          'I-040',
          { row: line.row },
          `${line.label} ska ha objekten parvis inom klamrar, till exempel {1 "7110"}, eller tomma klamrar {}.`,
        )
        return undefined
      }
      const known = objectLists.get(field)
      if (known) return known
      const pairs = Array.from(
        { length: field.length / 2 },
        (_, index) => [field[2 * index] ?? '', field[2 * index + 1] ?? ''] as const,
      )
      const objects = pools.objects(pairs)
      objectLists.set(field, objects)
      return objects
    },
    periodOf: (month) => pools.period(month),
  }
}

function fiscalYear(fromText: string, toText: string): Period | undefined {
  const from = monthOfDate(fromText)
  const to = monthOfDate(toText)
  return from !== undefined && to !== undefined && from <= to ? period(from, to) : undefined
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
