import { stat } from 'node:fs/promises'
import { type FolderLook, type SweptFile, sweepFolder } from '#app/sweep-folder.ts'
import { deliveryStates } from '#domain/delivery.ts'
import { defineCommand, exitCodes, type Io } from '../define-command.ts'
import { findingCountsSv } from '../print-findings.ts'
import { untilStopped } from '../until-stopped.ts'

export const watch = defineCommand({
  name: 'watch',
  summarySv: 'Bevakar en mapp och läser in det som läggs där.',
  operandsSv: 'MAPP',
  operands: { least: 1, most: 1 },
  options: {
    interval: {
      type: 'string',
      valueSv: 'SEKUNDER',
      helpSv: 'Hur ofta mappen ses över. En fil läses när den inte har ändrats sedan förra gången.',
      default: '5',
    },
    once: { type: 'boolean', helpSv: 'Läser det som ligger där, när det slutat växa, och avslutar.' },
  },
  examples: ['tertial watch /srv/inkommande', 'tertial watch --once --interval 2 inkommande'],

  async run(input, io) {
    const [folder = ''] = input.operands
    const seconds = Number(input.text('interval'))
    if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
      io.say(`Mappen finns inte: ${folder}`)
      return exitCodes.wrongUse
    }
    if (!Number.isFinite(seconds) || seconds < 1 || seconds > 3_600) {
      io.say('--interval ska vara ett antal sekunder mellan 1 och 3600.')
      return exitCodes.wrongUse
    }
    const effects = await io.effects()
    const stopped = untilStopped()
    io.say(`Bevakar ${folder}. Avsluta med Ctrl+C.`)

    let look: FolderLook = new Map()
    let told = new Set<string>()
    let refused = 0
    for (let sweeps = 1; ; sweeps += 1) {
      const sweep = await sweepFolder(folder, look, effects)
      look = sweep.look
      for (const file of sweep.files) refused += tell(file, io) ? 0 : 1
      for (const name of sweep.stuck) {
        if (!told.has(name)) io.say(`${name} kan inte flyttas och läses därför inte. Kontrollera rättigheterna i mappen.`)
      }
      told = new Set(sweep.stuck)
      if (input.flag('once') && sweeps > 1 && sweep.waiting === 0) return refused > 0 ? exitCodes.findings : exitCodes.done
      if (await stopped.within(seconds * 1_000)) return exitCodes.done
    }
  },
})

/** True when the file was read in. */
function tell({ fileName, movedTo, outcome }: SweptFile, io: Io): boolean {
  if (outcome.kind !== 'done') {
    io.out(`${fileName}: ${outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv}`)
    return false
  }
  const { delivery, duplicate } = outcome.value
  const stateSv = duplicate ? 'redan inläst' : deliveryStates[delivery.state].labelSv.toLowerCase()
  io.out(`${fileName}: ${stateSv} som ${delivery.id}, ${findingCountsSv(delivery.findings)}. Flyttad till ${movedTo}`)
  return delivery.state === 'accepted'
}
