import type { RowKind } from '#domain/table.ts'
import { officeLanguage } from '../ooxml/document-properties.ts'
import { element } from '../ooxml/element.ts'
import { namespaces } from '../ooxml/namespaces.ts'
import { cellPadding, indentStep, type SetRow } from './set-table.ts'
import { joinLines, type Line } from './set-text.ts'
import type { Box, TablePiece } from './slide.ts'
import { graphicFrame, textRuns, units } from './slide-shapes.ts'

/** A table that PowerPoint edits as one, with its header row marked as such. */
export function tableFrame(piece: TablePiece, box: Box, id: number): string {
  const { table, header, rows, grid } = piece
  const unitNote = table.unitNoteSv === undefined ? '' : ` ${table.unitNoteSv}.`
  const descr = `${table.captionSv}.${unitNote} Tabell med ${grid.length} kolumner och ${rows.length + 1} rader.`
  const content = element(
    'a:tbl',
    { 'xmlns:a': namespaces.drawing },
    element('a:tblPr', { firstRow: 1, firstCol: 1 }, element('a:tableStyleId', {}, noStyleNoGrid)),
    element('a:tblGrid', {}, ...grid.map((width) => element('a:gridCol', { w: units(width) }))),
    tableRow(header, piece),
    ...rows.map((row) => tableRow(row, piece)),
  )
  const uri = 'http://schemas.openxmlformats.org/drawingml/2006/table'
  return graphicFrame({ id, name: `Tabell ${id}`, descr, title: table.captionSv }, box, { uri, content })
}

/** The style of PowerPoint's own that adds nothing: rules and fills are each cell's. */
const noStyleNoGrid = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}'

function tableRow({ row, cells, height }: SetRow, piece: TablePiece): string {
  const { grid, rightAligned } = piece
  const box = boxLook(row?.kind)
  const spans = cells.length === 1 && grid.length > 1
  const merged = spans
    ? grid.slice(1).map(() => element('a:tc', { hMerge: 1 }, textBody([], piece.size, {}), element('a:tcPr')))
    : []
  return element(
    'a:tr',
    { h: units(height) },
    ...cells.map((lines, index) => {
      const text = textBody(lines, piece.size, {
        right: rightAligned[index] ?? false,
        indent: index === 0 ? (row?.indent ?? 0) * indentStep : 0,
      })
      return element('a:tc', { gridSpan: spans ? grid.length : undefined }, text, cellProperties(box, row === undefined))
    }),
    ...merged,
  )
}

function textBody(
  lines: readonly Line[],
  size: number,
  { right = false, indent = 0 }: { readonly right?: boolean; readonly indent?: number },
): string {
  const runs = joinLines(lines)
  return element(
    'a:txBody',
    {},
    element('a:bodyPr'),
    element('a:lstStyle'),
    element(
      'a:p',
      {},
      element('a:pPr', { marL: units(indent), indent: 0, algn: right ? 'r' : 'l' }, element('a:buNone')),
      textRuns(runs, size),
      runs.length === 0 ? element('a:endParaRPr', { lang: officeLanguage, sz: Math.round(size * 100) }) : '',
    ),
  )
}

interface BoxLook {
  readonly fill?: number
  readonly rule: number
  readonly strong: boolean
}

/** `undefined` is the header. */
function boxLook(kind: RowKind | undefined): BoxLook {
  switch (kind) {
    case undefined:
      return { fill: 92_000, rule: 12_700, strong: true }
    case 'sum':
      return { fill: 96_000, rule: 9_525, strong: true }
    case 'result':
      return { fill: 92_000, rule: 9_525, strong: true }
    case 'group':
      return { rule: 9_525, strong: true }
    default:
      return { rule: 6_350, strong: false }
  }
}

/** Fills and rules are shades of the theme's background and text, so that they follow an organisation's template. */
function cellProperties({ fill, rule, strong }: BoxLook, isHeader: boolean): string {
  const none = (name: string) => element(name, { w: 0 }, element('a:noFill'))
  const ink = strong
    ? element('a:schemeClr', { val: 'tx1' }, element('a:lumMod', { val: 50_000 }), element('a:lumOff', { val: 50_000 }))
    : element('a:schemeClr', { val: 'bg1' }, element('a:lumMod', { val: 82_000 }))
  return element(
    'a:tcPr',
    {
      marL: units(cellPadding.beside / 2),
      marR: units(cellPadding.beside / 2),
      marT: units(cellPadding.above / 2),
      marB: units(cellPadding.above / 2),
      anchor: isHeader ? 'b' : 't',
    },
    none('a:lnL'),
    none('a:lnR'),
    none('a:lnT'),
    element('a:lnB', { w: rule }, element('a:solidFill', {}, ink)),
    fill === undefined
      ? element('a:noFill')
      : element('a:solidFill', {}, element('a:schemeClr', { val: 'bg1' }, element('a:lumMod', { val: fill }))),
  )
}
