import { composeReport } from '#app/compose-report.ts'
import { readFindings } from '#app/read-findings.ts'
import { hasErrors } from '#domain/finding.ts'
import { isOpen } from '#domain/finding-answer.ts'
import { defineCommand, exitCodes } from '../define-command.ts'
import { operator } from '../operator.ts'
import { findingCountsSv, printFindings } from '../print-findings.ts'
import { reportOptions } from '../report-options.ts'

export const check = defineCommand({
  name: 'check',
  summarySv: 'Kontrollerar en rapport: summor, avvikelser, text mot tabell, enheter och ordval.',
  operands: { least: 0, most: 0 },
  options: { ...reportOptions, json: { type: 'boolean', helpSv: 'Skriver iakttagelserna som JSON.' } },
  examples: ['tertial check --unit fds --round 2025-D2', 'tertial check --unit fds --round 2025-D2 --json'],

  async run(input, io) {
    const address = { orgUnit: input.text('unit'), round: input.text('round') }
    const effects = await io.effects()
    const composed = await composeReport(address, operator, effects)
    const outcome = composed.kind === 'done' ? await readFindings(address, operator, effects) : composed
    if (outcome.kind !== 'done') {
      io.say(outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv)
      return exitCodes.wrongUse
    }
    const { version, findings } = outcome.value
    const { number, snapshotId } = version
    if (input.flag('json')) io.out(JSON.stringify({ version: number, snapshot: snapshotId, findings }, null, 2))
    else {
      io.out(`Version ${number}, underlag ${snapshotId}: ${findingCountsSv(findings)}.`)
      printFindings(findings, io.out)
    }
    return hasErrors(findings.filter(isOpen)) ? exitCodes.findings : exitCodes.done
  },
})
