import { tablesOf } from '#domain/document.ts'
import { displayOf, figuresOf, type Table } from '#domain/table.ts'
import { type DisplayUnit, displayUnits } from '#domain/units-of-measure.ts'
import { defineCheck, type Flaw } from '../define-check.ts'
import { exampleReport, exampleTable, figureColumn, kronor, share } from '../example-report.ts'

/**
 * F-004. A reader can tell what every figure is counted in: from the cell, its row, its column, or the table's caption or
 * unit note. FDS25 headed its investments "Belopp i mnkr" over amounts in tkr (E6).
 */
export const unitsAreStated = defineCheck({
  code: 'F-004',
  severity: 'error',
  ruleSv: 'Varje tabell säger vilken måttenhet siffrorna har, och säger den rätt.',

  *check({ document }) {
    for (const table of new Set(tablesOf(document))) {
      const unstated = unstatedUnits(table)
      if (unstated.size === 0) continue
      const wrong = wronglyStated(table, unstated)
      yield wrong ?? {
        where: { kind: 'table', table: table.name },
        messageSv: `Tabellen ”${table.captionSv}” har siffror i ${labels(unstated)} utan att det står. Skriv måttenheten i tabellens rubrik eller i kolumnens.`,
      }
    }
  },

  examples: [
    { nameSv: 'beloppen är i tkr och det står', given: investments({ unitNoteSv: 'Belopp i tkr' }), finds: [] },
    {
      nameSv: 'en kolumn säger själv att den är i procent',
      given: exampleReport({
        tables: [
          exampleTable('key-figures', {
            unitNoteSv: 'Belopp i tkr',
            columns: [
              figureColumn('actual-ytd', { unit: 'tkr', decimals: 0 }),
              figureColumn('change', { unit: 'percent', decimals: 1 }, { labelSv: 'Förändring, %' }),
            ],
            rows: [{ key: 'konsulter', cells: { 'actual-ytd': kronor(1_000), change: share(1, 10) } }],
          }),
        ],
      }),
      finds: [],
    },
    { nameSv: 'måttenheten saknas', given: investments({}), finds: [/Tabellen ”Investeringar” har siffror i tusental kronor/] },
    {
      nameSv: 'rubriken säger mnkr och beloppen är i tkr',
      given: investments({ unitNoteSv: 'Belopp i mnkr' }),
      finds: [/”Belopp i mnkr”.*tusental kronor/],
    },
  ],
})

/** How a text says that figures are in a unit. */
const saidAs: Record<DisplayUnit, RegExp> = {
  kr: /(?<!\p{L})(?:kr|kronor|sek)(?!\p{L})/iu,
  tkr: /(?<!\p{L})(?:tkr|tusental kronor|tusen kronor)(?!\p{L})/iu,
  mnkr: /(?<!\p{L})(?:mnkr|mkr|miljoner kronor)(?!\p{L})/iu,
  percent: /%|(?<!\p{L})procent(?!enhet)\p{L}*/iu,
  'percentage-points': /procentenhet|%-enhet|(?<!\p{L})pe(?!\p{L})/iu,
  count: /antal|(?<!\p{L})(?:st|styck|ärenden)(?!\p{L})/iu,
  fte: /årsarbetare|(?<!\p{L})åa(?!\p{L})/iu,
  hours: /timm|(?<!\p{L})tim(?!\p{L})/iu,
  days: /dag/iu,
  workdays: /arbetsdag/iu,
  'minutes-and-seconds': /minut|(?<!\p{L})min(?!\p{L})/iu,
  minutes: /minut|(?<!\p{L})min(?!\p{L})/iu,
  index: /index/iu,
}

const moneyUnits: readonly DisplayUnit[] = ['kr', 'tkr', 'mnkr']

function unstatedUnits(table: Table): Set<DisplayUnit> {
  const unstated = new Set<DisplayUnit>()
  for (const { row, column, cell } of figuresOf(table)) {
    const { unit } = displayOf(cell, column)
    if (cell.asWrittenSv !== undefined || cell.figure.kind === 'missing' || (cell.withUnit && displayUnits[unit].suffixSv !== ''))
      continue
    // An index has no unit to print; that it is one, its row or column says in its own name.
    if (unit === 'index' && cell.withUnit) continue
    const said = [table.captionSv, table.unitNoteSv ?? '', column.labelSv, row.labelSv, ...(table.notesSv ?? [])]
    if (!said.some((text) => saidAs[unit].test(text))) unstated.add(unit)
  }
  return unstated
}

/** The note names another unit of money than the figures are printed in: worse than silence. */
function wronglyStated(table: Table, unstated: ReadonlySet<DisplayUnit>): Flaw | undefined {
  const printed = [...unstated].filter((unit) => moneyUnits.includes(unit))
  const note = [table.unitNoteSv, table.captionSv].find((text) => moneyUnits.some((unit) => saidAs[unit].test(text ?? '')))
  if (printed.length === 0 || note === undefined) return undefined
  return {
    where: { kind: 'table', table: table.name },
    messageSv: `Tabellen ”${table.captionSv}” anger ”${note}”, men siffrorna trycks i ${labels(new Set(printed))}.`,
  }
}

function labels(units: ReadonlySet<DisplayUnit>): string {
  return [...units].map((unit) => displayUnits[unit].labelSv).join(' och ')
}

function investments({ unitNoteSv }: { unitNoteSv?: string }) {
  const table = exampleTable('investments', {
    captionSv: 'Investeringar',
    ...(unitNoteSv !== undefined && { unitNoteSv }),
    columns: [figureColumn('budget', { unit: 'tkr', decimals: 0 }, { labelSv: 'Budget 2025' })],
    rows: [{ key: 'summa', labelSv: 'Summa', cells: { budget: kronor(57_136_000) } }],
  })
  return exampleReport({ tables: [table] })
}
