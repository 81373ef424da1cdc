import { readdir, readFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { programActor } from '#domain/actor.ts'
import { bySeverity } from '#domain/finding.ts'
import { answerExample, exampleRoundsFolder } from './answer-example.ts'
import type { Effects } from './effects.ts'
import { addExamplePeople, examplePeopleFile } from './example-people.ts'
import type { Upload } from './import-file.ts'
import { importInOrder } from './import-folder.ts'

/** Who the example region's files are received from. */
export const exampleActor = programActor('example', ['controller'])

/** What a controller would have on disk; the rest of the folder is about the example, not of it. */
const delivered = /\.(?:ya?ml|se|si|xlsx|csv)$|(?:^|\/)texts\/.*\.md$/i

/** Every file of an example region's folder that is for delivering: not its people, and not what they say in their rounds. */
export async function readExampleFolder(folder: string): Promise<Upload[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  return Promise.all(
    paths
      .filter((path) => delivered.test(path) && path !== examplePeopleFile && !path.startsWith(`${exampleRoundsFolder}/`))
      .sort()
      .map(async (path) => ({ fileName: basename(path), bytes: new Uint8Array(await readFile(join(folder, path))) })),
  )
}

/**
 * Imports the example region by the path that any file takes, adds its people, and lets them answer their rounds. Doing it
 * again changes nothing. Throws when a file of the example is not accepted: the example is ours, so that is a defect.
 */
export async function prepareExample(
  folder: string,
  effects: Effects,
  onFile: (fileName: string, left: number) => void,
  onRound: (round: string, orgUnit: string) => void = () => undefined,
): Promise<void> {
  await deliverExample(folder, effects, onFile)
  await answerExample(folder, exampleActor, effects, onRound)
}

/** The example region's files and people, before anybody has answered anything. */
export async function deliverExample(
  folder: string,
  effects: Effects,
  onFile: (fileName: string, left: number) => void,
): Promise<void> {
  await importInOrder(await readExampleFolder(folder), exampleActor, effects, (upload, outcome, left) => {
    if (outcome.kind !== 'done')
      throw new Error(`${upload.fileName}: ${outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv}`)
    const { delivery, duplicate } = outcome.value
    if (!duplicate && delivery.state !== 'accepted') {
      throw new Error(`${upload.fileName}: ${bySeverity(delivery.findings)[0]?.messageSv ?? 'inte inläst'}`)
    }
    onFile(upload.fileName, left)
  })
  await addExamplePeople(folder, exampleActor.id, effects)
}
