import type { FactSelection } from '#domain/fact.ts'
import type { Figure, FigureKey, ValueFigure } from '#domain/figure.ts'
import { figuresOf, type Table } from '#domain/table.ts'
import { equals, negate, sum } from '#lib/exact.ts'
import { type CheckInput, defineCheck, type Flaw } from '../define-check.ts'
import { exampleFigure, exampleReport, exampleTable, figureColumn, kronor } from '../example-report.ts'

/**
 * F-020. A figure is what it says that it is made of, across tables: a sum of other figures equals them, and two figures that ask
 * the same question of the same facts have the same value (E3, E4: one formula a measure, one value a fact).
 */
export const figuresEqualTheirBasis = defineCheck({
  code: 'F-020',
  severity: 'error',
  mustBeMended: true,
  ruleSv:
    'En siffra som är summan av andra är exakt den summan, och samma fråga till samma uppgifter ger samma svar i varje tabell.',

  *check({ tables }) {
    const figures = new Map<FigureKey, Figure>()
    for (const { cell } of eachFigure(tables)) figures.set(cell.figure.key, cell.figure)
    yield* sumsOfOtherFigures(tables, figures)
    yield* sameQuestionSameAnswer(tables)
  },

  examples: [
    { nameSv: 'bryggan är summan av raderna', given: bridge(13_000_000), finds: [] },
    {
      nameSv: 'bryggan är en annan än raderna',
      given: bridge(14_000_000),
      finds: [/Årets resultat, actual-ytd: siffran är inte summan av de siffror som den bygger på/],
    },
    { nameSv: 'samma fråga ger samma svar i två tabeller', given: twice(5_000_000), finds: [] },
    {
      nameSv: 'samma fråga ger olika svar i två tabeller',
      given: twice(6_000_000),
      finds: [/bygger på samma uppgifter som .*income-statement.* men har ett annat värde/],
    },
  ],
})

function* eachFigure(tables: readonly Table[]) {
  for (const table of tables) yield* figuresOf(table)
}

function* sumsOfOtherFigures(tables: readonly Table[], figures: ReadonlyMap<FigureKey, Figure>): Generator<Flaw> {
  for (const { row, column, cell } of eachFigure(tables)) {
    const { figure } = cell
    if (figure.kind === 'missing' || figure.basis.kind !== 'formula' || figure.basis.signs === undefined) continue
    const { inputs, signs } = figure.basis
    const parts = inputs.map((key) => figures.get(key))
    if (!parts.every((part): part is ValueFigure => part?.kind === 'value')) continue
    if (parts.some(({ unitOfMeasure }) => unitOfMeasure !== figure.unitOfMeasure)) continue
    if (equals(figure.value, sum(parts.map(({ value }, index) => (signs[index] === -1 ? negate(value) : value))))) continue
    const messageSv = `${row.labelSv}, ${column.labelSv}: siffran är inte summan av de siffror som den bygger på (${figure.basis.formulaSv})`
    yield { where: { kind: 'figure', figureKey: figure.key }, messageSv }
  }
}

function* sameQuestionSameAnswer(tables: readonly Table[]): Generator<Flaw> {
  const question = questionReader()
  const first = new Map<string, ValueFigure>()
  for (const { row, column, cell } of eachFigure(tables)) {
    const { figure } = cell
    if (figure.kind === 'missing' || figure.basis.kind !== 'facts') continue
    const asked = `${question(figure.basis.selection)} ${figure.basis.sign} ${figure.unitOfMeasure} ${figure.basis.formulaSv}`
    const earlier = first.get(asked)
    if (earlier === undefined) first.set(asked, figure)
    else if (!equals(earlier.value, figure.value)) {
      const messageSv = `${row.labelSv}, ${column.labelSv}: siffran bygger på samma uppgifter som ${earlier.key} men har ett annat värde.`
      yield { where: { kind: 'figure', figureKey: figure.key }, messageSv }
    }
  }
}

/** A selection as text; long lists that many selections share are written once. */
function questionReader(): (selection: FactSelection) => string {
  const written = new WeakMap<object, string>()
  return (selection) =>
    Object.entries(selection)
      .map(([name, part]) => {
        if (typeof part !== 'object' || part === null) return `${name}:${String(part)}`
        const known = written.get(part) ?? JSON.stringify(part)
        written.set(part, known)
        return `${name}:${known}`
      })
      .join(' ')
}

function bridge(total: number): CheckInput {
  const mnkr = { unit: 'mnkr', decimals: 1 } as const
  const column = 'actual-ytd'
  const [revenue, costs] = ['intakter', 'kostnader'].map((row) => `fds/2025-D2/income-statement/${row}/${column}`)
  const statement = exampleTable('income-statement', {
    columns: [figureColumn(column, mnkr)],
    rows: [
      { key: 'intakter', cells: { [column]: kronor(18_000_000) } },
      { key: 'kostnader', cells: { [column]: kronor(-5_000_000) } },
    ],
  })
  const figure = exampleFigure(`fds/2025-D2/bridge/resultat/${column}`, kronor(total)) as ValueFigure
  const basis = {
    kind: 'formula',
    formulaSv: 'Intäkter + kostnader.',
    inputs: [revenue ?? '', costs ?? ''],
    signs: [1, 1],
  } as const
  const table = exampleTable('bridge', {
    columns: [figureColumn(column, mnkr)],
    rows: [{ key: 'resultat', labelSv: 'Årets resultat', cells: { [column]: { kind: 'figure', figure: { ...figure, basis } } } }],
  })
  return exampleReport({ tables: [statement, table] })
}

function twice(amount: number): CheckInput {
  const mnkr = { unit: 'mnkr', decimals: 1 } as const
  const asked = (table: string, value: number): Table => {
    const figure = exampleFigure(`fds/2025-D2/${table}/konsulter/actual-ytd`, kronor(value)) as ValueFigure
    const { period } = figure
    const selection = { series: 'ledger', scenario: { kind: 'actual' }, orgUnits: ['fds'], period } as unknown as FactSelection
    const basis = { kind: 'facts', formulaSv: 'Summan av konto 75.', selection, sign: -1, factCount: 3 } as const
    return exampleTable(table, {
      columns: [figureColumn('actual-ytd', mnkr)],
      rows: [{ key: 'konsulter', cells: { 'actual-ytd': { kind: 'figure', figure: { ...figure, basis } } } }],
    })
  }
  return exampleReport({ tables: [asked('income-statement', 5_000_000), asked('key-figures', amount)] })
}
