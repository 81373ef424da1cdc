import { type AccountCode, accountCode } from '#domain/account.ts'
import type { Ore } from '#domain/money.ts'
import { type Month, parseMonth } from '#domain/month.ts'
import { type Period, period } from '#domain/period.ts'
import { actual } from '#domain/scenario.ts'
import { readXml, type XmlElement, type XmlProblem } from '#lib/read-xml.ts'
import type { FindingLog } from '../../finding-log.ts'
import { createAmountReader } from '../../ledger/amount-reader.ts'
import type { LedgerDimension, LedgerFile, LedgerWords, PeriodAmount, Voucher } from '../../ledger/ledger-file.ts'
import { createLinePools } from '../../ledger/line-pools.ts'
import { organisationNumber } from '../../ledger/organisation-number.ts'
import { rowCountSv } from '../../row-count.ts'
import { sie5Elements, sie5Namespace } from './elements.ts'
import { fromMonthBalances, type MonthBalance } from './month-balances.ts'

const words: LedgerWords = {
  yearAmountSv: () => 'ClosingBalance',
  fiscalYearSv: () => 'FiscalYear',
  closingBalanceSv: () => 'ClosingBalance',
  closingObjectBalanceSv: () => 'ClosingBalance',
  withObjectsSv: 'SIE 5 med verifikationer (Journal) och objekt',
}

/** Reads the whole text; undefined, with the reason in the log, when it is not a whole SIE 5 file. */
export function readSie5(text: string, log: FindingLog): LedgerFile | undefined {
  const reader = createElementReader(log)
  const problem = readXml(text, reader)
  if (problem) reportProblem(problem, log)
  return problem ? undefined : reader.toFile()
}

/** What an element adds to when it ends, by where it stands. */
interface OpenBalance extends Omit<MonthBalance, 'objects'> {
  readonly pairs: Pair[]
}

interface OpenEntry {
  readonly account: AccountCode
  readonly amount: Ore
  readonly when: Period
  readonly row: number
  readonly pairs: Pair[]
  struck: boolean
}

type Pair = readonly [dimension: string, object: string]

function createElementReader(log: FindingLog) {
  const pools = createLinePools()
  const attributes = createAttributeReader(log)
  const path: string[] = []
  const unknown = new Map<string, { count: number; row: number }>()
  const fiscalYears: { readonly period: Period; readonly primary: boolean; readonly through: Month | undefined }[] = []
  const dimensions = new Map<string, LedgerDimension & { readonly objects: Set<string> }>()
  const monthBalances: MonthBalance[] = []
  const vouchers: Voucher[] = []
  let root = ''
  let sender = ''
  let currency: string | undefined
  let writtenIn: Month | undefined
  let account: AccountCode | undefined
  let objects: Set<string> | undefined
  let balance: OpenBalance | undefined
  let journal = ''
  let voucher:
    | { readonly nameSv: string; readonly month: Month | undefined; readonly rows: PeriodAmount[]; readonly row: number }
    | undefined
  let entry: OpenEntry | undefined

  /** The element's name where it stands in SIE 5's own namespace; a name that matches nothing elsewhere. */
  function nameOf(element: XmlElement): string {
    if (element.namespace !== sie5Namespace) return `{}${element.name}`
    if (!sie5Elements.has(element.name)) {
      const known = unknown.get(element.name)
      unknown.set(element.name, { count: (known?.count ?? 0) + 1, row: known?.row ?? element.line })
    }
    return element.name
  }

  function open(element: XmlElement): void {
    const name = nameOf(element)
    const place = `${path.at(-1) ?? ''}/${name}`
    path.push(name)
    const { line: row } = element
    switch (place) {
      case '/Sie':
      case '/SieEntry':
        root = name
        break
      case 'Sie/{}Signature':
      case 'SieEntry/{}Signature':
        log.add(
          'I-058',
          { row },
          'Filen är elektroniskt signerad. Signaturen kontrolleras inte här: gör det i det program som skrev filen.',
        )
        break
      case 'FileInfo/Company':
        sender = organisationNumber(element.attribute('organizationId') ?? '') || (element.attribute('name') ?? '').trim()
        break
      case 'FileInfo/FileCreation':
        writtenIn = monthOf(element.attribute('time'))
        break
      case 'FileInfo/AccountingCurrency':
        currency = element.attribute('currency')
        break
      case 'FiscalYears/FiscalYear': {
        const from = attributes.month(element, 'start')
        const to = attributes.month(element, 'end')
        const primary = /^(?:true|1)$/.test(element.attribute('primary') ?? '')
        if (from !== undefined && to !== undefined && from <= to)
          fiscalYears.push({ period: period(from, to), primary, through: monthOf(element.attribute('lastCoveredDate')) })
        break
      }
      case 'Dimensions/Dimension': {
        const number = attributes.text(element, 'id')
        objects = new Set()
        if (number !== undefined) dimensions.set(number, { nameSv: element.attribute('name') ?? '', objects })
        break
      }
      case 'Dimension/Object': {
        const code = attributes.text(element, 'id')
        if (code !== undefined) objects?.add(code)
        break
      }
      case 'Accounts/Account':
        account = attributes.account(element, 'id')
        break
      case 'Account/OpeningBalance':
      case 'Account/OpeningBalanceMultidim':
      case 'Account/ClosingBalance':
      case 'Account/ClosingBalanceMultidim':
      case 'Account/Budget':
      case 'Account/BudgetMultidim': {
        const kind = name.startsWith('Opening') ? 'opening' : name.startsWith('Closing') ? 'closing' : 'budget'
        // A budget without month is for the year.
        const wholeYear = kind === 'budget' && element.attribute('month') === undefined
        const month = wholeYear ? undefined : attributes.month(element, 'month')
        const amount = attributes.amount(element)
        if (account !== undefined && amount !== undefined && (wholeYear || month !== undefined))
          balance = { kind, account, month, amount, row, pairs: [] }
        break
      }
      case 'Sie/Journal':
      case 'SieEntry/Journal':
        journal = element.attribute('id') ?? ''
        break
      case 'Journal/JournalEntry': {
        const nameSv = [journal, element.attribute('id') ?? ''].filter((part) => part !== '').join(' ') || `på rad ${row}`
        voucher = { nameSv, month: attributes.date(element, 'journalDate'), rows: [], row }
        break
      }
      case 'JournalEntry/LedgerEntry': {
        const of = attributes.account(element, 'accountId')
        const amount = attributes.amount(element)
        const month = element.attribute('ledgerDate') === undefined ? voucher?.month : attributes.date(element, 'ledgerDate')
        if (of !== undefined && amount !== undefined && month !== undefined)
          entry = { account: of, amount, when: pools.period(month), row, pairs: [], struck: false }
        break
      }
      case 'OpeningBalance/ObjectReference':
      case 'OpeningBalanceMultidim/ObjectReference':
      case 'ClosingBalance/ObjectReference':
      case 'ClosingBalanceMultidim/ObjectReference':
      case 'Budget/ObjectReference':
      case 'BudgetMultidim/ObjectReference':
        balance?.pairs.push(...attributes.object(element))
        break
      case 'LedgerEntry/ObjectReference':
        entry?.pairs.push(...attributes.object(element))
        break
      case 'LedgerEntry/Overstrike':
        if (entry) entry.struck = true
        break
    }
  }

  function close(): void {
    const name = path.pop()
    const parent = path.at(-1)
    if (parent === 'Account' && balance) {
      const { pairs, ...rest } = balance
      monthBalances.push({ ...rest, objects: pools.objects(pairs) })
      balance = undefined
    } else if (name === 'LedgerEntry' && entry) {
      const { account: of, amount, when, row, pairs, struck } = entry
      if (!struck)
        voucher?.rows.push({ scenario: actual, year: 0, period: when, account: of, objects: pools.objects(pairs), amount, row })
      entry = undefined
    } else if (name === 'JournalEntry' && voucher) {
      vouchers.push({ nameSv: voucher.nameSv, rows: voucher.rows, row: voucher.row })
      voucher = undefined
    } else if (name === 'Account') {
      account = undefined
    }
  }

  return {
    open,
    close,
    toFile(): LedgerFile | undefined {
      if (root === '') {
        log.add('I-040', { row: 1 }, `Filens yttersta element ska vara Sie eller SieEntry i namnrymden ${sie5Namespace}.`)
        return undefined
      }
      for (const [name, { count, row }] of unknown) {
        log.add('I-041', { row }, `${name} hör inte till SIE 5 och läses inte (${rowCountSv(count)}).`)
      }
      const own = fiscalYears.find(({ primary }) => primary) ?? fiscalYears.at(-1)
      const years = numberYears(
        fiscalYears.map((year) => year.period),
        own?.period,
      )
      return {
        words,
        sender: sender || 'okänd',
        currency,
        years,
        through: own?.through,
        writtenIn,
        dimensions,
        ...fromMonthBalances(monthBalances, years, pools, log),
        vouchers,
        vouchersAreWhole: root === 'Sie',
        isForEntry: root === 'SieEntry',
      }
    },
  }
}

/** 0 for the own year, −1 for the one before it, 1 for the one after. */
function numberYears(periods: readonly Period[], own: Period | undefined): Map<number, Period> {
  const inOrder = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1))
  const zero = own === undefined ? 0 : inOrder.indexOf(own)
  return new Map(inOrder.map((one, index) => [index - zero, one]))
}

interface AttributeReader {
  text(element: XmlElement, name: string): string | undefined
  account(element: XmlElement, name: string): AccountCode | undefined
  amount(element: XmlElement): Ore | undefined
  month(element: XmlElement, name: string): Month | undefined
  date(element: XmlElement, name: string): Month | undefined
  /** One pair; none, with a finding, when the reference is not whole. */
  object(element: XmlElement): Pair[]
}

function createAttributeReader(log: FindingLog): AttributeReader {
  const amountOf = createAmountReader(log)
  const accounts = new Map<string, AccountCode>()

  function text(element: XmlElement, name: string): string | undefined {
    const value = element.attribute(name)?.trim()
    if (value) return value
    log.add('I-040', { row: element.line }, `${element.name} saknar uppgiften ${name}.`)
    return undefined
  }

  function read(
    element: XmlElement,
    name: string,
    parse: (value: string) => Month | undefined,
    wrongSv: string,
  ): Month | undefined {
    const value = text(element, name)
    const month = value === undefined ? undefined : parse(value)
    if (value !== undefined && month === undefined)
      log.add('I-024', { row: element.line }, `”${value}” (${name} i ${element.name}) ${wrongSv}`)
    return month
  }

  return {
    text,
    account(element, name) {
      const value = text(element, name)
      if (value === undefined) return undefined
      const known = accounts.get(value) ?? accountCode(value)
      accounts.set(value, known)
      return known
    },
    amount(element) {
      const value = text(element, 'amount')
      return value === undefined ? undefined : amountOf(value, element.line)
    },
    month: (element, name) =>
      read(
        element,
        name,
        (value) => parseMonth(value.replace(zone, '')),
        'är ingen månad. Månader skrivs ÅÅÅÅ-MM, till exempel 2025-08.',
      ),
    date: (element, name) => read(element, name, monthOf, 'är inget datum. Datum skrivs ÅÅÅÅ-MM-DD, till exempel 2025-08-31.'),
    object(element) {
      const dimension = text(element, 'dimId')
      const code = text(element, 'objectId')
      return dimension === undefined || code === undefined ? [] : [[dimension, code]]
    },
  }
}

/** XML Schema lets a month or a date carry a time zone, which changes nothing of whose month it is. */
const zone = /(?:Z|[+-]\d{2}:\d{2})$/

/** The month of a date or of a date with a time; the day must be one. */
function monthOf(value: string | undefined): Month | undefined {
  const match = /^(\d{4}-\d{2})-(\d{2})(?:$|T|Z|[+-]\d{2}:\d{2}$)/.exec(value?.trim() ?? '')
  const day = Number(match?.[2])
  return match?.[1] !== undefined && day >= 1 && day <= 31 ? parseMonth(match[1]) : undefined
}

function reportProblem({ kind, line: row, detail }: XmlProblem, log: FindingLog): void {
  switch (kind) {
    case 'cut-off':
      log.add('I-005', { row }, 'Filen tar slut innan alla element har avslutats. Den är avklippt: exportera den på nytt.')
      return
    case 'doctype':
      log.add(
        'I-057',
        { row },
        'Filen har en dokumenttyp (DOCTYPE), som SIE 5 inte har. Den läses inte, av säkerhetsskäl: exportera filen på nytt.',
      )
      return
    case 'too-deep':
      log.add('I-057', { row }, 'Elementen ligger djupare i varandra än i någon SIE-fil. Kontrollera hur filen är gjord.')
      return
    case 'malformed':
      log.add(
        'I-057',
        { row },
        `Filen följer inte XML här (XML-läsarens ord: ${detail}). Den är ändrad eller skadad: exportera den på nytt.`,
      )
  }
}
