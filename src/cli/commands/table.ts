import { composeReport } from '#app/compose-report.ts'
import type { Effects } from '#app/effects.ts'
import { askedView, tablesInView } from '#app/tables-in-view.ts'
import { done, type Outcome } from '#domain/outcome.ts'
import type { StructureView } from '#domain/structure-view.ts'
import type { Table } from '#domain/table.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { type CommandInput, defineCommand, exitCodes } from '../define-command.ts'
import { operator } from '../operator.ts'
import { printTable, tableAsJson } from '../print-table.ts'
import { reportOptions, viewOption } from '../report-options.ts'

export const table = defineCommand({
  name: 'table',
  summarySv: 'Skriver ut en av rapportens tabeller.',
  operandsSv: 'NAMN',
  operands: { least: 1, most: 1 },
  options: {
    ...reportOptions,
    ...viewOption,
    json: { type: 'boolean', helpSv: 'Skriver JSON med exakta värden, adresser och saknade värdens skäl.' },
  },
  examples: [
    'tertial table income-statement --unit fds --round 2025-D2',
    'tertial table investments --unit fds --round 2025-D2 --json',
    'tertial table result-by-centre --unit rk --round 2025-D2 --view current',
  ],

  async run(input, io) {
    const effects = await io.effects()
    const view = askedView(input.text('view'), effects.clock)
    const tables = view.kind === 'done' ? await tablesOf(input, view.value, effects) : view
    if (tables.kind !== 'done') {
      io.say(tables.kind === 'refused' ? tables.reasonSv : tables.messageSv)
      return exitCodes.wrongUse
    }
    const found = tables.value.find((candidate) => candidate.name === input.operands[0])
    if (!found) {
      io.say(
        `Det finns ingen tabell ”${input.operands[0]}”. De som finns: ${tables.value.map((candidate) => candidate.name).join(', ')}.`,
      )
      return exitCodes.wrongUse
    }
    if (input.flag('json')) io.out(stringifyExact(tableAsJson(found), 2))
    else printTable(found, io.out)
    return exitCodes.done
  },
})

/** As reported they are the report's own, of its latest version. */
async function tablesOf(input: CommandInput, view: StructureView, effects: Effects): Promise<Outcome<readonly Table[]>> {
  const address = { orgUnit: input.text('unit'), round: input.text('round') }
  if (view.kind === 'reported') {
    const report = await composeReport(address, operator, effects)
    return report.kind === 'done' ? done(report.value.tables) : report
  }
  const inView = await tablesInView(address, view, operator, effects)
  return inView.kind === 'done' ? done(inView.value.tables) : inView
}
