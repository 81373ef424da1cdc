import { buildWebWhenStale } from '../build-web.ts'
import { defineCommand } from '../define-command.ts'
import { serveOptions, serveUntilStopped } from '../serving.ts'

export const serve = defineCommand({
  name: 'serve',
  summarySv: 'Startar webbplatsen.',
  operands: { least: 0, most: 0 },
  options: serveOptions,
  examples: ['tertial serve', 'tertial serve --port 8080 --host 0.0.0.0'],

  async run(input, io) {
    await buildWebWhenStale(io.progress)
    return serveUntilStopped(input, io, { greet: (url) => io.say(`Tertial svarar på ${url}`) })
  },
})
