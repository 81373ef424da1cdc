import { composeReport } from '#app/compose-report.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { defineCommand, exitCodes } from '../define-command.ts'
import { operator } from '../operator.ts'
import { printTable, tableAsJson } from '../print-table.ts'
import { reportOptions } from '../report-options.ts'

export const table = defineCommand({
  name: 'table',
  summarySv: 'Skriver ut en av rapportens tabeller.',
  operandsSv: 'NAMN',
  operands: { least: 1, most: 1 },
  options: {
    ...reportOptions,
    json: { type: 'boolean', helpSv: 'Skriver JSON med exakta värden, adresser och saknade värdens skäl.' },
  },
  examples: [
    'tertial table income-statement --unit fds --round 2025-D2',
    'tertial table investments --unit fds --round 2025-D2 --json',
  ],

  async run(input, io) {
    const outcome = await composeReport({ orgUnit: input.text('unit'), round: input.text('round') }, operator, await io.effects())
    if (outcome.kind !== 'done') {
      io.say(outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv)
      return exitCodes.wrongUse
    }
    const { tables } = outcome.value
    const found = tables.find((candidate) => candidate.name === input.operands[0])
    if (!found) {
      io.say(
        `Det finns ingen tabell ”${input.operands[0]}”. De som finns: ${tables.map((candidate) => candidate.name).join(', ')}.`,
      )
      return exitCodes.wrongUse
    }
    if (input.flag('json')) io.out(stringifyExact(tableAsJson(found), 2))
    else printTable(found, io.out)
    return exitCodes.done
  },
})
