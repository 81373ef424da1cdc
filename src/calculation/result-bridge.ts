import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import type { Bridge, BridgeItem } from '#domain/plan.ts'
import type { Comparison } from '#domain/statement-layout.ts'
import { type Column, figureAt, type Row, type Table } from '#domain/table.ts'
import { exact, negate, sum } from '#lib/exact.ts'
import { figureRow } from './figure-rows.ts'
import { computedFrom, copyOf, differenceOf, type FigureSlot } from './figures.ts'
import { calculationFinding } from './finding-codes.ts'
import type { TableContext, TableOutcome } from './table-definition.ts'
import { unitNoteSv } from './unit-note.ts'

export interface BridgeEnds {
  readonly bridge: Bridge
  readonly captionSv: string
  /** Columns of the income statement. */
  readonly from: Comparison
  readonly to: Comparison
  /** The row that the bridge starts from. */
  readonly fromKey: string
  readonly fromLabelSv: string
  readonly toLabelSv: string
}

/**
 * From the budgeted result to the actual or forecast one by way of what the administration names as the larger reasons, and a
 * row with all the rest, so that the bridge ties to the öre (domain.md §3.2: −4 + 2,5 + 3 − 1,5 = 0). Without such reasons
 * there is no bridge.
 */
export function computeBridge(ends: BridgeEnds, statement: Table | undefined, context: TableContext): TableOutcome {
  const items = (context.answers?.bridgeItems ?? []).filter(({ bridge }) => bridge === ends.bridge)
  const resultRow = statement?.rows.find(({ kind }) => kind === 'result')
  const column = statement?.columns.find(({ key }) => key === ends.to)
  const start = statement && resultRow && figureAt(statement, resultRow.key, ends.from)
  const end = statement && resultRow && figureAt(statement, resultRow.key, ends.to)
  if (items.length === 0 || !start || !end || !column?.display || !column.period) return { findings: [] }

  const { display, period } = column
  const changeDisplay: Display = { ...display, sign: 'always' }
  const slotOf = (row: string): FigureSlot => ({
    key: context.keyOf(ends.bridge, row, amountColumn),
    unitOfMeasure: 'sek',
    period,
  })
  const steps = items.flatMap((item) => {
    const figure = amountOf(item, ends, statement, slotOf(item.id))
    return figure ? [{ item, figure }] : []
  })
  const rest = computedFrom(
    slotOf('ovrigt'),
    [end, start, ...steps.map(({ figure }) => figure)],
    `${ends.toLabelSv} − ${ends.fromLabelSv.toLowerCase()} − de namngivna posterna.`,
    ([to = exact(0n), ...others]) => sum([to, ...others.map(negate)]),
  )
  const row = (head: Omit<Row, 'cells'>, figure: Figure, shownAs?: Display) => figureRow(head, [[amountColumn, figure]], shownAs)
  const sameAs = (key: string, figure: Figure, comparison: Comparison) =>
    copyOf(slotOf(key), figure, `Samma siffra som ${statement.name}/${resultRow?.key}/${comparison}.`)
  return {
    table: {
      name: ends.bridge,
      captionSv: ends.captionSv,
      unitNoteSv: unitNoteSv(display),
      columns: [
        { key: 'label', labelSv: 'Post', kind: 'label' },
        { key: amountColumn, labelSv: 'Belopp', kind: 'figure', display, period } satisfies Column,
      ],
      rows: [
        row({ key: ends.fromKey, labelSv: ends.fromLabelSv, kind: 'detail', indent: 0 }, sameAs(ends.fromKey, start, ends.from)),
        ...steps.map(({ item: { id, labelSv }, figure }) =>
          row({ key: id, labelSv, kind: 'detail', indent: 1 }, figure, changeDisplay),
        ),
        row({ key: 'ovrigt', labelSv: 'Övrigt, netto', kind: 'residual', indent: 1 }, rest, changeDisplay),
        row(
          {
            key: 'resultat',
            labelSv: ends.toLabelSv,
            kind: 'result',
            indent: 0,
            sumOf: [ends.fromKey, ...steps.map(({ item }) => item.id), 'ovrigt'],
          },
          sameAs('resultat', end, ends.to),
        ),
        row(
          { key: 'skillnad', labelSv: 'Skillnad', kind: 'memo', indent: 0 },
          differenceOf(slotOf('skillnad'), end, start, `${ends.toLabelSv} − ${ends.fromLabelSv.toLowerCase()}.`),
          changeDisplay,
        ),
      ],
    },
    findings: items.filter((item) => !steps.some((step) => step.item === item)).map((item) => unknownRowFinding(item, statement)),
  }
}

const amountColumn = 'amount'

/** A row's own difference between the bridge's ends, or what was reckoned; undefined when the statement has no such row. */
function amountOf(
  { amount, source }: BridgeItem,
  { from, to }: BridgeEnds,
  statement: Table,
  slot: FigureSlot,
): Figure | undefined {
  if ('kronor' in amount) {
    const basis = { kind: 'entry', formulaSv: 'Förvaltningens egen beräkning.', source } as const
    return { kind: 'value', ...slot, value: exact(amount.kronor), basis }
  }
  if ('row' in amount) {
    const [start, end] = [figureAt(statement, amount.row, from), figureAt(statement, amount.row, to)]
    const formulaSv = `Radens skillnad: ${statement.name}/${amount.row}/${to} − ${statement.name}/${amount.row}/${from}.`
    return start && end && differenceOf(slot, end, start, formulaSv)
  }
  const figuresIn = (column: string) => amount.rows.flatMap((row) => figureAt(statement, row, column) ?? [])
  const [ends, starts] = [figuresIn(to), figuresIn(from)]
  if (ends.length !== amount.rows.length || starts.length !== amount.rows.length) return undefined
  const formulaSv = `Radernas skillnad: ${statement.name}, ${amount.rows.join(' + ')}, ${to} − ${from}.`
  return computedFrom(slot, [...ends, ...starts], formulaSv, (values) =>
    sum(values.map((value, index) => (index < ends.length ? value : negate(value)))),
  )
}

/** C-016: an item that leans on a row which the statement does not have explains nothing. */
function unknownRowFinding({ labelSv, amount, source }: BridgeItem, statement: Table): Finding {
  const wanted = 'row' in amount ? [amount.row] : 'rows' in amount ? amount.rows : []
  const unknown = wanted.filter((key) => !statement.rows.some((row) => row.key === key))
  const rows = statement.rows.map(({ key }) => key).join(', ')
  const messageSv = `Posten ”${labelSv}” hänvisar till raden ${unknown.join(', ')}, som inte finns i resultaträkningen. Välj bland: ${rows}.`
  return calculationFinding('C-016', { kind: 'source', place: source }, messageSv)
}
