import type { Actor } from '#domain/actor.ts'
import { hasErrors } from '#domain/finding.ts'
import { done, type Outcome } from '#domain/outcome.ts'
import { sha256 } from '#lib/sha256.ts'
import type { Effects } from './effects.ts'
import { saveAnswer, submitAnswer } from './move-task.ts'
import { readWorkbookChanges, type WorkbookChange, type WorkbookChanges, type WorkbookUpload } from './round-workbook-changes.ts'

export interface AcceptedUpload extends WorkbookUpload {
  /** Whether the answers are handed in, or kept as drafts. What was handed in before is handed in anew. */
  readonly step: 'submit' | 'save'
  /** The version of each changed question as it was shown, by task id. */
  readonly seenVersions: ReadonlyMap<string, number>
  /** Which answer to keep where somebody has answered otherwise meanwhile, by task id. */
  readonly choices: ReadonlyMap<string, 'workbook' | 'tertial'>
  /** How long it took to fill in, as the one who did it says. */
  readonly minutes?: number
}

export interface WorkbookAccepted {
  /** How many answers were saved; 0 when there is something to look at first. */
  readonly savedCount: number
  /** What is left to look at: everything when nothing was saved, else what somebody changed in that very moment. */
  readonly left: WorkbookChanges
  /** Why nothing was saved. */
  readonly whySv?: string
}

/**
 * Saves what the workbook changes, through the same functions as the page. Nothing is saved while a cell is wrong, a conflict
 * has no choice, or something differs from what was shown. Sent twice it is saved once.
 */
export async function acceptWorkbook(upload: AcceptedUpload, actor: Actor, effects: Effects): Promise<Outcome<WorkbookAccepted>> {
  const read = await readWorkbookChanges(upload, actor, effects)
  if (read.kind !== 'done') return read
  const { changes, findings } = read.value
  const wanted = changes.filter((change) => isWanted(change, upload))
  const whySv = hasErrors(findings) ? 'Rätta felen i arbetsboken och lämna den igen.' : unseenSv(changes, upload)
  if (whySv !== undefined) return done({ savedCount: 0, left: read.value, whySv })

  const file = sha256(upload.file.bytes)
  const overtaken = new Set<string>()
  for (const change of wanted) {
    if (!(await save(change, file, upload, actor, effects))) overtaken.add(change.task.id)
  }
  const savedCount = wanted.length - overtaken.size
  const { orgUnit, opened } = read.value
  if (savedCount > 0 && upload.minutes !== undefined)
    await effects.store.rounds.addAnswerMinutes({ orgUnit: orgUnit.code, round: opened.round, minutes: upload.minutes })
  return done({ savedCount, left: { ...read.value, changes: changes.filter(({ task }) => overtaken.has(task.id)) } })
}

function isWanted({ task, conflictWithSv, hindranceSv }: WorkbookChange, { choices }: AcceptedUpload): boolean {
  return hindranceSv === undefined && (conflictWithSv === undefined || choices.get(task.id) === 'workbook')
}

/** What has not been shown as it is now, or has not been chosen. */
function unseenSv(changes: readonly WorkbookChange[], { seenVersions, choices }: AcceptedUpload): string | undefined {
  const open = changes.filter(({ hindranceSv }) => hindranceSv === undefined)
  if (open.some(({ task }) => seenVersions.get(task.id) !== task.version))
    return 'Svar har ändrats i Tertial medan du läste. Inget är sparat. Läs igenom ändringarna igen.'
  if (open.some(({ task, conflictWithSv }) => conflictWithSv !== undefined && !choices.has(task.id)))
    return 'Välj vilket svar som ska gälla där båda står. Inget är sparat.'
  return undefined
}

/** Whether it was saved; not when somebody was before. The key names the file and the version, so that a click twice is one save. */
async function save(
  { task, answer }: WorkbookChange,
  file: string,
  { step }: AcceptedUpload,
  actor: Actor,
  effects: Effects,
): Promise<boolean> {
  const deed = { task: task.id, seenVersion: task.version, saveKey: `workbook/${file}/${task.version}`, answer }
  const handIn = step === 'submit' || task.state === 'submitted'
  const outcome = await (handIn ? submitAnswer(deed, actor, effects) : saveAnswer(deed, actor, effects))
  return outcome.kind === 'done' && outcome.value.moved
}
