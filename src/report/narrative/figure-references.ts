import { type Display, formatFigure, missingReasonSv } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import { figureReference } from '#domain/figure-reference.ts'
import type { Finding } from '#domain/finding.ts'
import { isSignWord, signWords } from '#domain/sign-words.ts'
import {
  type Column,
  displayOf,
  type FigureInline,
  figureAt,
  type Inline,
  type Row,
  type Table,
  type TextInline,
} from '#domain/table.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { excerptAround } from '#lib/excerpt.ts'
import { reportFinding } from '../finding-codes.ts'
import type { Binding } from './binding.ts'
import { nearest } from './nearest.ts'
import { printWordsSv, readPrintWords } from './print-words.ts'

export type TextStyle = Pick<TextInline, 'strong' | 'emphasis'>

/**
 * A run of plain text with its figures bound: every `{{table/row/column | words}}` becomes the table's own figure, so that
 * a text cannot say another number than the table. A reference that leads nowhere is an error and prints what was written.
 */
export function bindFigures(text: string, style: TextStyle, binding: Binding): { inlines: Inline[]; findings: Finding[] } {
  const inlines: Inline[] = []
  const findings: Finding[] = []
  let at = 0
  for (const match of text.matchAll(figureReference)) {
    pushText(inlines, text.slice(at, match.index), style)
    at = match.index + match[0].length
    const bound = bindReference(match[1] ?? '', excerptAround(text, match.index, at), binding)
    if (bound.inline.kind === 'text') pushText(inlines, bound.inline.textSv, style)
    else inlines.push(bound.inline)
    findings.push(...bound.findings)
  }
  pushText(inlines, text.slice(at), style)
  return { inlines, findings }
}

function bindReference(
  written: string,
  excerptSv: string,
  binding: Binding,
): { inline: TextInline | FigureInline; findings: Finding[] } {
  const [path = '', ...rest] = written.split('|')
  const address = path.trim()
  const where = binding.placeOf(excerptSv)
  const found = findFigure(address, binding.tables)
  if (found === undefined) {
    const finding = reportFinding('R-001', where, unknownFigureSv(address, binding.tables))
    return { inline: { kind: 'text', textSv: `[okänd siffra: ${address}]` }, findings: [finding] }
  }

  const findings: Finding[] = []
  const { figure } = found
  const wish = readPrintWords(rest.join('|'))
  for (const word of wish.unknown) {
    const messageSv = `Ordet ”${word}” efter siffran ${address} går inte att tolka. Välj bland: ${printWordsSv}.`
    findings.push(reportFinding('R-002', where, messageSv))
  }
  let display: Display = found.display
  let { withUnit } = wish
  if (wish.unit !== undefined && !fits(figure, wish.unit)) {
    const owns = displayUnits[found.display.unit].labelSv
    const messageSv = `Siffran ${address} kan inte skrivas i ${displayUnits[wish.unit].labelSv}; den anges i ${owns}.`
    findings.push(reportFinding('R-002', where, messageSv))
    withUnit = true
  } else {
    display = {
      ...display,
      unit: wish.unit ?? display.unit,
      decimals: wish.decimals ?? display.decimals,
      ...(wish.signed && { sign: 'always' }),
    }
  }
  if (figure.kind === 'missing') {
    const mark = formatFigure(figure, display)
    const messageSv = `Siffran ${address} saknas (${missingReasonSv(figure)}), så texten visar ”${mark}”. Skriv om texten eller leverera underlaget.`
    findings.push(reportFinding('R-003', where, messageSv))
  }
  const { form, flawSv, reversed } = signedForm(found, wish.form)
  if (flawSv !== undefined) findings.push(reportFinding('R-002', where, `Siffran ${address} kan inte skrivas så: ${flawSv}`))
  return { inline: { kind: 'figure', figure, display, withUnit, form, ...(reversed && { reversed }) }, findings }
}

/**
 * Words by the sign stand at differences; "bättre" only at those of money in a statement, where above zero is better whatever
 * the row. A cost that has grown is a more negative amount, so its difference counts the other way.
 */
function signedForm(
  { figure, column, row, table }: Found,
  form: FigureInline['form'],
): { readonly form: FigureInline['form']; readonly flawSv?: string; readonly reversed?: true } {
  if (!isSignWord(form)) return { form }
  const wordSv = signWords[form].wordSv
  if (column.difference === undefined && !/(?:^|-)(?:change|variance)(?:-|$)/.test(column.key)) {
    return { form: 'number', flawSv: `”${wordSv}” hör till en skillnad, och kolumnen ${column.key} är ingen.` }
  }
  if (form !== 'better') return { form, ...(areBothCosts(table, row, column) && { reversed: true }) }
  if (figure.kind === 'missing' || (figure.unitOfMeasure === 'sek' && column.difference !== undefined)) return { form }
  return { form: 'number', flawSv: 'vad som är bättre framgår inte av siffran. Skriv högre, fler eller ökat.' }
}

function areBothCosts(table: Table, row: Row, { difference }: Column): boolean {
  if (difference === undefined) return false
  return [difference.minuend, difference.subtrahend].every((key) => {
    const figure = figureAt(table, row.key, key)
    return row.kind !== 'result' && figure?.kind === 'value' && figure.value.numerator < 0n
  })
}

interface Found {
  readonly figure: Figure
  readonly display: Display
  readonly table: Table
  readonly row: Row
  readonly column: Column
}

function findFigure(address: string, tables: readonly Table[]): Found | undefined {
  const [tableName, rowKey, columnKey, ...rest] = address.split('/')
  if (tableName === undefined || rowKey === undefined || columnKey === undefined || rest.length > 0) return undefined
  const table = tables.find(({ name }) => name === tableName)
  const column = table?.columns.find(({ key }) => key === columnKey)
  const row = table?.rows.find(({ key }) => key === rowKey)
  const cell = row?.cells[columnKey]
  if (!table || !column || !row || cell?.kind !== 'figure') return undefined
  return { figure: cell.figure, display: displayOf(cell, column), table, row, column }
}

/** Whether a figure can be written in the display unit: kronor in mnkr, never a share in mnkr. A missing one in any. */
function fits(figure: Figure, unit: keyof typeof displayUnits): boolean {
  return figure.kind === 'missing' || displayUnits[unit].base === figure.unitOfMeasure
}

/** What is wrong with the address, from the first part of it that leads nowhere, and what the writer may have meant. */
function unknownFigureSv(address: string, tables: readonly Table[]): string {
  const suggestion = nearest(address, addressesOf(tables))
  const [tableName = ''] = address.split('/')
  const table = tables.find(({ name }) => name === tableName)
  if (suggestion !== undefined) return `Siffran ”${address}” finns inte. Menade du ”${suggestion}”?`
  if (table !== undefined) {
    const rows = table.rows.map(({ key }) => key).join(', ')
    return `Siffran ”${address}” finns inte. Tabellen ${table.name} har raderna ${rows} och kolumnerna ${figureColumnsOf(table).join(', ')}.`
  }
  const names = tables.map(({ name }) => name).join(', ') || 'inga'
  return `Siffran ”${address}” finns inte, eftersom rapporten inte har tabellen ”${tableName}”: namnet är fel eller underlaget har inte kommit. Rapportens tabeller: ${names}.`
}

function figureColumnsOf(table: Table): string[] {
  return table.columns.filter(({ kind }) => kind === 'figure').map(({ key }) => key)
}

function* addressesOf(tables: readonly Table[]): Generator<string> {
  for (const table of tables) {
    for (const row of table.rows) {
      for (const [column, cell] of Object.entries(row.cells)) {
        if (cell.kind === 'figure') yield `${table.name}/${row.key}/${column}`
      }
    }
  }
}

/** Adds text to a run, joined to the text before it when they look the same. */
export function pushText(inlines: Inline[], textSv: string, style: TextStyle): void {
  if (textSv === '') return
  const last = inlines.at(-1)
  if (last?.kind === 'text' && last.strong === style.strong && last.emphasis === style.emphasis) {
    inlines[inlines.length - 1] = { ...last, textSv: last.textSv + textSv }
  } else {
    inlines.push({ kind: 'text', textSv, ...style })
  }
}
