import { composeReport } from '#app/compose-report.ts'
import { explainFigure } from '#app/explain-figure.ts'
import { explainInView } from '#app/explain-in-view.ts'
import { askedView } from '#app/tables-in-view.ts'
import { parseFigureKey } from '#domain/figure.ts'
import type { Outcome } from '#domain/outcome.ts'
import { formatStructureView, type StructureView } from '#domain/structure-view.ts'
import { defineCommand, exitCodes } from '../define-command.ts'
import { operator } from '../operator.ts'
import { printExplanation } from '../print-explanation.ts'
import { viewOption } from '../report-options.ts'

export const explain = defineCommand({
  name: 'explain',
  summarySv: 'Visar varför en siffra är som den är: beräkning, underlag och källrader.',
  operandsSv: 'SIFFRA',
  operands: { least: 1, most: 1 },
  options: {
    rows: { type: 'string', valueSv: 'ANTAL', helpSv: 'Så många källrader som högst visas.', default: '20' },
    ...viewOption,
  },
  examples: ['tertial explain fds/2025-D2/income-statement/it-kostnader/actual-ytd'],

  async run(input, io) {
    const key = input.operands[0] ?? ''
    const limit = Number(input.text('rows'))
    if (!Number.isInteger(limit) || limit < 0) {
      io.say('--rows ska vara ett helt tal, till exempel 20.')
      return exitCodes.wrongUse
    }
    const effects = await io.effects()
    const view = askedView(input.text('view'), effects.clock)
    const page = { offset: 0, limit }
    const printed = view.kind === 'done' ? await explainIn(view.value) : view
    if (printed.kind === 'done') return exitCodes.done
    io.say(printed.kind === 'refused' ? printed.reasonSv : printed.messageSv)
    return exitCodes.wrongUse

    async function explainIn(view: StructureView): Promise<Outcome<unknown>> {
      if (view.kind !== 'reported') {
        const inView = await explainInView(key, view, operator, effects, page)
        if (inView.kind !== 'done') return inView
        printExplanation(inView.value, `Visas ${formatStructureView(view)}, underlag ${inView.value.snapshotId}`, io.out)
        return inView
      }
      const address = parseFigureKey(key)
      if (address) await composeReport({ orgUnit: address.orgUnit, round: address.round }, operator, effects)
      const ofReport = await explainFigure(key, operator, effects, page)
      if (ofReport.kind !== 'done') return ofReport
      const { version } = ofReport.value
      printExplanation(ofReport.value, `Version ${version.number}, underlag ${version.snapshotId}`, io.out)
      return ofReport
    }
  },
})
