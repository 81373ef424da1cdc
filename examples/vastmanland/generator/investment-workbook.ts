import type { Ore } from '#domain/money.ts'
import { writeWorkbook } from './workbook-file.ts'

/** An investment of one budget year; whole öre. */
export interface Investment {
  readonly id: string
  readonly project: string
  /** The year whose budget pays for it. */
  readonly vintage: string
  readonly funding: 'Egen' | 'Extern'
  readonly costCentre: string
  readonly budget: Ore
  readonly actual: Ore
  readonly forecast: Ore
}

/** Kronor, all amounts positive, with a row of totals. */
export function writeInvestmentWorkbook(
  { year, monthSv, category }: { readonly year: number; readonly monthSv: string; readonly category: string },
  investments: readonly Investment[],
): Promise<Uint8Array> {
  const sum = (pick: (investment: Investment) => Ore): number => investments.reduce((total, item) => total + pick(item), 0) / 100
  return writeWorkbook({
    name: 'Investeringar',
    titles: [`Investeringar ${year}, Förvaltningen för digitaliseringsstöd`, `Belopp i kronor. Utfall till och med ${monthSv}.`],
    headers: [
      'Investeringsid',
      'Projekt',
      'Kategori',
      'Årgång',
      'Finansiering',
      'Enhet',
      `Budget ${year} inkl överfört`,
      `Utfall ${year}`,
      `Prognos ${year}`,
    ],
    rows: [
      ...investments.map((item) => [
        item.id,
        item.project,
        category,
        item.vintage,
        item.funding,
        item.costCentre,
        item.budget / 100,
        item.actual / 100,
        item.forecast / 100,
      ]),
      [
        'Summa',
        null,
        null,
        null,
        null,
        null,
        sum((item) => item.budget),
        sum((item) => item.actual),
        sum((item) => item.forecast),
      ],
    ],
    widths: [14, 40, 14, 8, 12, 8, 24, 16, 16],
    numberFormat: '#,##0.00',
  })
}
