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
    after: {
      type: 'string',
      valueSv: 'ANTAL',
      helpSv: 'Så många källrader hoppas över: nästa sida efter 20 är --after 20.',
      default: '0',
    },
    unit: {
      type: 'string',
      valueSv: 'ENHET',
      helpSv: 'Bara det som kommer från enheten och de underställda. Flera, uppifrån, med komma emellan.',
    },
    account: { type: 'string', valueSv: 'KONTO', helpSv: 'Bara det som kommer från kontot.' },
    ...viewOption,
  },
  examples: [
    'tertial explain fds/2025-D2/income-statement/it-kostnader/actual-ytd',
    'tertial explain fds/2025-D2/income-statement/resultat/actual-ytd --unit 7120 --account 5700',
  ],

  async run(input, io) {
    const key = input.operands[0] ?? ''
    const limit = Number(input.text('rows'))
    const offset = Number(input.text('after'))
    if (![limit, offset].every((count) => Number.isInteger(count) && count >= 0)) {
      io.say('--rows och --after ska vara hela tal, till exempel 20.')
      return exitCodes.wrongUse
    }
    const effects = await io.effects()
    const view = askedView(input.text('view'), effects.clock)
    const account = input.optionalText('account')
    const orgUnits = input.optionalText('unit')?.split(',')
    const place = { ...(orgUnits ? { orgUnits } : {}), ...(account ? { account } : {}), offset, limit }
    const printed = view.kind === 'done' ? await explainIn(view.value) : view
    if (printed.kind === 'done') return exitCodes.done
    io.say(printed.kind === 'refused' ? printed.reasonSv : printed.messageSv)
    return exitCodes.wrongUse

    async function explainIn(view: StructureView): Promise<Outcome<unknown>> {
      if (view.kind !== 'reported') {
        const inView = await explainInView(key, view, operator, effects, place)
        if (inView.kind !== 'done') return inView
        printExplanation(inView.value, `Visas ${formatStructureView(view)}, underlag ${inView.value.snapshotId}`, io.out)
        return inView
      }
      const address = parseFigureKey(key)
      if (address) await composeReport({ orgUnit: address.orgUnit, round: address.round }, operator, effects)
      const ofReport = await explainFigure(key, operator, effects, place)
      if (ofReport.kind !== 'done') return ofReport
      const { version } = ofReport.value
      printExplanation(ofReport.value, `Version ${version.number}, underlag ${version.snapshotId}`, io.out)
      return ofReport
    }
  },
})
