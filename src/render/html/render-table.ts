import { formatPeriod } from '#domain/period.ts'
import { printedFigureCell } from '#domain/printed-cell.ts'
import { type Column, displayOf, type FigureCell, type Row, type Table } from '#domain/table.ts'
import { escapeXml } from '../escape-xml.ts'
import { type MissingNotes, missingNotes } from '../missing-notes.ts'
import { digitsFormat, numberFormat, numberText, sheetValue, unitSuffix } from '../ooxml/number-format.ts'
import { cellAt, cellColumns, isGroupHeading, isRightAligned, labelColumnTitle, rowGroups } from '../table-shape.ts'
import { type FigureHref, renderFigure, renderInlines } from './render-inlines.ts'
import { renderStatus } from './render-status.ts'

export interface TableOptions {
  /** The table's anchor, unique on the page. */
  readonly id: string
  readonly figureHref: FigureHref | undefined
  /** Figures that a finding speaks of: their cells are outlined. */
  readonly flagged: ReadonlySet<string>
}

/**
 * A table that a screen reader can walk, a spreadsheet can take over and a small screen can scroll: caption with the unit,
 * headers with scope, plain text in the cells, and under it the notes and why figures are missing.
 */
export function renderTable(table: Table, options: TableOptions): string {
  const missing = missingNotes(table)
  const captionId = `${options.id}-rubrik`
  const unitNote = table.unitNoteSv === undefined ? '' : ` <span class="report-unit">${escapeXml(table.unitNoteSv)}</span>`
  return [
    `<div class="report-table" id="${escapeXml(options.id)}">`,
    `<div class="report-scroll" role="region" aria-labelledby="${escapeXml(captionId)}" tabindex="0">`,
    `<table class="${tableClass(table)}">`,
    `<caption id="${escapeXml(captionId)}">${escapeXml(table.captionSv)}${unitNote}</caption>`,
    renderHead(table),
    ...rowGroups(table).map(({ heading, rows }) => {
      const lines = [heading, ...rows].map((row) => (row === undefined ? '' : renderRow(row, table, missing, options)))
      return `<tbody>${lines.join('')}</tbody>`
    }),
    '</table></div>',
    renderNotes(table, missing),
    renderFormulas(table),
    renderJudgements(table),
    '</div>',
  ].join('')
}

/**
 * Many figures want their row's label to stay in sight while they scroll; few or wordy columns do not. A broad table scrolls
 * even on a large screen.
 */
function tableClass(table: Table): string {
  const columns = cellColumns(table)
  if (columns.some((column) => column.kind === 'text')) return 'report-wordy'
  if (columns.length > 10) return 'report-keeps-labels report-broad'
  return columns.length >= 4 ? 'report-keeps-labels' : 'report-plain'
}

function renderHead(table: Table): string {
  const headers = cellColumns(table).map((column) => `<th scope="col"${alignment(column)}>${escapeXml(column.labelSv)}</th>`)
  const label = labelColumnTitle(table)
  const corner = label === '' ? '<td></td>' : `<th scope="col">${escapeXml(label)}</th>`
  return `<thead><tr>${corner}${headers.join('')}</tr></thead>`
}

function renderRow(row: Row, table: Table, missing: MissingNotes, options: TableOptions): string {
  if (isGroupHeading(row, table)) {
    return `<tr class="report-row-group"><th scope="rowgroup" colspan="${cellColumns(table).length + 1}">${escapeXml(row.labelSv)}</th></tr>`
  }
  const cells = cellColumns(table).map((column) => renderCell(row, column, missing, options))
  const indent = row.indent > 0 ? ` class="report-indent-${Math.min(row.indent, 4)}"` : ''
  return `<tr class="report-row-${row.kind}"><th scope="row"${indent}>${escapeXml(row.labelSv)}</th>${cells.join('')}</tr>`
}

function renderCell(row: Row, column: Column, missing: MissingNotes, { figureHref, flagged }: TableOptions): string {
  const cell = cellAt(row, column)
  switch (cell.kind) {
    case 'figure': {
      const letter = missing.letterOf(cell.figure)
      const mark = letter === undefined ? '' : `<sup class="report-letter" aria-hidden="true">${letter}</sup>`
      const classes = flagged.has(cell.figure.key) ? 'report-number report-flagged' : 'report-number'
      return `<td class="${classes}"${pastedNumber(cell, column)}>${renderFigure(cell.figure, printedFigureCell(cell, column), figureHref)}${mark}</td>`
    }
    case 'text':
      return `<td${alignment(column)}>${renderInlines(cell.inlines, figureHref)}</td>`
    case 'status':
      return `<td>${renderStatus(cell.status)}</td>`
    case 'empty':
      return '<td></td>'
  }
}

/**
 * What a spreadsheet takes when the table is copied into it: the figure unrounded and the format that prints it, by the attributes
 * that the programs' own HTML has (`sdval` and `sdnum` in LibreOffice, `x:num` in Excel). Without them U+2212 and the spaces
 * among the digits make a number a text.
 */
function pastedNumber(cell: FigureCell, column: Column): string {
  const { figure, asWrittenSv, withUnit, wordSv } = cell
  if (figure.kind === 'missing' || asWrittenSv !== undefined) return ''
  const display = displayOf(cell, column)
  const number = numberText(sheetValue(figure.value, display.unit))
  const suffixSv = [withUnit ? unitSuffix(display.unit) : undefined, wordSv].filter((text) => text !== undefined).join(' ')
  const format = suffixSv === '' ? digitsFormat(display) : numberFormat(figure.value, display, { suffixSv })
  return ` sdval="${number}" sdnum="1033;0;${escapeXml(format)}" x:num="${number}"`
}

function renderNotes(table: Table, missing: MissingNotes): string {
  const reasons = missing.notes.map(
    ({ mark, letter, reasonSv }) =>
      `<li>${escapeXml(mark)}${letter === undefined ? '' : `<sup>${letter}</sup>`} ${escapeXml(reasonSv)}</li>`,
  )
  const notes = (table.notesSv ?? []).map((noteSv) => `<li>${escapeXml(noteSv)}</li>`)
  const lines = [...notes, ...reasons]
  return lines.length === 0 ? '' : `<ul class="report-notes">${lines.join('')}</ul>`
}

/** What the computed statuses rest on, row by row, for a reader who asks. */
function renderJudgements(table: Table): string {
  const lines = table.rows.flatMap((row) => {
    const reasons = cellColumns(table).flatMap((column) => {
      const cell = cellAt(row, column)
      return cell.kind === 'status' && cell.reasonSv ? [`${column.labelSv}: ${cell.status.wordSv}. ${cell.reasonSv}`] : []
    })
    return reasons.length === 0
      ? []
      : [`<dt>${escapeXml(row.labelSv)}</dt>${reasons.map((reason) => `<dd>${escapeXml(reason)}</dd>`).join('')}`]
  })
  if (lines.length === 0) return ''
  return `<details class="report-formulas"><summary>Så är raderna bedömda</summary><dl>${lines.join('')}</dl></details>`
}

/** What each column covers and how it is calculated, for a reader who asks. */
function renderFormulas(table: Table): string {
  const lines = cellColumns(table).flatMap((column) => {
    const words = [column.period && `Avser ${formatPeriod(column.period)}.`, column.formulaSv].filter(
      (text) => text !== undefined,
    )
    return words.length === 0 ? [] : [`<dt>${escapeXml(column.labelSv)}</dt><dd>${escapeXml(words.join(' '))}</dd>`]
  })
  if (lines.length === 0) return ''
  return `<details class="report-formulas"><summary>Vad kolumnerna visar</summary><dl>${lines.join('')}</dl></details>`
}

function alignment(column: Column): string {
  return isRightAligned(column) ? ' class="report-number"' : ''
}
