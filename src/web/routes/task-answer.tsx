import { redirect } from 'react-router'
import { keepAnswer } from '#app/keep-answer.ts'
import { isTaskKind } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { taskHref } from '../addresses.ts'
import { readAnswerForm } from '../answer-form.ts'
import type { SaveReply } from '../answer-saver.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/task-answer.ts'

/** Nothing to see of its own. */
export function loader({ url, params, context }: Route.LoaderArgs) {
  actorOf(context.get(requestContext), url)
  return redirect(taskHref(params.id))
}

/** Takes an answer while it is written, from the page's own script: how the task stands then. */
export async function action({ url, request, params, context }: Route.ActionArgs): Promise<Response> {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const kind = String(form.get('slag'))
  const kept = await keepAnswer(
    {
      task: params.id,
      seenVersion: Number(form.get('version')),
      saveKey: String(form.get('nyckel')),
      answer: readAnswerForm(isTaskKind(kind) ? kind : 'text', form),
      handIn: form.get('steg') === 'lamna',
      activeSeconds: Number(form.get('sekunder')),
    },
    actor,
    door.effects,
  )
  if (kept.kind === 'refused') return answerWith({ kind: 'refused', reasonSv: kept.reasonSv })
  const { answer, byNameSv, ...standing } = valueOrPage(kept)
  return answerWith({
    kind: 'stands',
    ...standing,
    ...(answer === undefined ? {} : { answer }),
    ...(byNameSv === undefined ? {} : { byNameSv }),
  })
}

function answerWith(reply: SaveReply): Response {
  return Response.json(reply)
}
