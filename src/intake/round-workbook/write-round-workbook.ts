import { type Cell, type CellStyle, type CellValue, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { fieldsOfAnswer } from '#domain/answer-fields.ts'
import { type TaskKind, taskKinds } from '#domain/round-task.ts'
import type { AnswerWords, RoundWorkbook, WorkbookQuestion } from '#domain/round-workbook.ts'
import type { Change } from '#domain/status.ts'
import { guideRows } from './guide-rows.ts'
import {
  markOf,
  nothingToAddWord,
  type SheetColumn,
  sheetColumns,
  stampHeading,
  stampMark,
  stampSheet,
  tooLongMark,
  unusedMark,
  wordsSheet,
} from './sheet-columns.ts'

/** Excel's own limit of a cell. A longer answer is not cut: its row is locked, and says so. */
const longestCell = 32_767

/**
 * The workbook's bytes (.xlsx): how it is filled in, a sheet for each kind of question with all but the answers locked, and
 * hidden what it was made of. The protection has no password: it keeps from slips, and what is changed all the same is
 * recognised when the workbook comes back.
 */
export async function writeRoundWorkbook(workbook: RoundWorkbook): Promise<Uint8Array> {
  const byKind = Map.groupBy(workbook.questions, ({ task }) => task.kind)
  const kinds = (Object.keys(taskKinds) as TaskKind[]).filter((kind) => byKind.has(kind))
  const sheets = kinds.map((kind) => kindSheet(kind, byKind.get(kind) ?? [], workbook))
  return writeXlsx({
    defaultFont: font,
    properties: { title: `${workbook.orgUnitNameSv}, ${workbook.roundTitleSv}`, creator: 'Tertial' },
    workbookProtection: { lockStructure: true },
    sheets: [guideSheet(workbook, kinds), ...sheets, stamp(workbook), wordLists(workbook)],
  })
}

const firstRow = 3

function kindSheet(kind: TaskKind, questions: readonly WorkbookQuestion[], workbook: RoundWorkbook): WriteSheet {
  const used = usedColumns(kind, questions)
  const columns = sheetColumns(kind).filter(({ headerSv }) => used.has(headerSv))
  const cells = new Map<string, Partial<Cell>>()
  const put = (row: number, column: number, value: CellValue, style: CellStyle) =>
    cells.set(`${row},${column}`, { value: escaped(value), style })

  put(0, 1, `${taskKinds[kind].pluralSv}: ${workbook.orgUnitNameSv}, ${workbook.roundTitleSv}`, styles.title)
  put(1, 1, instructionSv(kind), styles.instruction)
  columns.forEach(({ headerSv, role }, index) => {
    put(firstRow - 1, index, headerSv, role === 'answer' || role === 'nothing-to-add' ? styles.answerHeader : styles.header)
  })
  const heights = questions.map((question, index) => {
    const texts = columns.map((column) => cellOf(column, question, workbook.words))
    texts.forEach(({ value, style }, column) => {
      put(firstRow + index, column, value, style)
    })
    return Math.max(...columns.map((column, at) => neededHeight(column, String(texts[at]?.value ?? ''))))
  })
  return {
    name: taskKinds[kind].pluralSv,
    rows: [],
    cells,
    columns: columns.map((column) => (column.role === 'key' ? { width: 8, hidden: true } : { width: widthOf(column) })),
    rowDefs: new Map([
      [0, { height: 24 }],
      [firstRow - 1, { height: 34 }],
      ...heights.map((height, index) => [firstRow + index, { height }] as const),
    ]),
    freezePane: { rows: firstRow, columns: 2 },
    dataValidations: columns.flatMap((column, index) => choices(column, index, questions.length, workbook)),
    protection: { sheet: true, formatColumns: true, formatRows: true },
    pageSetup: {
      orientation: 'landscape',
      paperSize: 'a4',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$3',
    },
  }
}

/** The headers of the columns that have something in them, or may get it. */
function usedColumns(kind: TaskKind, questions: readonly WorkbookQuestion[]): Set<string> {
  const used = sheetColumns(kind).filter((column) => {
    if (column.role === 'shown') return questions.some((question) => column.textOf(question) !== '')
    return column.role !== 'nothing-to-add' || questions.some(({ task }) => task.mayBeEmpty)
  })
  return new Set(used.map(({ headerSv }) => headerSv))
}

function cellOf(column: SheetColumn, question: WorkbookQuestion, words: AnswerWords): { value: CellValue; style: CellStyle } {
  const { task } = question
  const locked = question.locked || isTooLong(question)
  const style = (input: 'choice' | 'text' | 'kronor') => (locked ? styles.shown : styles[input])
  switch (column.role) {
    case 'key':
      return { value: task.id, style: styles.shown }
    case 'shown': {
      const text = storable(column.textOf(question))
      return { value: text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text, style: styles.shown }
    }
    case 'answer': {
      const { name, input } = column.field
      const said = fieldsOfAnswer(task.answer)[name] ?? null
      const value = input === 'change' && said !== null ? words.change[said as Change] : said
      if (typeof value === 'string' && value.length > longestCell)
        return { value: 'Texten är för lång för en cell. Ändra den i Tertial.', style: styles.shown }
      return {
        value: typeof value === 'string' ? storable(value) : value,
        style: style(
          ['status', 'health', 'outlook', 'change'].includes(input) ? 'choice' : input === 'kronor' ? 'kronor' : 'text',
        ),
      }
    }
    case 'nothing-to-add':
      if (!task.mayBeEmpty) return { value: null, style: styles.shown }
      return { value: task.answer?.nothingToAdd === true ? nothingToAddWord : null, style: style('choice') }
  }
}

function isTooLong({ task }: WorkbookQuestion): boolean {
  return Object.values(fieldsOfAnswer(task.answer)).some((value) => typeof value === 'string' && value.length > longestCell)
}

/** One kind of line end, and nothing that XML cannot hold. */
function storable(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  )
}

/** A text that Excel would take for its own escape ("_x000D_"), escaped by its own rule (ECMA-376 part 1, 22.9.2.19). */
function escaped(value: CellValue): CellValue {
  return typeof value === 'string' ? value.replace(/_x(?=[0-9a-fA-F]{4}_)/g, '_x005F_x') : value
}

/** A list refers to the hidden sheet's words: a list written out may have 255 characters, and no word with a comma. */
function choices(column: SheetColumn, index: number, count: number, { words: known }: RoundWorkbook): DataValidation[] {
  const letter = String.fromCharCode('A'.charCodeAt(0) + index)
  const range = `${letter}${firstRow + 1}:${letter}${firstRow + count}`
  const list = (formula1: string, messageSv: string): DataValidation[] => [
    {
      type: 'list',
      formula1,
      range,
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: column.headerSv,
      errorMessage: messageSv,
    },
  ]
  if (column.role === 'nothing-to-add') return list(`${wordsSheet}!$C$1:$C$1`, 'Välj Ja, eller lämna cellen tom.')
  if (column.role !== 'answer') return []
  switch (column.field.input) {
    case 'status':
      return list(`${wordsSheet}!$A$1:$A$${known.status.length}`, 'Välj ett av orden i listan.')
    case 'health':
      return list(`${wordsSheet}!$D$1:$D$${known.health.length}`, 'Välj ett av orden i listan.')
    case 'outlook':
      return list(`${wordsSheet}!$B$1:$B$${known.outlook.length}`, 'Välj ett av orden i listan.')
    case 'change':
      return list(`${wordsSheet}!$E$1:$E$${Object.keys(known.change).length}`, 'Välj ett av orden i listan.')
    case 'kronor':
      return [
        {
          type: 'whole',
          operator: 'between',
          formula1: '-999999999999',
          formula2: '999999999999',
          range,
          allowBlank: true,
          showErrorMessage: true,
          errorTitle: column.headerSv,
          errorMessage: 'Skriv hela kronor. Intäkter skrivs utan tecken och kostnader med minus.',
        },
      ]
    case 'text':
    case 'line':
      return []
  }
}

function instructionSv(kind: TaskKind): string {
  const fill = 'Fyll i de gula cellerna. De grå är låsta.'
  if (kind === 'forecast') return `${fill} Skriv hela kronor: intäkter utan tecken, kostnader med minus.`
  if (kind === 'text') return `${fill} Ny rad i en cell: Alt+Enter. En tom rad ger nytt stycke.`
  return `${fill} Status och bedömning väljs i listan som öppnas i cellen.`
}

function guideSheet(workbook: RoundWorkbook, kinds: readonly TaskKind[]): WriteSheet {
  const rows = guideRows(workbook, kinds)
  const cells = new Map<string, Partial<Cell>>(
    rows.map(({ textSv, heading }, row) => [`${row},0`, { value: textSv, style: heading ? styles.title : styles.plain }]),
  )
  return {
    name: 'Så fyller du i',
    rows: [],
    cells,
    columns: [{ width: guideWidth }],
    rowDefs: new Map(rows.map(({ textSv, heading }, row) => [row, { height: heading ? 24 : heightOf(textSv, guideWidth) }])),
    protection: { sheet: true, formatColumns: true },
    pageSetup: { paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}

/** What the workbook was made of, a row a question: its version and a mark of each cell. */
function stamp({ orgUnit, round, exportedAt, snapshot, questions, words }: RoundWorkbook): WriteSheet {
  const byKind = Map.groupBy(questions, ({ task }) => task.kind)
  const rows = [
    [stampHeading],
    ['enhet', orgUnit],
    ['omgång', round],
    ['hämtad', exportedAt.toISOString()],
    ['kunskapsläge', snapshot],
    ...questions.map((question) => {
      const { id, kind, version, labelSv } = question.task
      const used = usedColumns(kind, byKind.get(kind) ?? [])
      const marks = sheetColumns(kind).map((column) =>
        used.has(column.headerSv) ? markOf(String(cellOf(column, question, words).value ?? '')) : unusedMark,
      )
      return [id, kind, String(version), storable(labelSv), marks.join(' '), ...(isTooLong(question) ? [tooLongMark] : [])]
    }),
  ]
  return { name: stampSheet, rows: [...rows, ['kontroll', stampMark(rows)]].map((row) => row.map(escaped)), veryHidden: true }
}

function wordLists({ words: { status, health, outlook, change } }: RoundWorkbook): WriteSheet {
  const changeWords = Object.values(change)
  const rows = Array.from({ length: Math.max(status.length, health.length, outlook.length, changeWords.length) }, (_, index) => [
    escaped(status[index] ?? null),
    escaped(outlook[index] ?? null),
    index === 0 ? nothingToAddWord : null,
    escaped(health[index] ?? null),
    escaped(changeWords[index] ?? null),
  ])
  return { name: wordsSheet, rows, veryHidden: true }
}

function widthOf(column: SheetColumn): number {
  if (column.role === 'answer')
    return { status: 20, health: 20, outlook: 24, change: 24, kronor: 20, line: 44, text: 70 }[column.field.input]
  return column.role === 'nothing-to-add' ? 18 : 36
}

/** With room to write in a cell for text, though it is empty; Excel allows 409 points. */
function neededHeight(column: SheetColumn, text: string): number {
  if (column.role === 'key') return 0
  const room = column.role === 'answer' && column.field.input === 'text' ? 4 : 1
  return Math.min(400, Math.max(heightOf(text, widthOf(column)), heightOf('\n'.repeat(room - 1), widthOf(column))))
}

/** Points for the lines that a text takes in a column of so many characters. */
function heightOf(text: string, width: number): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0)
  return 15.5 * lines + 4
}

const guideWidth = 90
const font = { name: 'Calibri', size: 11 }
const thin = { style: 'thin', color: { rgb: 'BFC5CA' } } as const
const border = { top: thin, bottom: thin, left: thin, right: thin }
const wrapped = { wrapText: true, vertical: 'top' } as const
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const open = { font, border, fill: fill('FFF8D6'), alignment: wrapped, protection: { locked: false } }

const styles = {
  title: { font: { ...font, bold: true, size: 14 }, alignment: { vertical: 'center' } },
  instruction: { font: { ...font, italic: true } },
  plain: { font, alignment: wrapped },
  header: { border, fill: fill('DFE3E6'), font: { ...font, bold: true }, alignment: wrapped },
  answerHeader: { border, fill: fill('F2DC8A'), font: { ...font, bold: true }, alignment: wrapped },
  shown: { border, fill: fill('F1F3F4'), font: { ...font, color: { rgb: '3A4248' } }, alignment: wrapped },
  choice: open,
  // As text, so that "- ett" and "=" stay what was written and "1-2" does not become a date.
  text: { ...open, numFmt: '@' },
  kronor: { ...open, numFmt: '#,##0' },
} satisfies Record<string, CellStyle>
