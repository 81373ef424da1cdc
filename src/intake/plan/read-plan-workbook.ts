import type { Reading } from '#domain/delivery.ts'
import { entriesOf, entryFrom, keyOf, type Written, type WrittenEntry, withEntries } from '#domain/plan-cells.ts'
import { type PlanList, planHead, planListNamed, planLists } from '#domain/plan-lists.ts'
import { type Exact, exact } from '#lib/exact.ts'
import { contentReading } from '../content-reading.ts'
import type { FindingLog, PlaceInFile } from '../finding-log.ts'
import { readWorkbook } from '../formats/workbook/read-workbook.ts'
import { cellAt, cellText, type Grid, type GridRow, isEmptyRow } from '../mapping/grid.ts'
import { decodePlan, type WrittenPlaces } from './decode-plan.ts'
import { locateInPlan, type PlanPath } from './plan-path.ts'
import { baseLabel, headHeaders, headSheet, instructionSheet, wholeLabel } from './workbook-words.ts'

/** Whether the workbook is a plan's: its sheet Plan has the headers that such a sheet has. */
export function isPlanWorkbook(grids: readonly Grid[]): boolean {
  const head = sheetNamed(grids, headSheet)?.rows[0]
  return head !== undefined && headHeaders.slice(0, 2).every((header, column) => textAt(head, column) === header)
}

/** The plan that the workbook's sheets say, with what is wrong by sheet, row and column. */
export function readPlanWorkbook(grids: readonly Grid[], fileName: string, log: FindingLog): Reading {
  const origins = new Map<string, Origin[]>()
  let written = readHead(grids, log)
  for (const list of planLists) {
    const rows = readList(grids, list, written, log)
    if (rows.length === 0) continue
    written = withEntries(written, list, rows)
    origins.set(list.name, inPlanOrder(written, list, rows))
  }
  reportUnknownSheets(grids, log)
  const content = log.hasErrors() ? undefined : decodePlan(written, placesIn(fileName, origins, grids), log)
  return contentReading('workbook', content, log)
}

/** The delivery that the workbook was made from; undefined when it says none, or is no plan's workbook. */
export async function baseOfPlanWorkbook(bytes: Uint8Array): Promise<string | undefined> {
  const grids = await readWorkbook(bytes)
  const row = isPlanWorkbook(grids) ? headRow(grids, baseLabel) : undefined
  const said = row === undefined ? '' : textAt(row, 1)
  return said === '' ? undefined : said
}

/** An entry with the row that it was written on. */
interface Origin extends Omit<WrittenEntry, 'key'> {
  readonly row: number
}

function readHead(grids: readonly Grid[], log: FindingLog): Written {
  const known = new Set<string>([...planHead.map(({ labelSv }) => labelSv), baseLabel])
  for (const row of sheetNamed(grids, headSheet)?.rows.slice(1) ?? []) {
    const labelSv = textAt(row, 0)
    if (labelSv !== '' && !known.has(labelSv))
      log.add('I-083', { sheet: headSheet, row: row.number }, `Uppgiften ”${labelSv}” är okänd. Rätta eller ta bort raden.`)
  }
  return entryFrom(planHead, ({ labelSv }) => {
    const row = headRow(grids, labelSv)
    return row === undefined ? '' : textAt(row, 1)
  })
}

function headRow(grids: readonly Grid[], labelSv: string): GridRow | undefined {
  return sheetNamed(grids, headSheet)?.rows.find((row) => textAt(row, 0) === labelSv)
}

function readList(grids: readonly Grid[], list: PlanList, written: Written, log: FindingLog): Origin[] {
  const grid = sheetNamed(grids, list.labelSv)
  const header = grid?.rows[0]
  if (grid === undefined || header === undefined) return []
  const sheet = list.labelSv
  const labels = header.cells.map((_, column) => textAt(header, column))
  const wanted = [...(list.within === undefined ? [] : [wholeLabel(list.within)]), ...list.fields.map(({ labelSv }) => labelSv)]
  for (const [column, labelSv] of labels.entries()) {
    if (labelSv !== '' && !wanted.includes(labelSv))
      log.add(
        'I-083',
        { sheet, row: 1, column: labelSv },
        `Kolumnen ”${labelSv}” är okänd på bladet ${sheet}. Rätta rubriken eller ta bort kolumnen.`,
      )
    else if (labelSv !== '' && labels.indexOf(labelSv) !== column)
      log.add('I-062', { sheet, row: 1, column: labelSv }, `Rubriken ”${labelSv}” står två gånger på bladet ${sheet}.`)
  }
  const wholes = wholeKeys(written, list)
  const origins: Origin[] = []
  for (const row of grid.rows.slice(1)) {
    if (isEmptyRow(row)) continue
    const textOf = (labelSv: string) => readCell(row, labels.indexOf(labelSv), { sheet, row: row.number, column: labelSv }, log)
    const entry = entryFrom(list.fields, ({ labelSv }) => textOf(labelSv))
    if (list.within === undefined) {
      origins.push({ entry, row: row.number })
      continue
    }
    const column = wholeLabel(list.within)
    const whole = textOf(column)
    if (wholes.has(whole)) origins.push({ entry, whole, row: row.number })
    else {
      const message = `”${whole}” finns inte på bladet ${planListNamed(list.within)?.labelSv}. Rätta beteckningen.`
      log.add('I-086', { sheet, row: row.number, column }, message)
    }
  }
  return origins
}

function wholeKeys(written: Written, { within }: PlanList): ReadonlySet<string> {
  const whole = within === undefined ? undefined : planListNamed(within)
  return new Set(whole === undefined ? [] : entriesOf(written, whole).map(({ key }) => key))
}

/** Parts stand by their whole in the plan, in whatever order the sheet has them. */
function inPlanOrder(written: Written, list: PlanList, rows: readonly Origin[]): Origin[] {
  if (list.within === undefined) return [...rows]
  return [...wholeKeys(written, list)].flatMap((key) => rows.filter(({ whole }) => whole === key))
}

function readCell(row: GridRow, column: number, place: PlaceInFile, log: FindingLog): string {
  if (column < 0) return ''
  const cell = cellAt(row, column)
  if (cell.kind === 'error' || cell.kind === 'uncalculated') {
    log.add('I-066', place, `Cellen visar ${cellText(cell)}. Skriv värdet i stället.`)
    return ''
  }
  // 0,9 shown as 90 % is what somebody wrote as a target.
  if (cell.kind === 'number' && cell.percent) return `${cellText({ ...cell, value: inPercent(cell.value) })} %`
  return cellText(cell).trim()
}

/** The denominator of a cell is a power of ten, and stays one. */
function inPercent({ numerator, denominator }: Exact): Exact {
  return denominator >= 100n ? exact(numerator, denominator / 100n) : exact(numerator * (100n / denominator), 1n)
}

function reportUnknownSheets(grids: readonly Grid[], log: FindingLog): void {
  const known = new Set(
    [headSheet, instructionSheet, ...planLists.map(({ labelSv }) => labelSv)].map((name) => name.toLowerCase()),
  )
  for (const { sheet = '' } of grids) {
    if (!known.has(sheet.toLowerCase())) log.add('I-065', { sheet }, `Bladet ”${sheet}” hör inte till en plan och läses inte.`)
  }
}

/** From where a value stands in the plan to the cell that it was written in. */
function placesIn(fileName: string, origins: ReadonlyMap<string, readonly Origin[]>, grids: readonly Grid[]): WrittenPlaces {
  return {
    fileName,
    placeOf(path) {
      const found = locateInPlan(path)
      const { list, field } = found
      const row = list === undefined ? field && headRow(grids, field.labelSv)?.number : originOf(found, origins)?.row
      return {
        sheet: list?.labelSv ?? headSheet,
        ...(row === undefined ? {} : { row }),
        ...(list === undefined || field === undefined ? {} : { column: field.labelSv }),
      }
    },
    fieldOf: (path) => locateInPlan(path).field,
  }
}

function originOf({ list, entry, part }: PlanPath, origins: ReadonlyMap<string, readonly Origin[]>): Origin | undefined {
  if (list === undefined || entry === undefined) return undefined
  const own = origins.get(list.name) ?? []
  if (list.isMap) return own.find((origin) => origin.entry.name === entry)
  if (part === undefined) return typeof entry === 'number' ? own[entry] : undefined
  const whole = list.within === undefined ? undefined : planListNamed(list.within)
  const origin = whole && typeof entry === 'number' ? origins.get(whole.name)?.[entry] : undefined
  if (whole === undefined || origin === undefined) return undefined
  return own.filter((each) => each.whole === keyOf(origin.entry, whole))[part]
}

function sheetNamed(grids: readonly Grid[], name: string): Grid | undefined {
  return grids.find(({ sheet }) => sheet?.toLowerCase() === name.toLowerCase())
}

function textAt(row: GridRow, column: number): string {
  return cellText(cellAt(row, column)).trim()
}
