/**
 * Files that real programs have written, which are not part of the project: the folder `shared/samples` beside the repository.
 * Each is read against a region made from the file's own accounts and objects, and held against the file's own controls by
 * arithmetic that shares nothing with the reader's.
 */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { accountCode, isIncomeStatementAccount } from '#domain/account.ts'
import type { Reading } from '#domain/delivery.ts'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { decodeText } from '#lib/decode-text.ts'
import { organisationNumber } from '../../ledger/organisation-number.ts'
import { readUpload } from '../../read-upload.ts'
import type { Reference } from '../../reference.ts'

const samples = new URL('../../../../../shared/samples/', import.meta.url)
const isThere = existsSync(samples)

/**
 * What the files say against themselves, as counts of findings. One program's period balances hold next to nothing of what its
 * year amounts and balances say; another writes the same amounts on a cost centre three times.
 */
const contradictions: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'XE_SIE_3_20151125094952.SE': { 'I-044': 15, 'I-052': 21 },
  'MAMUT_SIE3_EXPORT.SE': { 'I-053': 4 },
}

describe('SIE files of seven real programs', { skip: isThere ? false : 'shared/samples is not beside the repository' }, () => {
  const names = isThere ? readdirSync(new URL('sie/', samples)) : []

  test('are seventeen', () => assert.equal(names.length, 17))

  for (const name of names) {
    test(`${name} loads, and comes to its own controls`, async () => {
      const bytes = new Uint8Array(readFileSync(new URL(`sie/${name}`, samples)))
      const written = wordsOf(decodeText(bytes, { preferred: 'cp437' }).text)
      const reading = await readUpload({ fileName: name, bytes }, referenceFrom(written))

      assert.equal(reading.format, 'sie4')
      assert.deepEqual(
        reading.findings.filter(({ severity }) => severity === 'error').map(({ messageSv }) => messageSv),
        [],
      )
      assert.ok(reading.facts.length > 0, 'no amount was read')

      const expected = contradictions[name] ?? {}
      for (const code of ['I-043', 'I-044', 'I-045', 'I-046', 'I-052', 'I-053'])
        assert.equal(countOf(reading, code), expected[code] ?? 0, code)
      assert.equal(untiedYearAmounts(written, reading), expected['I-044'] ?? 0)
      assert.equal(untiedBalances(written), expected['I-052'] ?? 0)
    })
  }
})

describe('Web pages saved as SIE files', { skip: isThere ? false : 'shared/samples is not beside the repository' }, () => {
  const names = isThere ? readdirSync(new URL('not-sie/', samples)) : []

  test('are four', () => assert.equal(names.length, 4))

  for (const name of names) {
    test(`${name} is refused as what it is`, async () => {
      const bytes = new Uint8Array(readFileSync(new URL(`not-sie/${name}`, samples)))
      const reading = await readUpload({ fileName: name, bytes }, { organisation: { versions: [] }, accounts: [], profiles: [] })
      assert.deepEqual(reading.facts, [])
      assert.deepEqual(
        reading.findings.map(({ code, severity }) => [code, severity]),
        [['I-003', 'error']],
      )
      assert.match(reading.findings[0]?.messageSv ?? '', /webbsida \(HTML\).*Hämta filen på nytt/)
    })
  }
})

/** The lines as words: enough for numbers, codes and objects. */
function wordsOf(text: string): string[][] {
  return text.split(/\r\n|\n|\r/).map((line) => {
    const words = line.trim().match(/"[^"]*"|\{[^}]*\}|[^\s{}"]+/g) ?? []
    return words.map((word) => word.replace(/^"(.*)"$/, '$1').trim())
  })
}

function objectsOf(list: string): [dimension: string, object: string][] {
  const words = list.replace(/[{}"]/g, ' ').trim().split(/\s+/)
  return words.flatMap((word, index) => (index % 2 === 1 ? [[words[index - 1] ?? '', word] as [string, string]] : []))
}

function lines(written: readonly string[][], ...labels: string[]): string[][] {
  return written.filter(([label]) => label !== undefined && labels.includes(label))
}

/** The accounts and cost centres that the file declares or uses, in one administration with a unit for the rest. */
function referenceFrom(written: readonly string[][]): Reference {
  const declared = lines(written, '#OBJEKT').flatMap(([, dimension, code]) => (dimension === '1' && code ? [code] : []))
  const used = lines(written, '#PSALDO', '#PBUDGET', '#TRANS').flatMap((words) =>
    words.flatMap((word) =>
      word.startsWith('{') ? objectsOf(word).flatMap(([dimension, code]) => (dimension === '1' ? [code] : [])) : [],
    ),
  )
  const accounts = [
    ...lines(written, '#KONTO', '#TRANS').flatMap(([, account]) => account ?? []),
    ...lines(written, '#RES').flatMap(([, , account]) => account ?? []),
  ]
  const since = month('1990-01')
  const under = orgUnitCode('bolaget')
  const [, number = ''] = lines(written, '#ORGNR')[0] ?? []
  const [, name = ''] = lines(written, '#FNAMN')[0] ?? []
  return {
    organisation: {
      versions: [
        { code: under, nameSv: 'Bolaget', level: 'administration', validFrom: since },
        ...[...new Set([...declared, ...used, 'utan'])].map((code) => ({
          code: orgUnitCode(code),
          nameSv: code,
          level: 'cost-centre' as const,
          parent: under,
          validFrom: since,
        })),
      ],
    },
    accounts: [...new Set(accounts)].map((code) => ({ code: accountCode(code), labelSv: code })),
    profiles: [],
    ledgerProfiles: [
      {
        sender: organisationNumber(number) || name,
        labelSv: 'Bolagets huvudbok',
        dimensions: { costCentre: '1', project: '6' },
        subDimensions: 'itself',
        withoutCostCentre: orgUnitCode('utan'),
      },
    ],
  }
}

/** How many year amounts the facts of their account and fiscal year do not come to. Only of years with facts at all. */
function untiedYearAmounts(written: readonly string[][], { facts }: Reading): number {
  const years = new Map(
    lines(written, '#RAR').map(([, year, from = '', to = '']) => [year, [monthOf(from), monthOf(to)] as const]),
  )
  return lines(written, '#RES').filter(([, year, account = '', amount = '']) => {
    const [from, to] = years.get(year) ?? ['', '']
    const ofYear = facts.filter(({ period, scenario }) => scenario.kind === 'actual' && from <= period.from && period.to <= to)
    if (ofYear.length === 0 || !isIncomeStatementAccount(accountCode(account))) return false
    const found = ofYear
      .filter(({ dimensions }) => dimensions.account === account)
      .reduce((sum, fact) => sum + Number((fact.amount.numerator * 100n) / fact.amount.denominator), 0)
    return found !== oreOf(amount)
  }).length
}

/** How many accounts of the own year do not go from their opening to their closing balance. Only when it has changes. */
function untiedBalances(written: readonly string[][]): number {
  const vouchers = lines(written, '#TRANS').map(([, account = '', objects = '', amount = '']) => ({ account, objects, amount }))
  const periods = lines(written, '#PSALDO')
    .filter(([, year]) => year === '0')
    .map(([, , , account = '', objects = '', amount = '']) => ({ account, objects, amount }))
  const changes = periods.length > 0 ? periods : vouchers
  if (changes.length === 0) return 0
  const own = (label: string) =>
    new Map(
      lines(written, label).flatMap(([, year, account = '', amount = '']) => (year === '0' ? [[account, oreOf(amount)]] : [])),
    )
  const [opening, closing] = [own('#IB'), own('#UB')]
  const accounts = [...new Set([...opening.keys(), ...closing.keys()])].filter(
    (code) => !isIncomeStatementAccount(accountCode(code)),
  )
  const untied = (totalsOnly: boolean) =>
    accounts.filter((code) => {
      const change = changes
        .filter(({ account, objects }) => account === code && !(totalsOnly && objectsOf(objects).length > 0))
        .reduce((sum, { amount }) => sum + oreOf(amount), 0)
      return (opening.get(code) ?? 0) + change !== (closing.get(code) ?? 0)
    }).length
  return Math.min(untied(false), periods.length > 0 ? untied(true) : Number.POSITIVE_INFINITY)
}

/** Findings of the code, those that are only counted included. */
function countOf({ findings }: Reading, code: string): number {
  return findings
    .filter((finding) => finding.code === code)
    .reduce((count, { messageSv }) => count + Number(/… och (\d+) till av samma slag/.exec(messageSv)?.[1] ?? 1), 0)
}

function monthOf(date: string): string {
  return `${date.slice(0, 4)}-${date.slice(4, 6)}`
}

function oreOf(amount: string): number {
  return Math.round(Number(amount) * 100)
}
