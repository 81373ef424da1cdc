import type { Actor } from '#domain/actor.ts'
import { contentsOf } from '#domain/content.ts'
import { type Finding, hasErrors } from '#domain/finding.ts'
import { done, type Outcome } from '#domain/outcome.ts'
import { createFindingLog } from '#intake/finding-log.ts'
import type { Effects } from './effects.ts'
import { acceptDelivery, previewFile, stageFile } from './import-file.ts'

/** What came of a profile written as text: its findings by line and, when it was kept, its name. */
export interface EditedProfile {
  readonly findings: readonly Finding[]
  readonly keptAs?: string
}

/**
 * Checks a mapping profile's text and, when it is to be kept and has no errors, delivers it as any other content. The same text
 * again changes nothing. A text that is another kind of content is told so: this is the profiles' page.
 */
export async function editProfile(
  text: string,
  options: { readonly keep: boolean },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<EditedProfile>> {
  const draft = { fileName: 'profil.yaml', bytes: new TextEncoder().encode(text) }
  const previewed = await previewFile(draft, actor, effects)
  if (previewed.kind !== 'done') return previewed
  const { contents, findings } = previewed.value
  const [profile] = contentsOf(contents, 'mapping-profile')
  if (hasErrors(findings)) return done({ findings })
  if (!profile) return done({ findings: [...findings, ...notAProfile(draft.fileName)] })
  if (!options.keep) return done({ findings })

  const staged = await stageFile({ ...draft, fileName: `${profile.key}.yaml` }, actor, effects)
  if (staged.kind !== 'done') return staged
  const accepted = await acceptDelivery(staged.value.delivery.id, actor, effects)
  return accepted.kind === 'done' ? done({ findings, keptAs: profile.key }) : accepted
}

function notAProfile(fileName: string): Finding[] {
  const log = createFindingLog(fileName)
  log.add('I-081', { row: 1 }, 'Texten är ingen profil. Den ska börja med kind: mapping-profile.')
  return log.toFindings()
}
