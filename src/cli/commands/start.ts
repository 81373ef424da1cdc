import { join } from 'node:path'
import { composeReport } from '#app/compose-report.ts'
import { prepareExample } from '#app/prepare-example.ts'
import { startServer } from '#web/start.ts'
import { buildWebWhenStale } from '../build-web.ts'
import { defineCommand, exitCodes } from '../define-command.ts'
import { examplesFolder } from '../examples-folder.ts'
import { operator } from '../operator.ts'
import { parsePort, sessionSecret, untilStopped } from '../serving.ts'

export const start = defineCommand({
  name: 'start',
  summarySv: 'Gör i ordning det som saknas (webbplats, databas, exempelregion) och startar webbplatsen.',
  operands: { least: 0, most: 0 },
  options: {
    port: { type: 'string', valueSv: 'PORT', helpSv: 'Porten som webbplatsen svarar på.', default: '3000' },
    host: { type: 'string', valueSv: 'ADRESS', helpSv: 'Adressen som den lyssnar på.', default: '127.0.0.1' },
  },
  examples: ['npm start', 'npm start -- --port 8080'],

  async run(input, io) {
    const port = parsePort(input.text('port'))
    if (port === undefined) {
      io.say('--port ska vara ett tal mellan 0 och 65535.')
      return exitCodes.wrongUse
    }
    await timed('Webbplatsen', io.say, () => buildWebWhenStale(io.progress))
    const effects = await timed('Databasen', io.say, () => io.effects())
    if ((await effects.store.loadCurrentSnapshot()).sequence === 0) {
      await timed('Exempelregionen Västmanland', io.say, () =>
        prepareExample(join(examplesFolder, 'vastmanland'), effects, (fileName, left) =>
          io.progress(`Läser in ${fileName} (${left} kvar)`),
        ),
      )
      await timed('Delårsrapporten för FDS', io.say, () => composeReport({ orgUnit: 'fds', round: '2025-D2' }, operator, effects))
    }
    const server = await startServer({ effects, port, host: input.text('host'), sessionSecret: await sessionSecret(io.dataDir) })
    io.say('')
    io.say(`Tertial svarar på ${server.url}`)
    io.say(
      'Börja så här: välj rollen Controller, öppna FDS och sedan delårsrapporten. Klicka på en siffra för att se varifrån den kommer.',
    )
    io.say('Avsluta med Ctrl+C.')
    await untilStopped()
    await server.close()
    return exitCodes.done
  },
})

async function timed<T>(nameSv: string, say: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const made = await work()
  say(`${nameSv}: klar (${((performance.now() - from) / 1000).toFixed(1).replace('.', ',')} s)`)
  return made
}
