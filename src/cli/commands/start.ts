import { join } from 'node:path'
import { composeReport } from '#app/compose-report.ts'
import type { Effects } from '#app/effects.ts'
import { exampleActor, prepareExample } from '#app/prepare-example.ts'
import { listExamplePeople } from '#app/sign-in.ts'
import { buildWebWhenStale } from '../build-web.ts'
import { defineCommand } from '../define-command.ts'
import { examplesFolder } from '../examples-folder.ts'
import { operator } from '../operator.ts'
import { serveOptions, serveUntilStopped } from '../serving.ts'

export const start = defineCommand({
  name: 'start',
  summarySv: 'Gör i ordning det som saknas (webbplats, databas, exempelregion) och startar webbplatsen.',
  operands: { least: 0, most: 0 },
  options: serveOptions,
  examples: ['npm start', 'npm start -- --port 8080'],

  async run(input, io) {
    await timed('Webbplatsen', io.say, () => buildWebWhenStale(io.progress))
    const effects = await timed('Databasen', io.say, () => io.effects())
    if (await isExampleUnfinished(effects.store)) {
      await timed('Exempelregionen Västmanland', io.say, () =>
        prepareExample(
          join(examplesFolder, 'vastmanland'),
          effects,
          (fileName, left) => io.progress(`Läser in ${fileName} (${left} kvar)`),
          (round, orgUnit) => io.progress(`Låter personerna svara i ${round} (${orgUnit})`),
        ),
      )
      await timed('Exemplets plan och delårsrapporter', io.say, async () => {
        for (const address of exampleReports) await composeReport(address, operator, effects)
      })
    }
    const isExample = (await listExamplePeople(effects)).length > 0
    return serveUntilStopped(input, io, {
      isExample,
      greet(url) {
        io.say('')
        io.say(`Tertial svarar på ${url}`)
        if (isExample) {
          io.say(
            'Börja så här: logga in som Ingrid Lindqvist, öppna FDS och sedan delårsrapporten. Klicka på en siffra för att se varifrån den kommer.',
          )
        }
        io.say('Avsluta med Ctrl+C.')
      },
    })
  },
})

/** The reports that the example region has sources for, the one to look at first last: it is the newest. */
const exampleReports = [
  { orgUnit: 'fds', round: '2020-P' },
  { orgUnit: 'fds', round: '2023-D1' },
  { orgUnit: 'hsf', round: '2024-D1' },
  { orgUnit: 'rk', round: '2025-D2' },
  { orgUnit: 'fds', round: '2025-D2' },
] as const

/** Also after a start that was broken off, but never where somebody has delivered files of their own. */
async function isExampleUnfinished(store: Effects['store']): Promise<boolean> {
  const reports = await store.listReportVersions()
  const made = (address: (typeof exampleReports)[number]) =>
    reports.some(({ orgUnit, round }) => orgUnit === address.orgUnit && round === address.round)
  if (exampleReports.every(made) && (await store.people.list()).length > 0) return false
  return (await store.listDeliveries()).every(({ receivedBy }) => receivedBy === exampleActor.id)
}

async function timed<T>(nameSv: string, say: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const made = await work()
  say(`${nameSv}: klar (${((performance.now() - from) / 1000).toFixed(1).replace('.', ',')} s)`)
  return made
}
