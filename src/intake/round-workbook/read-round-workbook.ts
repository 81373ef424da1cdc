import { type AnswerField, wholeKronor } from '#domain/answer-fields.ts'
import { type OrgUnitCode, orgUnitCode } from '#domain/organisation.ts'
import { isTaskKind, type TaskKind } from '#domain/round-task.ts'
import type { AnswerWords, WorkbookAnswer, WorkbookReading, WorkbookStamp } from '#domain/round-workbook.ts'
import { findZipFault, isZip } from '#lib/zip-directory.ts'
import { createFindingLog, type FindingLog, type PlaceInFile } from '../finding-log.ts'
import { type Cell, cellAt, cellText, type Grid, type GridRow, isEmptyRow } from '../mapping/grid.ts'
import {
  keyHeader,
  markOf,
  nothingToAddWord,
  type SheetColumn,
  sheetColumns,
  stampHeading,
  stampMark,
  stampSheet,
  tooLongMark,
  unusedMark,
} from './sheet-columns.ts'
import { readSheetsInThread } from './sheets-thread.ts'

/** Whose answers are expected, and the words that they may use now. */
export interface ExpectedWorkbook {
  readonly orgUnit: OrgUnitCode
  readonly orgUnitNameSv: string
  readonly round: string
  readonly words: AnswerWords
}

/** A whole region's round is some hundred kB; what is much more has been filled with something else. */
const maxBytes = 10_000_000
const zipLimits = { maxSize: 80_000_000, maxRatio: 100 }

/**
 * A filled-in workbook as answers by question, with what is wrong in it by cell. Rows are known by their hidden key and
 * columns by their headers, so that a sheet may be sorted and its columns moved.
 */
export async function readRoundWorkbook(
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array },
  expected: ExpectedWorkbook,
): Promise<WorkbookReading> {
  const log = createFindingLog(fileName)
  const end = (stamp?: WorkbookStamp, answers: readonly WorkbookAnswer[] = []): WorkbookReading => ({
    stamp,
    answers,
    findings: log.toFindings(),
  })
  const grids = await openSheets(bytes, log)
  if (grids === undefined) return end()
  const notes = readStamp(grids, log)
  if (notes === undefined) return end()
  const { stamp } = notes
  if (stamp.orgUnit !== expected.orgUnit || stamp.round !== expected.round) {
    log.add(
      'I-101',
      {},
      `Arbetsboken gäller enheten ${stamp.orgUnit} i ${stamp.round}, och den här sidan ${expected.orgUnitNameSv} (${expected.orgUnit}) i ${expected.round}. Lämna den på sidan för den omgången.`,
    )
    return end(stamp)
  }
  const answers = grids.filter(({ hidden }) => !hidden).flatMap((grid) => readSheet(grid, notes, expected.words, log))
  reportRepeated(answers, log)
  reportRemoved(answers, notes, log)
  return end(stamp, answers)
}

async function openSheets(bytes: Uint8Array, log: FindingLog): Promise<Grid[] | undefined> {
  if (bytes.length > maxBytes) {
    log.add('I-002', {}, 'Filen är större än 10 MB, mycket mer än en arbetsbok för en omgång. Kontrollera att det är rätt fil.')
    return undefined
  }
  const grids = isZip(bytes) && findZipFault(bytes, zipLimits) === undefined ? await readSheetsInThread(bytes) : undefined
  if (grids === undefined)
    log.add(
      'I-100',
      {},
      'Filen kan inte läsas som en Excelarbetsbok. Spara den i Excel som .xlsx, utan lösenord, och lämna den igen.',
    )
  return grids
}

interface Notes {
  readonly stamp: WorkbookStamp
  readonly questions: ReadonlyMap<string, NotedQuestion>
}

interface NotedQuestion {
  readonly task: string
  readonly kind: TaskKind
  readonly version: number
  readonly labelSv: string
  /** Of each of the kind's columns, in their order. */
  readonly marks: readonly string[]
  readonly tooLong: boolean
}

function readStamp(grids: readonly Grid[], log: FindingLog): Notes | undefined {
  const rows = grids.find(({ sheet }) => sheet === stampSheet)?.rows.map(({ cells }) => cells.map(cellText))
  if (rows?.[0]?.[0] !== stampHeading) {
    log.add(
      'I-100',
      {},
      'Filen är ingen arbetsbok som har hämtats här. Hämta arbetsboken på den här sidan, fyll i den och lämna den igen.',
    )
    return undefined
  }
  const body = rows.map(trimEnd).filter((row) => row.length > 0)
  const [, mark] = body.at(-1) ?? []
  const [, [, orgUnit] = [], [, round] = [], [, exportedAt] = [], [, snapshot] = [], ...listed] = body.slice(0, -1)
  const questions = listed.map(readNote)
  const whole =
    mark === stampMark(body.slice(0, -1)) &&
    orgUnit &&
    round &&
    exportedAt &&
    snapshot &&
    questions.every((each) => each !== undefined)
  if (!whole) {
    log.add(
      'I-102',
      { sheet: stampSheet },
      'Det dolda bladet, som säger vilka frågor arbetsboken gäller, är ändrat eller skadat. Hämta en ny arbetsbok och för över svaren till den.',
    )
    return undefined
  }
  return {
    stamp: { orgUnit: orgUnitCode(orgUnit), round, exportedAt: new Date(exportedAt), snapshot },
    questions: new Map(questions.map((each) => [each.task, each])),
  }
}

function readNote([task, kind = '', version, labelSv, marks, tooLong]: readonly string[]): NotedQuestion | undefined {
  if (!task || !isTaskKind(kind) || !/^\d+$/.test(version ?? '')) return undefined
  return {
    task,
    kind,
    version: Number(version),
    labelSv: labelSv ?? '',
    marks: (marks ?? '').split(' '),
    tooLong: tooLong === tooLongMark,
  }
}

function trimEnd(row: readonly string[]): string[] {
  return row.slice(0, row.findLastIndex((text) => text !== '') + 1)
}

interface PlacedColumn {
  readonly column: SheetColumn
  /** Its place in the sheet, 0-based; undefined when the sheet does not have it. */
  readonly at: number | undefined
  /** Its place among the kind's columns, as the marks have them. */
  readonly index: number
}

function readSheet(grid: Grid, { questions }: Notes, words: AnswerWords, log: FindingLog): WorkbookAnswer[] {
  const header = grid.rows.find(({ cells }) => cells.some((cell) => cellText(cell) === keyHeader))
  if (header === undefined) return []
  const headers = header.cells.map((cell) => cellText(cell).replace(/\s+/g, ' ').trim())
  const keyAt = headers.indexOf(keyHeader)
  const sheet = grid.sheet ?? ''
  const below = grid.rows.filter(({ number }) => number > header.number)
  const noted = (row: GridRow) => questions.get(cellText(cellAt(row, keyAt)).trim())
  const kind = below.map(noted).find((each) => each !== undefined)?.kind
  if (kind === undefined) return []

  const columns = sheetColumns(kind).map((column, index): PlacedColumn => {
    const at = headers.indexOf(column.headerSv)
    return { column, index, at: at < 0 ? undefined : at }
  })
  const isInUse = ({ index }: PlacedColumn) =>
    [...questions.values()].some((each) => each.kind === kind && each.marks[index] !== unusedMark)
  reportColumns(columns.filter(isInUse), { sheet, row: header.number }, log)

  return below.flatMap((row): WorkbookAnswer[] => {
    if (isEmptyRow(row)) return []
    const question = noted(row)
    const place = { sheet, row: row.number }
    if (question === undefined || question.kind !== kind) {
      log.add(
        'I-105',
        place,
        'Raden har text men hör inte till någon fråga på bladet. Flytta texten till frågans rad och ta bort den här raden.',
      )
      return []
    }
    if (question.tooLong) return []
    return [readRow(row, question, columns, place, words, log)]
  })
}

function reportColumns(columns: readonly PlacedColumn[], place: PlaceInFile, log: FindingLog): void {
  for (const { column, at } of columns) {
    if (at === undefined && column.role !== 'shown')
      log.add(
        'I-103',
        { ...place, column: column.headerSv },
        `Kolumnen ”${column.headerSv}” finns inte på bladet. Den ska ha just den rubriken. Ångra ändringen, eller hämta en ny arbetsbok.`,
      )
  }
  const places = columns.flatMap(({ at }) => (at === undefined ? [] : [at]))
  if (places.some((at, index) => at < (places[index - 1] ?? -1)))
    log.add('I-110', place, 'Kolumnerna står i en annan ordning än när arbetsboken hämtades. De är lästa efter sina rubriker.')
}

function readRow(
  row: GridRow,
  question: NotedQuestion,
  columns: readonly PlacedColumn[],
  place: PlaceInFile,
  words: AnswerWords,
  log: FindingLog,
): WorkbookAnswer {
  const values: Record<string, string | number> = {}
  let nothingToAdd = false
  for (const { column, at, index } of columns) {
    if (at === undefined) continue
    const cell = cellAt(row, at)
    const inColumn = { ...place, column: column.headerSv }
    const unchanged = markOf(markedText(cell)) === question.marks[index]
    if (column.role === 'shown' && !unchanged)
      log.add(
        'I-107',
        inColumn,
        `Cellen är låst och har ändrats till ”${shortened(cellText(cell))}”. Ändringen läses inte in. Skriv svaret i de gula cellerna.`,
      )
    if (column.role === 'nothing-to-add') nothingToAdd = readNothingToAdd(cell, inColumn, log)
    if (column.role === 'answer') {
      const value = readValue(cell, column.field, unchanged, words, inColumn, log)
      if (value !== undefined && value !== '') values[column.field.name] = value
    }
  }
  const { task, kind, labelSv, version } = question
  return { task, kind, labelSv, version, sheet: place.sheet ?? '', row: row.number, values, nothingToAdd }
}

/** As the writer marks it: a number by its digits alone, whatever sign it is shown with. */
function markedText(cell: Cell): string {
  return cell.kind === 'number' ? cellText(cell).replace('−', '-') : cellText(cell)
}

function readNothingToAdd(cell: Cell, place: PlaceInFile, log: FindingLog): boolean {
  const text = cellText(cell).trim()
  if (text === '') return false
  if (sameWord(text, nothingToAddWord)) return true
  log.add('I-108', place, `”${shortened(text)}” går inte att läsa. Välj Ja i listan, eller lämna cellen tom.`)
  return false
}

function readValue(
  cell: Cell,
  { input }: AnswerField,
  unchanged: boolean,
  words: AnswerWords,
  place: PlaceInFile,
  log: FindingLog,
): string | number | undefined {
  if (cell.kind === 'error' || cell.kind === 'uncalculated') {
    log.add(
      cell.kind === 'error' ? 'I-066' : 'I-075',
      place,
      `Cellen har en formel som inte ger något värde (${cellText(cell)}). Skriv svaret som text i cellen.`,
    )
    return undefined
  }
  switch (input) {
    case 'text':
    case 'line':
      return cellText(cell).replace(/\r\n?/g, '\n')
    case 'kronor':
      return readKronor(cell, place, log)
    case 'status':
    case 'health':
    case 'outlook': {
      const text = cellText(cell).replace(/\s+/g, ' ').trim()
      const known = words[input].find((word) => sameWord(word, text))
      if (text === '' || known !== undefined) return known ?? ''
      // A word that was there before stays: the plan may have changed its words since.
      if (unchanged) return cellText(cell)
      reportUnknownWord(text, words[input], place, log)
      return undefined
    }
    case 'change': {
      const text = cellText(cell).replace(/\s+/g, ' ').trim()
      const known = Object.entries(words.change).find(([, word]) => sameWord(word, text))
      if (text !== '' && known === undefined) reportUnknownWord(text, Object.values(words.change), place, log)
      return known?.[0]
    }
  }
}

function reportUnknownWord(text: string, known: readonly string[], place: PlaceInFile, log: FindingLog): void {
  log.add(
    'I-108',
    place,
    `”${shortened(text)}” är inte något av orden ${known.map((word) => `”${word}”`).join(', ')}. Välj ett av dem i cellens lista.`,
  )
}

function readKronor(cell: Cell, place: PlaceInFile, log: FindingLog): number | undefined {
  const text = cellText(cell).trim()
  if (text === '') return undefined
  const kronor = wholeKronor(text)
  if (kronor === undefined || (cell.kind === 'number' && cell.percent))
    log.add(
      'I-109',
      place,
      `”${shortened(text)}” är inte hela kronor. Skriv talet utan ören och utan enhet, till exempel −1 200 000.`,
    )
  return kronor
}

function reportRepeated(answers: readonly WorkbookAnswer[], log: FindingLog): void {
  for (const [, rows] of Map.groupBy(answers, ({ task }) => task)) {
    const [first, second] = rows
    if (first && second)
      log.add(
        'I-106',
        { sheet: second.sheet, row: second.row },
        `Frågan ”${shortened(second.labelSv)}” står också på rad ${first.row}, blad ${first.sheet}. Ta bort den ena raden.`,
      )
  }
}

function reportRemoved(answers: readonly WorkbookAnswer[], { questions }: Notes, log: FindingLog): void {
  const there = new Set(answers.map(({ task }) => task))
  for (const { task, labelSv, tooLong } of questions.values()) {
    if (there.has(task) || tooLong) continue
    log.add('I-104', {}, `Raden för frågan ”${shortened(labelSv)}” är borttagen. Svaret på den lämnas som det är i Tertial.`)
  }
}

function sameWord(a: string, b: string): boolean {
  return a.toLowerCase().normalize('NFC') === b.toLowerCase().normalize('NFC')
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
