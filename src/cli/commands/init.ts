import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { prepareExample } from '#app/prepare-example.ts'
import { defineCommand, exitCodes } from '../define-command.ts'
import { examplesFolder } from '../examples-folder.ts'

export const init = defineCommand({
  name: 'init',
  summarySv: 'Gör i ordning databasen och läser in en exempelregion om en sådan anges.',
  operands: { least: 0, most: 0 },
  options: {
    example: { type: 'string', valueSv: 'NAMN', helpSv: 'Exempelregion att läsa in: vastmanland.' },
  },
  examples: ['tertial init', 'tertial init --example vastmanland --data ./min-mapp'],

  async run(input, io) {
    const example = input.optionalText('example')
    const folder = example === undefined ? undefined : join(examplesFolder, example)
    if (folder !== undefined && !(/^[\w-]+$/.test(example ?? '') && existsSync(folder))) {
      io.say(`Det finns ingen exempelregion ”${example}”. Den som finns heter vastmanland.`)
      return exitCodes.wrongUse
    }
    const effects = await io.effects()
    if (folder === undefined) {
      io.say('Databasen är klar. Läs in region.yaml, kontoplan och filer med tertial import.')
      return exitCodes.done
    }
    let count = 0
    await prepareExample(
      folder,
      effects,
      (fileName, left) => {
        count += 1
        io.progress(`Läser in exempelregionen: ${fileName} (${left} kvar)`)
      },
      (round, orgUnit) => io.progress(`Låter exempelregionens personer svara i ${round} (${orgUnit})`),
    )
    io.say(`Exempelregionen är inläst: ${count} filer.`)
    return exitCodes.done
  },
})
