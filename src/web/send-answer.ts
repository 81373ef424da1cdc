import type { TaskKind } from '#domain/round-task.ts'
import { taskAnswerHref } from './addresses.ts'
import { formOfAnswer } from './answer-form.ts'
import type { SaveReply, SaveRequest } from './answer-saver.ts'

/** What may be sent while the page closes: browsers let no more than this go. */
export const keepAliveBytes = 60_000

/** No answer within this is no contact: the save is sent again later under the same name. */
export const patienceMilliseconds = 20_000

/** Sends an answer from the page's script. */
export async function sendAnswer(
  task: { readonly id: string; readonly kind: TaskKind },
  { saveKey, seenVersion, answer, handIn }: SaveRequest,
  activeSeconds: number,
): Promise<SaveReply> {
  const body = new URLSearchParams([
    ['slag', task.kind],
    ['version', String(seenVersion)],
    ['nyckel', saveKey],
    ['steg', handIn ? 'lamna' : 'spara'],
    ['sekunder', String(activeSeconds)],
    ...formOfAnswer(answer),
  ])
  return postSave(taskAnswerHref(task.id), body)
}

/**
 * Posts what is saved by a page's script and gives the server's reply, or that one is signed out. Rejects when there is no
 * contact, or when the server could not take it now.
 */
export async function postSave<Reply extends SaveReply>(
  href: string,
  body: URLSearchParams,
): Promise<Reply | { kind: 'signed-out' }> {
  const response = await fetch(href, {
    method: 'POST',
    body,
    redirect: 'manual',
    keepalive: body.toString().length < keepAliveBytes,
    signal: AbortSignal.timeout(patienceMilliseconds),
  })
  if (response.type === 'opaqueredirect') return { kind: 'signed-out' }
  if (!response.ok) throw new Error(`What was saved was not taken: ${response.status}`)
  return (await response.json()) as Reply
}
