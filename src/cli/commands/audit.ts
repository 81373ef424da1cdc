import { defineCommand, exitCodes } from '../define-command.ts'

export const audit = defineCommand({
  name: 'audit',
  summarySv: 'Kontrollerar att spårloggen är orörd (verify).',
  operandsSv: 'verify',
  operands: { least: 1, most: 1 },
  options: {
    expect: {
      type: 'string',
      valueSv: 'NR:KOD',
      helpSv:
        'En post som antecknades vid en tidigare kontroll och som ska finnas kvar. Så syns också om slutet har klippts bort.',
    },
  },
  examples: ['tertial audit verify', 'tertial audit verify --expect 1042:6f1c…'],

  async run(input, io) {
    if (input.operands[0] !== 'verify') {
      io.say('Skriv tertial audit verify.')
      return exitCodes.wrongUse
    }
    const expected = input.optionalText('expect')
    const [, number, hash] = /^([1-9]\d{0,8}):([0-9a-f]{64})$/.exec(expected ?? '') ?? []
    if (expected !== undefined && hash === undefined) {
      io.say('--expect ska vara en posts nummer och kod, så som en tidigare kontroll skrev dem.')
      return exitCodes.wrongUse
    }
    const { store } = await io.effects()
    const { entryCount, last, faultSv } = await store.verifyAudit()
    if (faultSv !== undefined) {
      io.say(`Spårloggen är inte orörd. ${faultSv} De ${entryCount} posterna före stämmer.`)
      return exitCodes.findings
    }
    if (hash !== undefined) {
      const entry = await store.loadAuditEntry(Number(number))
      if (entry?.hash !== hash) {
        io.say(`Post ${number} är inte den som antecknades: loggen har skrivits om eller klippts av.`)
        return exitCodes.findings
      }
    }
    io.say(`Spårloggen är orörd: ${entryCount} poster. Anteckna den sista på annat håll och ange den med --expect nästa gång:`)
    io.out(`${last.number}:${last.hash}`)
    return exitCodes.done
  },
})
