import type { Block } from '#domain/document.ts'
import type { Figure } from '#domain/figure.ts'
import { displayOf, type FigureInline, findCell, type Inline, type Row, type Table } from '#domain/table.ts'

/**
 * A bridge in words: "Skillnaden är −425,7 mnkr: personalkostnader −420,0, regionersättning −11,6 … och övrigt, netto +5,7."
 * The report's own voice, so a callout. Every number is the table's own figure, rounded for itself. Nothing when the bridge was
 * not computed.
 */
export function bridgeSentence(tables: readonly Table[], name: string): Block[] {
  const table = tables.find((candidate) => candidate.name === name)
  const row = (key: string) => table?.rows.find((candidate) => candidate.key === key)
  const [difference, rest] = [row('skillnad'), row('ovrigt')]
  if (table === undefined || difference === undefined || rest === undefined) return []
  const [start, end] = [table.rows[0], row('resultat')]
  if (start === undefined || end === undefined) return []
  const items = table.rows.filter((item) => ![start, end, rest, difference].includes(item))
  const text = (textSv: string): Inline => ({ kind: 'text', textSv })
  const inlines: Inline[] = [
    text(`Skillnaden mellan ${lowerFirst(start.labelSv)} och ${lowerFirst(end.labelSv)} är `),
    ...figureInline(table, difference, { withUnit: true }),
    text(': '),
    ...items.flatMap((item, index) => [
      text(`${index === 0 ? '' : ', '}${lowerFirst(item.labelSv)} `),
      ...figureInline(table, item, { withUnit: false }),
    ]),
    text(` och ${lowerFirst(rest.labelSv)} `),
    ...figureInline(table, rest, { withUnit: false }),
    text('.'),
  ]
  return [{ kind: 'callout', tone: 'information', inlines }]
}

function figureInline(table: Table, row: Row, { withUnit }: { withUnit: boolean }): FigureInline[] {
  const column = table.columns.find(({ kind }) => kind === 'figure')
  const cell = column && findCell(table, row.key, column.key)
  if (column === undefined || cell?.kind !== 'figure') return []
  const figure: Figure = cell.figure
  return [{ kind: 'figure', figure, display: displayOf(cell, column), withUnit, form: 'number' }]
}

/** "Personalkostnader" inside a sentence; "IT-kostnader" stays. */
function lowerFirst(textSv: string): string {
  return /^[A-ZÅÄÖ][a-zåäö]/.test(textSv) ? textSv.charAt(0).toLowerCase() + textSv.slice(1) : textSv
}
