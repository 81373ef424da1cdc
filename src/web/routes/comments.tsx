import { redirect } from 'react-router'
import { type CommentMoved, editComment, printComment, resolveThread, writeComment } from '#app/move-comment.ts'
import { readComments } from '#app/read-comments.ts'
import { listRoundPages } from '#app/round-pages.ts'
import type { Outcome } from '#domain/outcome.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { commentsHref, planHref, unitRoundHref } from '../addresses.ts'
import { CommentThreads } from '../components/comment-threads.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { safeReturnPath } from '../return-path.ts'
import type { Route } from './+types/comments.ts'

/** What has been said about one thing (`om`), or about everything in a unit's round. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const subject = url.searchParams.get('om')
  const actor = actorOf(door, url)
  const view = await readComments({ ...params, ...(subject ? { subject } : {}) }, actor, door.effects)
  return { ...valueOrPage(view), pages: await listRoundPages(params, actor, door.effects) }
}

/** Every form about comments is sent here, and leads back to the page that it stood on. */
export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const field = (name: string) => String(form.get(name) ?? '')
  const textSv = field('text')
  const deed = { comment: field('kommentar'), seenVersion: Number(field('version')) }
  const step = field('steg')
  const moved = await moveBy()
  if (moved.kind === 'refused') return { refusalSv: moved.reasonSv, textSv }
  if (!valueOrPage(moved).moved)
    return {
      refusalSv: 'Någon annan har ändrat kommentaren sedan du öppnade sidan. Inget har skrivits över; så här ser den ut nu.',
      textSv,
    }
  const back = field('tillbaka')
  const page = back === '' ? commentsHref(params, field('om') || undefined) : safeReturnPath(back)
  return redirect(page.includes('#') ? page : `${page}#kommentarer`)

  async function moveBy(): Promise<Outcome<Pick<CommentMoved, 'moved'>>> {
    switch (step) {
      case 'andra':
        return editComment({ ...deed, textSv }, actor, door.effects)
      case 'avsluta':
      case 'oppna':
        return resolveThread({ ...deed, resolved: step === 'avsluta' }, actor, door.effects)
      case 'skriv-ut':
      case 'skriv-inte-ut':
        return printComment({ ...deed, printed: step === 'skriv-ut' }, actor, door.effects)
      default: {
        const thread = field('trad')
        const written = await writeComment(
          { subject: field('om'), textSv, ...(thread === '' ? {} : { thread }) },
          actor,
          door.effects,
        )
        return written.kind === 'done' ? { ...written, value: { moved: true } } : written
      }
    }
  }
}

export default function CommentsPage({ loaderData: view, actionData }: Route.ComponentProps) {
  const round = parseRoundCode(view.round)
  const isOfPlan = round?.kind === 'P'
  const [first] = view.threads
  return (
    <>
      <PageHeader
        title={view.subject === undefined || first === undefined ? 'Kommentarer' : first.subjectSv}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          {
            labelSv: round ? roundTitle(round) : view.round,
            href: isOfPlan ? planHref({ ...view, year: round.year }) : unitRoundHref(view),
          },
          ...(view.subject === undefined ? [] : [{ labelSv: 'Alla kommentarer', href: commentsHref(view) }]),
        ]}
        lead={
          view.subject === undefined
            ? 'Det som sagts om siffrorna, uppgifterna och avsnitten. En ny kommentar skrivs där det som den handlar om visas.'
            : undefined
        }
      />
      <RoundMenu address={view} pages={view.pages} />
      {actionData && (
        <Notice tone="danger" live>
          <p>{actionData.refusalSv}</p>
          {actionData.textSv !== '' && <p className="comment-text">Det du skrev: ”{actionData.textSv}”</p>}
        </Notice>
      )}
      <CommentThreads view={view} backTo={commentsHref(view, view.subject)} />
    </>
  )
}
