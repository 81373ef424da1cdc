import { startServer } from '#web/start.ts'
import { buildWebWhenStale } from '../build-web.ts'
import { defineCommand, exitCodes } from '../define-command.ts'
import { parsePort, sessionSecret, untilStopped } from '../serving.ts'

export const serve = defineCommand({
  name: 'serve',
  summarySv: 'Startar webbplatsen.',
  operands: { least: 0, most: 0 },
  options: {
    port: { type: 'string', valueSv: 'PORT', helpSv: 'Porten som webbplatsen svarar på.', default: '3000' },
    host: { type: 'string', valueSv: 'ADRESS', helpSv: 'Adressen som den lyssnar på.', default: '127.0.0.1' },
  },
  examples: ['tertial serve', 'tertial serve --port 8080 --host 0.0.0.0'],

  async run(input, io) {
    const port = parsePort(input.text('port'))
    if (port === undefined) {
      io.say('--port ska vara ett tal mellan 0 och 65535.')
      return exitCodes.wrongUse
    }
    await buildWebWhenStale(io.progress)
    const server = await startServer({
      effects: await io.effects(),
      port,
      host: input.text('host'),
      sessionSecret: await sessionSecret(io.dataDir),
    })
    io.say(`Tertial svarar på ${server.url}`)
    await untilStopped()
    await server.close()
    return exitCodes.done
  },
})
