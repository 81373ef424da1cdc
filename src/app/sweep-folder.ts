import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { programActor } from '#domain/actor.ts'
import type { Delivery } from '#domain/delivery.ts'
import { bySeverity, formatFindingPlace, severities } from '#domain/finding.ts'
import type { Outcome } from '#domain/outcome.ts'
import type { Effects } from './effects.ts'
import type { Staged } from './import-file.ts'
import { importInOrder } from './import-folder.ts'

/** Who the files of a watched folder are received from. Whoever may write in the folder may deliver. */
export const watcher = programActor('watch', ['controller'])

/** Folders inside the watched one. A file is always in exactly one place, so that a restart can go on where it was. */
export const sweepFolders = { reading: 'läses', read: 'inläst', refused: 'avvisad' } as const

/** What the files in the folder looked like at the last sweep, to see which of them have stopped growing. */
export type FolderLook = ReadonlyMap<string, string>

export interface Sweep {
  readonly look: FolderLook
  readonly files: readonly SweptFile[]
  /** Files that are still growing, or have only just come. */
  readonly waiting: number
  /** Files that could not be moved, and were therefore not read: otherwise they would be read again for ever. */
  readonly stuck: readonly string[]
}

export interface SweptFile {
  readonly fileName: string
  /** Where it is now, below the watched folder. */
  readonly movedTo: string
  readonly outcome: Outcome<Staged>
}

/**
 * Imports what has landed in a folder: a file that looked the same at the last sweep is moved to `läses`, read, and moved on to
 * `inläst` or `avvisad` with what was found beside it as text. Files left in `läses` by a stop are read first; the same
 * bytes never count twice. Files that lean on each other and come together are read in their order.
 */
export async function sweepFolder(folder: string, before: FolderLook, effects: Effects): Promise<Sweep> {
  for (const name of Object.values(sweepFolders)) await mkdir(join(folder, name), { recursive: true })
  const look = await lookAt(folder)
  const settled = [...look].filter(([name, seen]) => before.get(name) === seen).map(([name]) => name)
  const stuck: string[] = []
  for (const name of settled) {
    const taken = await moveIfFree(join(folder, name), join(folder, sweepFolders.reading, name))
    if (!taken) stuck.push(name)
  }
  const names = (await readdir(join(folder, sweepFolders.reading))).filter(isDelivered)
  const uploads = await Promise.all(
    names.map(async (fileName) => ({
      fileName,
      bytes: new Uint8Array(await readFile(join(folder, sweepFolders.reading, fileName))),
    })),
  )
  const imported: { fileName: string; outcome: Outcome<Staged> }[] = []
  await importInOrder(uploads, watcher, effects, ({ fileName }, outcome) => {
    imported.push({ fileName, outcome })
  })
  const files: SweptFile[] = []
  for (const { fileName, outcome } of imported) files.push(await putAway(folder, fileName, outcome))
  return { look, files, waiting: look.size - settled.length, stuck }
}

async function lookAt(folder: string): Promise<FolderLook> {
  const entries = await readdir(folder, { withFileTypes: true })
  const seen = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile() || !isDelivered(entry.name)) continue
    const found = await stat(join(folder, entry.name)).catch(() => undefined)
    if (found) seen.set(entry.name, `${found.size} ${found.mtimeMs}`)
  }
  return seen
}

/** Not what programs write while they work: hidden files, unfinished downloads, Office's lock files. */
function isDelivered(name: string): boolean {
  return !/^(?:\.|~\$)|\.(?:part|partial|tmp|crdownload|filepart)$/i.test(name)
}

/** A file of that name may wait there since a stop: the new one then waits for its turn. */
async function moveIfFree(from: string, to: string): Promise<boolean> {
  const taken = await stat(to).catch(() => undefined)
  if (taken) return false
  return rename(from, to).then(
    () => true,
    () => false,
  )
}

/** The delivery's number makes the name unique: next month's file is often called the same. */
async function putAway(folder: string, fileName: string, outcome: Outcome<Staged>): Promise<SweptFile> {
  const isRead = outcome.kind === 'done' && outcome.value.delivery.state === 'accepted'
  const place = isRead ? sweepFolders.read : sweepFolders.refused
  const name = outcome.kind === 'done' ? `${outcome.value.delivery.id} ${fileName}` : fileName
  const movedTo = join(place, name)
  await writeFile(join(folder, `${movedTo}.txt`), reportSv(fileName, outcome))
  await rename(join(folder, sweepFolders.reading, fileName), join(folder, movedTo))
  return { fileName, movedTo, outcome }
}

function reportSv(fileName: string, outcome: Outcome<Staged>): string {
  if (outcome.kind !== 'done') return `${fileName}\n${outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv}\n`
  const { delivery, duplicate } = outcome.value
  const lines = [fileName, stateSv(delivery, duplicate), '']
  for (const { severity, code, where, messageSv } of bySeverity(delivery.findings)) {
    lines.push(`${severities[severity].labelSv} ${code}, ${formatFindingPlace(where)}:`, `  ${messageSv}`, '')
  }
  if (delivery.findings.length === 0) lines.push('Inget att anmärka på.', '')
  return lines.join('\n')
}

function stateSv(delivery: Delivery, duplicate: boolean): string {
  if (duplicate) return `Samma fil är redan inläst som ${delivery.id}. Inget har ändrats.`
  if (delivery.state !== 'accepted')
    return `Avvisad som ${delivery.id}. Inget av filen är inläst. Rätta den och lägg den i mappen igen.`
  const replaced = delivery.supersedes.length > 0 ? ` Ersätter ${delivery.supersedes.join(', ')}.` : ''
  return `Inläst som ${delivery.id}: ${delivery.factCount} värden, ${delivery.contentCount} dokument.${replaced}`
}
