import { openMailing } from '#app/open-mailing.ts'
import { defineCommand, type ExitCode, exitCodes, type Io } from '../define-command.ts'
import { mailSettings } from '../mail-settings.ts'

export const mail = defineCommand({
  name: 'mail',
  summarySv: 'Skickar de mejl som ska skickas nu (send), eller visar hur det står till med dem.',
  operandsSv: '[send]',
  operands: { least: 0, most: 1 },
  options: {},
  examples: ['tertial mail', 'tertial mail send'],

  async run({ operands: [verb] }, io) {
    if (verb === undefined) return show(io)
    if (verb === 'send') return send(io)
    io.say('Skriv tertial mail eller tertial mail send.')
    return exitCodes.wrongUse
  },
})

async function send(io: Io): Promise<ExitCode> {
  const settings = await mailSettings(process.env)
  if (settings === undefined || typeof settings === 'string') {
    io.say(settings ?? 'TERTIAL_SMTP_URL saknas: adressen till e-postservern, till exempel smtp://mejl.region.se:587.')
    return exitCodes.wrongUse
  }
  const mailing = openMailing(settings, await io.effects())
  const { sent, givenUp, problem } = await mailing.pass()
  io.out(`${sent} skickade.`)
  for (const each of givenUp) io.out(`Kunde inte lämnas: ${each}`)
  if (problem !== undefined) io.out(`Väntar på att kunna skickas: ${problem}`)
  return givenUp.length > 0 || problem !== undefined ? exitCodes.findings : exitCodes.done
}

async function show(io: Io): Promise<ExitCode> {
  const { store } = await io.effects()
  const { waiting, sent, givenUp, lastProblem } = await store.mail.countMails()
  io.out(`${sent} skickade, ${waiting} väntar, ${givenUp} kunde inte lämnas.`)
  if (lastProblem !== undefined) io.out(`Senaste försöket: ${lastProblem}`)
  for (const { address, subject, problem } of await store.mail.listGivenUp(20)) io.out(`${address}: ”${subject}”: ${problem}`)
  return givenUp > 0 ? exitCodes.findings : exitCodes.done
}
