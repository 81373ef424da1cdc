import { keepSectionText } from '#app/keep-section-text.ts'
import { listStandingTexts } from '#app/report-editor.ts'
import { requestContext } from '#web/request-context.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import { standingAnswer, type TextReply } from '../report-editing.ts'
import { readTextForm } from '../text-form.ts'
import type { Route } from './+types/report-editor-text.ts'

/** How the report's texts stand: asked by the page's script while others may be writing. */
export async function loader({ url, params, context }: Route.LoaderArgs): Promise<Response> {
  const door = context.get(requestContext)
  return Response.json(valueOrPage(await listStandingTexts(params, actorOf(door, url), door.effects)))
}

/** Takes a text while it is written, from the page's own script: how it stands then. */
export async function action({ url, request, params, context }: Route.ActionArgs): Promise<Response> {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const kept = await keepSectionText({ ...params, ...readTextForm(await request.formData()) }, actor, door.effects)
  if (kept.kind === 'refused') return answerWith({ kind: 'refused', reasonSv: kept.reasonSv })
  const { moved, text } = valueOrPage(kept)
  return answerWith({ kind: 'stands', moved, doubtsSv: [], ...standingAnswer(text), text })
}

function answerWith(reply: TextReply): Response {
  return Response.json(reply)
}
