import { element, officeColour, xmlHead, xmlText } from './element.ts'
import { namespaces } from './namespaces.ts'
import type { Part, Relationship } from './package.ts'
import { officeFont, themePart } from './theme-part.ts'
import { type CellStyle, StyleSheet } from './workbook-styles.ts'

/** A sheet as it is to be written: cells with what they hold and how they look, and how the sheet behaves on screen and paper. */
export interface Sheet {
  /** 31 characters at the most, none of []:*?/\, unique in the workbook: `sheetNames` makes such names. */
  readonly name: string
  /** In characters of the default font, as the format counts them. */
  readonly columnWidths: readonly number[]
  readonly rows: readonly SheetRow[]
  /** Row and column below and right of which the sheet scrolls; 0-based. */
  readonly frozen?: { readonly row: number; readonly column: number }
  readonly merges?: readonly CellRange[]
  readonly links?: readonly SheetLink[]
  readonly print?: SheetPrint
  /** The part that holds the sheet's charts, and the parts that it needs. */
  readonly drawing?: { readonly path: string; readonly parts: readonly Part[] }
}

export interface SheetRow {
  readonly cells: readonly SheetCell[]
  /** In points. */
  readonly height?: number
  /** The height is what the text needs: the program may measure the row anew when a person changes it. */
  readonly measured?: boolean
}

export interface SheetCell {
  readonly content: CellContent
  readonly style?: CellStyle
}

export type CellContent =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly runs: readonly TextRun[] }
  /** `numberText` is the value as XML writes it; with a formula it is what the formula gives. */
  | { readonly kind: 'number'; readonly numberText: string; readonly formula?: string }

export interface TextRun {
  readonly text: string
  readonly strong?: boolean
  readonly emphasis?: boolean
  readonly raised?: boolean
  readonly colour?: string
}

/** 0-based, both ends included. */
export interface CellRange {
  readonly fromRow: number
  readonly fromColumn: number
  readonly toRow: number
  readonly toColumn: number
}

export interface SheetLink {
  readonly row: number
  readonly column: number
  /** Where in the workbook. */
  readonly sheet: string
  readonly textSv: string
}

export interface SheetPrint {
  readonly landscape: boolean
  readonly area: CellRange
  /** Rows that every printed page begins with; 0-based, both ends included. */
  readonly repeatedRows?: { readonly from: number; readonly to: number }
  readonly headerSv: string
}

/** The workbook's parts, the workbook itself first. `propertyParts` go beside them. */
export function workbookParts(sheets: readonly Sheet[]): readonly Part[] {
  const styles = new StyleSheet()
  const texts = new SharedTexts()
  const sheetParts = sheets.map((sheet, index): Part => {
    const relationships: Relationship[] = sheet.drawing ? [{ id: 'rId1', type: 'drawing', target: `/${sheet.drawing.path}` }] : []
    return {
      path: `xl/worksheets/sheet${index + 1}.xml`,
      contentType: `${contentTypeBase}.worksheet+xml`,
      content: xmlHead + sheetXml(sheet, index === 0, styles, texts),
      relationships,
    }
  })
  return [
    {
      path: 'xl/workbook.xml',
      contentType: `${contentTypeBase}.sheet.main+xml`,
      content: xmlHead + workbookXml(sheets),
      relationships: [
        ...sheets.map((_, index) => ({
          id: `rId${index + 1}`,
          type: 'worksheet',
          target: `worksheets/sheet${index + 1}.xml`,
        })),
        { id: `rId${sheets.length + 1}`, type: 'styles', target: 'styles.xml' },
        { id: `rId${sheets.length + 2}`, type: 'sharedStrings', target: 'sharedStrings.xml' },
        { id: `rId${sheets.length + 3}`, type: 'theme', target: 'theme/theme1.xml' },
      ],
    },
    ...sheetParts,
    ...sheets.flatMap(({ drawing }) => drawing?.parts ?? []),
    themePart('xl/theme/theme1.xml'),
    { path: 'xl/styles.xml', contentType: `${contentTypeBase}.styles+xml`, content: xmlHead + styles.toXml() },
    { path: 'xl/sharedStrings.xml', contentType: `${contentTypeBase}.sharedStrings+xml`, content: xmlHead + texts.toXml() },
  ]
}

/** 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

/** 'C5', 0-based in. */
export function cellReference(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`
}

/** "'Resultaträkning'!$B$6:$B$9", as formulas and charts name cells of another sheet. */
export function absoluteReference(sheet: string, { fromRow, fromColumn, toRow, toColumn }: CellRange): string {
  const absolute = (row: number, column: number) => `$${columnLetters(column)}$${row + 1}`
  const from = absolute(fromRow, fromColumn)
  const to = absolute(toRow, toColumn)
  return `${quotedSheetName(sheet)}!${from === to ? from : `${from}:${to}`}`
}

export function quotedSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}

const contentTypeBase = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function workbookXml(sheets: readonly Sheet[]): string {
  const names = sheets.flatMap(({ name, print }, localSheetId) => {
    if (!print) return []
    const lines = [
      element('definedName', { name: '_xlnm.Print_Area', localSheetId }, xmlText(absoluteReference(name, print.area))),
    ]
    if (print.repeatedRows) {
      const { from, to } = print.repeatedRows
      const rows = `${quotedSheetName(name)}!$${from + 1}:$${to + 1}`
      lines.push(element('definedName', { name: '_xlnm.Print_Titles', localSheetId }, xmlText(rows)))
    }
    return lines
  })
  return element(
    'workbook',
    { xmlns: namespaces.sheet, 'xmlns:r': namespaces.relationships },
    element(
      'bookViews',
      {},
      element('workbookView', { xWindow: 0, yWindow: 0, windowWidth: 28800, windowHeight: 17000, tabRatio: 850 }),
    ),
    element(
      'sheets',
      {},
      ...sheets.map(({ name }, index) => element('sheet', { name, sheetId: index + 1, 'r:id': `rId${index + 1}` })),
    ),
    names.length === 0 ? '' : element('definedNames', {}, ...names),
    // The kept values are ours and exact: a program that took the file for an older one's would recalculate it at once, and ask
    // a person who has only looked at it whether to save.
    element('calcPr', { calcId: 191029 }),
  )
}

function sheetXml(sheet: Sheet, selected: boolean, styles: StyleSheet, texts: SharedTexts): string {
  const { print, links = [], merges = [] } = sheet
  const lastColumn = Math.max(0, ...sheet.rows.map((row) => row.cells.length - 1))
  return element(
    'worksheet',
    { xmlns: namespaces.sheet, 'xmlns:r': namespaces.relationships },
    print ? element('sheetPr', {}, element('pageSetUpPr', { fitToPage: 1 })) : '',
    element('dimension', { ref: `A1:${cellReference(Math.max(0, sheet.rows.length - 1), lastColumn)}` }),
    element('sheetViews', {}, sheetView(sheet, selected)),
    element('sheetFormatPr', { defaultRowHeight: 15 }),
    element(
      'cols',
      {},
      ...sheet.columnWidths.map((width, index) =>
        element('col', { min: index + 1, max: index + 1, width: Math.round(width * 100) / 100, customWidth: 1 }),
      ),
    ),
    element('sheetData', {}, ...sheet.rows.map((row, index) => rowXml(row, index, styles, texts))),
    merges.length === 0
      ? ''
      : element(
          'mergeCells',
          { count: merges.length },
          ...merges.map((range) => element('mergeCell', { ref: rangeReference(range) })),
        ),
    links.length === 0
      ? ''
      : element(
          'hyperlinks',
          {},
          ...links.map(({ row, column, sheet: target, textSv }) =>
            element('hyperlink', {
              ref: cellReference(row, column),
              location: `${quotedSheetName(target)}!A1`,
              display: textSv,
            }),
          ),
        ),
    element('pageMargins', { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 }),
    print ? element('pageSetup', { paperSize: 9, orientation: print.landscape ? 'landscape' : 'portrait', fitToHeight: 0 }) : '',
    print
      ? element(
          'headerFooter',
          {},
          element('oddHeader', {}, xmlText(`&L&8${headerText(print.headerSv)}`)),
          element('oddFooter', {}, xmlText('&L&8&A&R&8Sida &P av &N')),
        )
      : '',
    sheet.drawing ? element('drawing', { 'r:id': 'rId1' }) : '',
  )
}

/** & begins a code in a header. A digit after the font size would be read as part of it. */
function headerText(textSv: string): string {
  const escaped = textSv.replaceAll('&', '&&')
  return /^\d/.test(escaped) ? ` ${escaped}` : escaped
}

function sheetView({ frozen }: Sheet, selected: boolean): string {
  const attributes = { showGridLines: 0, tabSelected: selected ? 1 : undefined, workbookViewId: 0 }
  if (!frozen || (frozen.row === 0 && frozen.column === 0)) return element('sheetView', attributes)
  const pane = frozen.column === 0 ? 'bottomLeft' : frozen.row === 0 ? 'topRight' : 'bottomRight'
  return element(
    'sheetView',
    attributes,
    element('pane', {
      xSplit: frozen.column === 0 ? undefined : frozen.column,
      ySplit: frozen.row === 0 ? undefined : frozen.row,
      topLeftCell: cellReference(frozen.row, frozen.column),
      activePane: pane,
      state: 'frozen',
    }),
    element('selection', { pane }),
  )
}

function rowXml({ cells, height, measured }: SheetRow, index: number, styles: StyleSheet, texts: SharedTexts): string {
  return element(
    'row',
    { r: index + 1, ht: height, customHeight: height === undefined || measured ? undefined : 1 },
    ...cells.map((cell, column) => cellXml(cell, cellReference(index, column), styles, texts)),
  )
}

function cellXml({ content, style }: SheetCell, r: string, styles: StyleSheet, texts: SharedTexts): string {
  const s = style === undefined ? undefined : styles.indexOf(style)
  switch (content.kind) {
    case 'empty':
      return s === undefined ? '' : element('c', { r, s })
    case 'text':
      return element('c', { r, s, t: 's' }, element('v', {}, String(texts.indexOf(content.runs))))
    case 'number':
      return element(
        'c',
        { r, s },
        content.formula === undefined ? '' : element('f', {}, xmlText(content.formula)),
        element('v', {}, content.numberText),
      )
  }
}

function rangeReference({ fromRow, fromColumn, toRow, toColumn }: CellRange): string {
  return `${cellReference(fromRow, fromColumn)}:${cellReference(toRow, toColumn)}`
}

/** Every text of the workbook once. */
class SharedTexts {
  readonly #indexes = new Map<string, number>()
  #uses = 0

  indexOf(runs: readonly TextRun[]): number {
    this.#uses += 1
    const xml = textXml(runs)
    const index = this.#indexes.get(xml) ?? this.#indexes.size
    this.#indexes.set(xml, index)
    return index
  }

  toXml(): string {
    const items = [...this.#indexes.keys()].map((xml) => element('si', {}, xml))
    return element('sst', { xmlns: namespaces.sheet, count: this.#uses, uniqueCount: items.length }, ...items)
  }
}

function textXml(runs: readonly TextRun[]): string {
  const plain = runs.every(({ strong, emphasis, raised, colour }) => !strong && !emphasis && !raised && colour === undefined)
  if (plain) return textElement(runs.map(({ text }) => text).join(''))
  return runs
    .filter(({ text }) => text !== '')
    .map((run) =>
      element(
        'r',
        {},
        element(
          'rPr',
          {},
          run.strong ? element('b') : '',
          run.emphasis ? element('i') : '',
          run.raised ? element('vertAlign', { val: 'superscript' }) : '',
          element('sz', { val: 10 }),
          element('color', { rgb: `FF${officeColour(run.colour ?? '#1b2329')}` }),
          element('rFont', { val: officeFont }),
          element('family', { val: 2 }),
        ),
        textElement(run.text),
      ),
    )
    .join('')
}

/** A cell holds at most 32 767 characters; "_x0041_" in a text is taken for an escaped A. */
function textElement(text: string): string {
  const literal = text.slice(0, 32_767).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return element('t', { 'xml:space': 'preserve' }, xmlText(literal))
}
