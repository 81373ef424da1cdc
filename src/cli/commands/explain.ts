import { composeReport } from '#app/compose-report.ts'
import { explainFigure } from '#app/explain-figure.ts'
import { parseFigureKey } from '#domain/figure.ts'
import { defineCommand, exitCodes } from '../define-command.ts'
import { operator } from '../operator.ts'
import { printExplanation } from '../print-explanation.ts'

export const explain = defineCommand({
  name: 'explain',
  summarySv: 'Visar varför en siffra är som den är: beräkning, underlag och källrader.',
  operandsSv: 'SIFFRA',
  operands: { least: 1, most: 1 },
  options: { rows: { type: 'string', valueSv: 'ANTAL', helpSv: 'Så många källrader som högst visas.', default: '20' } },
  examples: ['tertial explain fds/2025-D2/income-statement/it-kostnader/actual-ytd'],

  async run(input, io) {
    const key = input.operands[0] ?? ''
    const limit = Number(input.text('rows'))
    if (!Number.isInteger(limit) || limit < 0) {
      io.say('--rows ska vara ett helt tal, till exempel 20.')
      return exitCodes.wrongUse
    }
    const effects = await io.effects()
    const address = parseFigureKey(key)
    if (address) await composeReport({ orgUnit: address.orgUnit, round: address.round }, operator, effects)

    const outcome = await explainFigure(key, operator, effects, { offset: 0, limit })
    if (outcome.kind !== 'done') {
      io.say(outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv)
      return exitCodes.wrongUse
    }
    printExplanation(outcome.value, io.out)
    return exitCodes.done
  },
})
