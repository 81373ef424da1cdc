import { redirect } from 'react-router'
import { reviewText } from '#app/report-editor.ts'
import { requestContext } from '#web/request-context.ts'
import { figureHref } from '../addresses.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import { reportEditorHref, shownReview } from '../report-editing.ts'
import type { Route } from './+types/report-editor-review.ts'

/** Nothing to see of its own. */
export function loader({ url, params, context }: Route.LoaderArgs) {
  actorOf(context.get(requestContext), url)
  return redirect(reportEditorHref(params))
}

/** Holds the report against its rules with a text that is being written, from the page's own script. */
export async function action({ url, request, params, context }: Route.ActionArgs): Promise<Response> {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const written = { section: String(form.get('avsnitt')), markdown: String(form.get('markdown') ?? '') }
  const review = valueOrPage(await reviewText({ ...params, figureHref }, written, actor, door.effects))
  return Response.json(shownReview(review, params))
}
