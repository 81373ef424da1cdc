import { accountCode } from '#domain/account.ts'
import type { Fact } from '#domain/fact.ts'
import { parseMonth } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { period } from '#domain/period.ts'
import { actual } from '#domain/scenario.ts'
import { parseSwedishNumber } from '#lib/swedish-numbers.ts'
import { type CodeCheck, createCodeCheck } from '../../code-check.ts'
import { createFindingLog, type FindingLog } from '../../finding-log.ts'
import { reportMissingReference } from '../../missing-reference.ts'
import { readText } from '../../text-file.ts'
import { defineFormat } from '../define-format.ts'

const mark = 'EXEMPEL 1'

/** Say here, in a sentence, who sends such files and what stands in them: a mark, then month unit account amount, debit +. */
export const example = defineFormat({
  name: 'example',
  labelSv: 'Exempelformat',

  recognise: ({ head }) => head?.startsWith(mark) ?? false,

  async read({ fileName, bytes }, reference) {
    const log = createFindingLog(fileName)
    const codes = createCodeCheck(reference, log)
    const lines = readText(bytes, log).split(/\r?\n/).slice(1)
    const facts = reportMissingReference(reference, { accounts: true }, log)
      ? []
      : lines.flatMap((line, index) => (line.trim() === '' ? [] : toFacts(line, { fileName, row: index + 2 }, codes, log)))
    codes.report()
    if (facts.length === 0 && !log.hasErrors()) log.add('I-013', {}, 'Filen innehåller inga belopp att läsa in.')
    return {
      format: 'example',
      facts: log.hasErrors() ? [] : facts,
      contents: [],
      slices: slicesOf(facts),
      controlTotals: [],
      findings: log.toFindings(),
    }
  },
})

function toFacts(line: string, source: Fact['source'] & { row: number }, codes: CodeCheck, log: FindingLog): Fact[] {
  const [monthText = '', unitText = '', accountText = '', amountText = ''] = line.split(' ')
  const place = { row: source.row }
  const month = parseMonth(monthText)
  const amount = parseSwedishNumber(amountText)?.value
  if (month === undefined) log.add('I-024', place, `”${monthText}” är ingen månad. Skriv till exempel 2025-08.`)
  if (amount === undefined) log.add('I-025', place, `”${amountText}” är inget tal. Skriv till exempel 1234.50.`)
  if (month === undefined || amount === undefined) return []

  const account = accountCode(accountText)
  const known = [codes.isKnownAccount(account, amount, place), codes.isKnownUnit(unitText, [month], amount, place)]
  if (known.includes(false)) return []
  const orgUnit = orgUnitCode(unitText)
  const dimensions = { account }
  return [
    {
      id: '',
      series: 'ledger',
      orgUnit,
      period: period(month),
      scenario: actual,
      dimensions,
      amount,
      unitOfMeasure: 'sek',
      source,
    },
  ]
}

/** The file speaks for its first to its last month. */
function slicesOf(facts: readonly Fact[]) {
  const months = facts.map((fact) => fact.period.from).sort()
  const [first] = months
  const last = months.at(-1)
  return first && last ? [{ stream: 'example', scenario: 'actual', period: period(first, last) }] : []
}
