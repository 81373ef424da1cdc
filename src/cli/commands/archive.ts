import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { archiveReport } from '#app/archive-report.ts'
import { defineCommand, exitCodes } from '../define-command.ts'
import { operator } from '../operator.ts'
import { reportOptions } from '../report-options.ts'
import { writeWhole } from '../write-whole.ts'

export const archive = defineCommand({
  name: 'archive',
  summarySv: 'Skriver en förseglad rapport som arkivpaket: filer, data, metadata, beslut och kontrollsummor.',
  operands: { least: 0, most: 0 },
  options: {
    ...reportOptions,
    version: { type: 'string', valueSv: 'NUMMER', helpSv: 'Versionens nummer; annars den senast förseglade.' },
    out: { type: 'string', valueSv: 'MAPP', helpSv: 'Mappen som paketet skrivs i.', default: '.' },
  },
  examples: ['tertial archive --unit fds --round 2025-D2 --out arkiv'],

  async run(input, io) {
    const asked = input.optionalText('version')
    if (asked !== undefined && !/^[1-9]\d{0,8}$/.test(asked)) {
      io.say(`${asked} i --version är inget versionsnummer.`)
      return exitCodes.wrongUse
    }
    const address = { orgUnit: input.text('unit'), round: input.text('round') }
    const number = asked === undefined ? {} : { number: Number(asked) }
    const outcome = await archiveReport({ ...address, ...number }, operator, await io.effects())
    if (outcome.kind !== 'done') {
      io.say(outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv)
      return exitCodes.wrongUse
    }
    const path = join(input.text('out'), outcome.value.fileName)
    await mkdir(input.text('out'), { recursive: true })
    await writeWhole(path, outcome.value.bytes)
    io.out(path)
    return exitCodes.done
  },
})
