/**
 * The region's ledger as the files that its systems would send (SIE 3, a file an administration and year), through the door
 * that users have: recognised, read, checked, staged, accepted. What it takes in time and in memory as the files get more.
 *
 *   node bench/region/files.ts 1     (million rows of the synthetic ledger)
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acceptDelivery, stageFile } from '../../src/app/import-file.ts'
import { openEffects } from '../../src/app/open-effects.ts'
import { operator } from '../../src/cli/operator.ts'
import { accountCode } from '../../src/domain/account.ts'
import type { Content } from '../../src/domain/content.ts'
import type { Reading } from '../../src/domain/delivery.ts'
import { administrations, costCentresOf, ledgerReading, referenceReading, years } from './synthetic-region.ts'

const factsPerYear = (Number(process.argv[2] ?? '1') * 1_000_000) / years.length
const dataDir = await mkdtemp(join(tmpdir(), 'tertial-bench-files-'))
const clock = { now: () => new Date() }
const effects = await openEffects({ dataDir, databaseUrl: undefined, clock, progress: () => undefined })

try {
  const bytes = new TextEncoder().encode('reference')
  const reading = withAccounts(referenceReading())
  const reference = { fileName: 'region.yaml', bytes, reading, receivedAt: new Date(), receivedBy: 'bench' }
  await effects.store.acceptDelivery((await effects.store.stageDelivery(reference)).delivery.id)

  let [rows, size, ms] = [0, 0, 0]
  for (const year of years) {
    for (const administration of administrations.keys()) {
      const file = ledgerFile(administration, year)
      const from = performance.now()
      const staged = await stageFile(file, operator, effects)
      if (staged.kind !== 'done') throw new Error(`${file.fileName} was refused.`)
      const { delivery } = staged.value
      const accepted = await acceptDelivery(delivery.id, operator, effects)
      ms += performance.now() - from
      if (accepted.kind !== 'done') throw new Error(`${file.fileName}: ${delivery.findings.map(({ messageSv }) => messageSv)[0]}`)
      rows += delivery.factCount
      size += file.bytes.length
    }
    const { rss } = process.memoryUsage()
    const peak = process.resourceUsage().maxRSS / 1024
    print(
      `${year}: ${rows} rows in ${(size / 1e6).toFixed(0)} MB so far, ${Math.round(rows / ms)} 000 rows/s, ${Math.round(rss / 2 ** 20)} MB resident, ${Math.round(peak)} MB at most`,
    )
  }
} finally {
  await effects.close()
  await rm(dataDir, { recursive: true, force: true })
}

/** Every number that an account can have: files are held against the account plan. */
function withAccounts({ contents, slices, ...reading }: Reading): Reading {
  const accounts = Array.from({ length: 6000 }, (_, index) => ({ code: accountCode(String(3000 + index)), labelSv: 'Konto' }))
  const plan: Content = { kind: 'account-plan', key: 'accounts', body: { accounts }, source: { fileName: 'accounts.yaml' } }
  const slice = { stream: 'account-plan/accounts', scenario: 'actual' }
  return { ...reading, contents: [...contents, plan], slices: [...slices, slice] }
}

/** Actuals by month, a line an account, cost centre and counterparty. */
function ledgerFile(administration: number, year: number) {
  const sums = new Map<string, bigint>()
  const accounts = new Set<string>()
  for (const { scenario, period, orgUnit, dimensions, amount } of ledgerReading(administration, year, factsPerYear).facts) {
    if (scenario.kind !== 'actual') continue
    const key = `#PSALDO 0 ${period.from.replace('-', '')} ${dimensions.account} {1 "${orgUnit}" 20 "${dimensions.counterparty}"}`
    accounts.add(dimensions.account ?? '')
    sums.set(key, (sums.get(key) ?? 0n) + amount.numerator)
  }
  const lines = [
    '#FLAGGA 0',
    '#PROGRAM "Ekonomisystem" "1.0"',
    '#FORMAT PC8',
    `#GEN ${year}1231`,
    '#SIETYP 3',
    `#FNR "${administrations[administration]}"`,
    `#ORGNR 232100-${String(administration).padStart(4, '0')}`,
    '#FNAMN "Region Påhitt"',
    `#RAR 0 ${year}0101 ${year}1231`,
    '#DIM 1 "Kostnadsställe"',
    ...costCentresOf(administration).map((code) => `#OBJEKT 1 "${code}" "Enhet ${code}"`),
    '#DIM 20 "Motpart"',
    ...Array.from({ length: 10 }, (_, index) => `#OBJEKT 20 "${index + 1}" "Motpart ${index + 1}"`),
    ...[...accounts].map((account) => `#KONTO ${account} "Konto ${account}"`),
    ...[...sums].map(([key, ore]) => `${key} ${inKronor(ore)}`),
  ]
  // Every letter but the å of the name is ASCII; CP437 has å as 0x86.
  const text = `${lines.join('\r\n')}\r\n`
  return {
    fileName: `ledger-${administrations[administration]}-${year}.se`,
    bytes: Buffer.from(text.replaceAll('å', '\x86'), 'latin1'),
  }
}

function inKronor(ore: bigint): string {
  const digits = String(ore < 0n ? -ore : ore).padStart(3, '0')
  return `${ore < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
