import type { Month } from '#domain/month.ts'
import type { AmountLine } from './amounts.ts'
import { accounts } from './reference-files.ts'
import { writeWorkbook } from './workbook-file.ts'

const orePerKrona = 100

/** The decided budget by month: kronor, income +, cost −, with a total to the right and a row of totals below. */
export function writeBudgetWorkbook(
  year: number,
  lines: readonly AmountLine[],
  administrationSv = 'Förvaltningen för digitaliseringsstöd',
): Promise<Uint8Array> {
  const used = lines.filter((line) => total(line) !== 0)
  const months = [...(used[0]?.byMonth.keys() ?? [])]
  return writeWorkbook({
    name: `Budget ${year}`,
    titles: [
      `Budget ${year}, ${administrationSv}`,
      'Beslutad budget per månad. Belopp i kronor: intäkter med plus, kostnader med minus.',
    ],
    headers: ['Konto', 'Kontonamn', 'Kostnadsställe', 'Motpart', ...monthNames, 'Helår'],
    rows: [
      ...used.map((line) => [
        Number(line.account),
        accountName(line.account),
        Number(line.costCentre),
        Number(line.counterparty),
        ...months.map((month) => (line.byMonth.get(month) ?? 0) / orePerKrona),
        total(line) / orePerKrona,
      ]),
      ['Summa', null, null, null, ...months.map((month) => totalOf(used, month)), totalOf(used)],
    ],
    widths: [8, 40, 15, 9],
  })
}

export interface ForecastHead {
  readonly year: number
  /** 'augusti'. */
  readonly monthSv: string
  /** By account and cost centre: what a controller notes beside a forecast. Words only, no figures. */
  readonly remarks: Readonly<Record<string, string>>
}

/** The forecast of a month for the whole year: kronor, income +, cost −. */
export function writeForecastWorkbook(
  { year, monthSv, remarks }: ForecastHead,
  lines: readonly AmountLine[],
): Promise<Uint8Array> {
  const used = lines.filter((line) => total(line) !== 0)
  return writeWorkbook({
    name: `Prognos ${monthSv}`,
    titles: [
      `Prognos ${monthSv} ${year}, Förvaltningen för digitaliseringsstöd`,
      'Helårsprognos i kronor: intäkter med plus, kostnader med minus.',
    ],
    headers: ['Konto', 'Kontonamn', 'Kostnadsställe', 'Motpart', `Prognos helår ${year}`, 'Kommentar'],
    rows: [
      ...used.map((line) => [
        line.account,
        accountName(line.account),
        line.costCentre,
        line.counterparty,
        total(line) / orePerKrona,
        remarks[`${line.account} ${line.costCentre}`] ?? null,
      ]),
      ['Summa', null, null, null, totalOf(used), null],
    ],
    widths: [8, 40, 15, 9, 18, 60],
  })
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'Maj', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dec'] as const

function accountName(code: string): string {
  return accounts.find((account) => account.code === code)?.labelSv ?? ''
}

function total({ byMonth }: AmountLine): number {
  return [...byMonth.values()].reduce((sum, amount) => sum + amount, 0)
}

/** In kronor; one month's, or all. */
function totalOf(lines: readonly AmountLine[], month?: Month): number {
  return lines.reduce((sum, line) => sum + (month === undefined ? total(line) : (line.byMonth.get(month) ?? 0)), 0) / orePerKrona
}
