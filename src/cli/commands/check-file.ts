import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { examineOfficeFile } from '#app/check-office-file.ts'
import { defineCommand, exitCodes } from '../define-command.ts'

export const checkFile = defineCommand({
  name: 'check-file',
  summarySv:
    'Kontrollerar att en Word-, PowerPoint- eller Excelfil kan läsas av alla: titel, språk, alternativtexter, rubriker, rubrikrader.',
  operandsSv: 'FIL',
  operands: { least: 1, most: 1 },
  options: {},
  examples: ['tertial check-file out/hsf-2024-D1.docx'],

  async run(input, io) {
    const [path = ''] = input.operands
    const bytes = await readFile(path).catch(() => undefined)
    if (bytes === undefined) {
      io.say(`Filen ${path} finns inte eller får inte läsas.`)
      return exitCodes.wrongUse
    }
    const outcome = examineOfficeFile({ fileName: basename(path), bytes: new Uint8Array(bytes) })
    if (outcome.kind !== 'done') {
      io.say(outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv)
      return exitCodes.wrongUse
    }
    const { kindSv, faults } = outcome.value
    for (const { placeSv, messageSv } of faults) io.out(`${placeSv}: ${messageSv}`)
    io.say(faults.length === 0 ? `${kindSv}filen har inga fel.` : `${kindSv}filen har ${faults.length} fel.`)
    return faults.length === 0 ? exitCodes.done : exitCodes.findings
  },
})
