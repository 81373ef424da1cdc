import type { Display } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { formatPeriod, type Period, priorYear } from '#domain/period.ts'
import type { SeriesName } from '#domain/series.ts'
import type { Cell, Row, Table } from '#domain/table.ts'
import { divide, exact } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import { checkDimensionPresent, dimensionGroups } from '../dimension-groups.ts'
import { type FactsQuestion, factsFigure } from '../facts-figure.ts'
import { type DifferenceColumn, figureIn, figureRow, type RowHead, sumRow, withDifferences } from '../figure-rows.ts'
import { missingFigure, relativeChangeOf, scaled } from '../figures.ts'
import { fullTimeHours } from '../full-time-norm.ts'
import { lowerFirst, periodColumns } from '../heading.ts'
import { staffPeriod } from '../lagged-period.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'hours-worked'
const display: Display = { unit: 'hours', decimals: 0 }
const fteDisplay: Display = { unit: 'fte', decimals: 1 }
const percentDisplay: Display = { unit: 'percent', decimals: 2 }
const employmentFormLabelsSv = {
  tillsvidare: 'Tillsvidareanställda',
  visstid: 'Visstidsanställda',
  timavlonade: 'Timavlönade',
  egen: 'Egen personal',
  resursenheten: 'Resursenheten',
  inhyrd: 'Externt inhyrd personal (utifrån kostnad)',
}
const professionLabelsSv = {
  lakare: 'Läkare',
  sjukskoterskor: 'Sjuksköterskor',
  underskoterskor: 'Undersköterskor',
  paramedicin: 'Paramedicin',
  ledning: 'Ledning',
  ovriga: 'Övriga',
}
const includedLabelsSv = { overtid: 'Övertid och mertid', timavlonade: 'Timavlönade' }
const adjustmentLabelsSv = {
  arbetsdagar: 'Justering för jämförelse mellan åren, fler eller färre arbetsdagar (mån–fre)',
  skottdag: 'Justering för jämförelse mellan åren, en extra dag i februari vid skottår (arbete med schema)',
  'arbetsdagar-och-skottdag': 'Justering för arbetsdagar och skottdag',
}
const ownRowKeys = ['totalt', 'jour', 'exkl-jour', 'arsarbetare', 'arsarbetare-inhyrd']

/**
 * Hours worked by form of employment and by profession, what makes two periods comparable, the hours without on-call duty, and
 * the full-time equivalents that they make: hours ÷ (norm of the year ÷ 12 × months). 250 323 hours in January–July are 249
 * (domain.md §3.4). Professions share a form's hours out; overtime and hourly staff lie within them and are added to nothing.
 * Payroll lags one month, and the columns say so. An adjustment stands on a row of its own and is never folded into anyone's
 * hours.
 */
export const hoursWorked: TableDefinition = {
  name: table,
  labelSv: 'Arbetad tid',
  needs: [],

  compute(context) {
    const current = staffPeriod(context.round)
    if (current === undefined) return { findings: [] }
    const columns = [
      { key: 'actual-ytd', period: current },
      { key: 'actual-ytd-prior', period: priorYear(current) },
    ]
    const facts = staffFacts(context, 'hours-worked', columns)
    if (facts.length === 0) return { findings: [] }

    const forms = formRows(context, facts, columns)
    const addends = [...forms.map(({ whole }) => whole), ...adjustmentRows(context, columns)]
    const onCall = staffFacts(context, 'on-call-hours', columns).length > 0
    const totalSv = onCall ? 'Arbetad tid inkl. jour och beredskap' : 'Arbetad tid totalt'
    const total = sumRow(context, table, { key: 'totalt', labelSv: totalSv, kind: 'sum', indent: 0 }, addends, columns, 'hours')
    const chain = [...addends, total, ...(onCall ? withoutOnCall(context, total, columns) : [])]
    const fte = [
      fteRow(context, fteHead, chain.at(-1) ?? total, columns),
      ...forms.filter(({ whole }) => whole.key === 'inhyrd').map(({ whole }) => fteRow(context, agencyFteHead, whole, columns)),
    ]
    const partsOf = (row: Row) => forms.find(({ whole }) => whole === row)?.parts ?? []
    const hours = chain.flatMap((row) => [row, ...partsOf(row)])
    const rows = [
      ...hours.map((row) => withChange(context, row, current, 'hours')),
      ...fte.map((row) => withChange(context, row, current, 'fte')),
    ]
    return {
      table: toTable(rows, columns, current),
      findings: [
        ...checkDimensionPresent(facts, 'employment-form', { table, dimensionSv: 'anställningsform' }),
        ...forms.flatMap(({ findings }) => findings),
      ],
    }
  },
}

interface HourColumn {
  readonly key: string
  readonly period: Period
}

function staffFacts(context: TableContext, series: SeriesName, columns: readonly HourColumn[]): Fact[] {
  return columns.flatMap(({ period }) =>
    context.select({ series, scenario: context.scenarios.actual, period, orgUnits: context.unitsDuring(period) }),
  )
}

/** A form of employment with its professions, and what of it is also told by itself. */
interface FormRows {
  readonly whole: Row
  readonly parts: readonly Row[]
  readonly findings: readonly Finding[]
}

function formRows(context: TableContext, facts: readonly Fact[], columns: readonly HourColumn[]): FormRows[] {
  const included = staffFacts(context, 'hours-included', columns)
  return dimensionGroups(facts, 'employment-form', employmentFormLabelsSv, ownRowKeys).map(({ key, labelSv, values }) => {
    const ofForm = (all: readonly Fact[]) => all.filter(({ dimensions }) => values.includes(dimensions['employment-form'] ?? ''))
    const form = { 'employment-form': values }
    const whole = hoursRow(context, { key, labelSv, kind: 'detail', indent: 0 }, columns, {
      series: 'hours-worked',
      dimensions: form,
      whatSv: `arbetad tid, ${labelSv}`,
      coverage: 'every-month',
    })
    const professions = dimensionGroups(ofForm(facts), 'profession', professionLabelsSv)
    const professionRows = professions.map((profession) => {
      const head = { key: `${key}.${profession.key}`, labelSv: `varav ${lowerFirst(profession.labelSv)}` }
      return hoursRow(context, { ...head, kind: 'of-which', indent: 1 }, columns, {
        series: 'hours-worked',
        dimensions: { ...form, profession: profession.values },
        whatSv: `arbetad tid, ${labelSv}, ${lowerFirst(profession.labelSv)}`,
        coverage: 'every-month',
        coverageDimensions: form,
      })
    })
    const includedRows = dimensionGroups(ofForm(included), 'category', includedLabelsSv).map((category) => {
      const head = { key: `${key}.${category.key}`, labelSv: `varav ${lowerFirst(category.labelSv)}` }
      return hoursRow(context, { ...head, kind: 'memo', indent: 1 }, columns, {
        series: 'hours-included',
        dimensions: { ...form, category: category.values },
        whatSv: `arbetad tid, ${labelSv}, ${lowerFirst(category.labelSv)}`,
        coverage: 'every-month',
        coverageDimensions: form,
      })
    })
    return {
      whole,
      parts: [...professionRows, ...includedRows],
      findings:
        professions.length > 0 ? checkDimensionPresent(ofForm(facts), 'profession', { table, dimensionSv: 'yrkesgrupp' }) : [],
    }
  })
}

type HoursQuestion = Pick<FactsQuestion, 'series' | 'dimensions' | 'whatSv' | 'coverage' | 'coverageDimensions' | 'sign'>

function hoursRow(context: TableContext, head: RowHead, columns: readonly HourColumn[], question: HoursQuestion): Row {
  const figures = columns.map(({ key: column, period }): [string, Figure] => [
    column,
    factsFigure(context, { table, row: head.key, column, scenario: context.scenarios.actual, period, ...question }),
  ])
  return figureRow(head, figures)
}

/** Only what was delivered for this very comparison: last year's adjusted hours are not next year's base. */
function adjustmentRows(context: TableContext, columns: readonly HourColumn[]): Row[] {
  const comparison = [context.round.code]
  const facts = staffFacts(context, 'hours-adjustment', columns).filter(
    ({ dimensions }) => dimensions.comparison === context.round.code,
  )
  return dimensionGroups(facts, 'category', adjustmentLabelsSv, ownRowKeys).map(({ key, labelSv, values }) =>
    hoursRow(context, { key, labelSv, kind: 'detail', indent: 0 }, columns, {
      series: 'hours-adjustment',
      dimensions: { category: values, comparison },
      whatSv: `${lowerFirst(labelSv)} i jämförelsen ${context.round.code}`,
      coverage: 'whatever-came',
    }),
  )
}

/** The deduction has its own sign, so that the chain adds up: −38 355 against −36 779 is +4,29 %. */
function withoutOnCall(context: TableContext, total: Row, columns: readonly HourColumn[]): Row[] {
  const onCall = hoursRow(
    context,
    { key: 'jour', labelSv: 'Avdrag för jour och beredskap', kind: 'detail', indent: 0 },
    columns,
    {
      series: 'on-call-hours',
      whatSv: 'jour och beredskap',
      coverage: 'every-month',
      sign: -1,
    },
  )
  const head = { key: 'exkl-jour', labelSv: 'Arbetad tid exkl. jour och beredskap', kind: 'sum', indent: 0 } as const
  return [onCall, sumRow(context, table, head, [total, onCall], columns, 'hours')]
}

const fteHead: RowHead = { key: 'arsarbetare', labelSv: 'Årsarbetare', kind: 'result', indent: 0 }
const agencyFteHead: RowHead = {
  key: 'arsarbetare-inhyrd',
  labelSv: 'varav externt inhyrd personal, årsarbetare',
  kind: 'memo',
  indent: 1,
}

function fteRow(context: TableContext, head: RowHead, hours: Row, columns: readonly HourColumn[]): Row {
  const figures = columns.map(({ key: column, period }): [string, Figure] => {
    const slot = { key: context.keyOf(table, head.key, column), unitOfMeasure: 'fte', period } as const
    const fullTime = fullTimeHours(period, context.fullTimeNorms)
    const factor = divide(exact(1n), fullTime)
    if (factor === undefined)
      return [column, missingFigure(slot, 'undefined-ratio', 'Årsarbetstiden är inte bestämd för perioden.')]
    const formulaSv = `${hours.labelSv} ÷ ${formatSwedishNumber(fullTime, { decimals: 2 })} timmar, en heltids tid i ${formatPeriod(period)}.`
    return [column, scaled(slot, figureIn(hours, column), factor, formulaSv)]
  })
  return figureRow(head, figures, fteDisplay)
}

const changeFormulaSv = 'Arbetad tid − arbetad tid samma månader föregående år.'
const percentFormulaSv = '(Arbetad tid − arbetad tid samma månader föregående år) ÷ arbetad tid samma månader föregående år.'

function changeColumn(current: Period): DifferenceColumn {
  return {
    key: 'change',
    labelSv: 'Förändring',
    minuend: 'actual-ytd',
    subtrahend: 'actual-ytd-prior',
    formulaSv: changeFormulaSv,
    period: current,
  }
}

function withChange(context: TableContext, row: Row, current: Period, unitOfMeasure: 'hours' | 'fte'): Row {
  const changed = withDifferences(context, table, row, [changeColumn(current)], unitOfMeasure)
  const slot = { key: context.keyOf(table, row.key, 'change-percent'), unitOfMeasure: 'share', period: current } as const
  const percent: Cell = {
    kind: 'figure',
    figure: relativeChangeOf(slot, figureIn(row, 'actual-ytd'), figureIn(row, 'actual-ytd-prior'), percentFormulaSv),
  }
  return { ...changed, cells: { ...changed.cells, 'change-percent': percent } }
}

function toTable(rows: readonly Row[], columns: readonly HourColumn[], current: Period): Table {
  const { key, labelSv, minuend, subtrahend, formulaSv } = changeColumn(current)
  return {
    name: table,
    captionSv: 'Arbetad tid',
    unitNoteSv: `${unitNoteSv(display)}, årsarbetare på egen rad`,
    columns: [
      { key: 'label', labelSv: 'Arbetad tid', kind: 'label' },
      ...periodColumns(columns, display),
      { key, labelSv, kind: 'figure', display, period: current, difference: { minuend, subtrahend }, formulaSv },
      {
        key: 'change-percent',
        labelSv: 'Förändring, %',
        kind: 'figure',
        display: percentDisplay,
        period: current,
        relativeChange: { current: minuend, prior: subtrahend },
        formulaSv: percentFormulaSv,
      },
    ],
    rows,
  }
}
