import { answerFields, fieldsOfAnswer } from '#domain/answer-fields.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import type { Inline, Table } from '#domain/table.ts'
import { bindRunningText } from '#report/narrative/bind-markdown.ts'
import { computeReportTables, findReportGround, type ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'

/**
 * The answer's texts that name figures, by field, with the figures as the report will print them; a text without any is read
 * as it was written. What is wrong with a binding, the report's own check tells.
 */
export function bindAnswer(answer: TaskAnswer | undefined, tables: readonly Table[]): Record<string, readonly Inline[]> {
  if (answer === undefined) return {}
  const said = fieldsOfAnswer(answer)
  return Object.fromEntries(
    answerFields[answer.kind].flatMap(({ name }): [string, readonly Inline[]][] => {
      const text = said[name]
      if (typeof text !== 'string' || !namesFigures(text)) return []
      return [[name, bindText(text, tables)]]
    }),
  )
}

/** Whether any of the answer's texts names a figure, so that the tables have to be known. */
export function hasFigures(answer: TaskAnswer | undefined): boolean {
  return Object.values(fieldsOfAnswer(answer)).some((text) => typeof text === 'string' && namesFigures(text))
}

/**
 * Binds texts that have been said in any units' rounds: the tables of a round are computed when the first text names a figure
 * of it, and then kept for the binder's life.
 */
export function textBinder(effects: Effects): TextBinder {
  const known = new Map<string, Promise<readonly Table[]>>()
  return async (text, address) => {
    if (!namesFigures(text)) return bindText(text, [])
    const key = `${address.orgUnit}/${address.round}`
    const tables = known.get(key) ?? tablesOf(address, effects)
    known.set(key, tables)
    return bindText(text, await tables)
  }
}

export type TextBinder = (text: string, address: ReportAddress) => Promise<readonly Inline[]>

/** The tables of a unit's round; none where there is no such round. */
export async function tablesOf(address: ReportAddress, effects: Effects): Promise<readonly Table[]> {
  const ground = await findReportGround(address, effects)
  return ground.kind === 'done' ? (await computeReportTables(ground.value, effects)).tables : []
}

function bindText(text: string, tables: readonly Table[]): readonly Inline[] {
  return bindRunningText(text, { tables, placeOf: () => ({ kind: 'section', section: 'svar' }) }).inlines
}

function namesFigures(text: string): boolean {
  return text.includes('{{')
}
