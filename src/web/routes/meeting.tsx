import { Link } from 'react-router'
import { managementKinds } from '#app/management-items.ts'
import { readComments } from '#app/read-comments.ts'
import { meetingStep, readManagement } from '#app/read-management.ts'
import { commentSubjectKey } from '#domain/comment.ts'
import { roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { managementHref, meetingHref, roundHref } from '../addresses.ts'
import { CommentThreads } from '../components/comment-threads.tsx'
import { ManagementItemBody } from '../components/management-item.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { StepKeys } from '../components/step-keys.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/meeting.ts'

/** The management group's meeting: one thing at a time, with what is noted and decided about it. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const view = valueOrPage(await readManagement(params, actor, door.effects))
  const step = meetingStep(view, url.searchParams.get('punkt'))
  const comments =
    step &&
    (await readComments(
      { orgUnit: step.item.orgUnit.code, round: view.round.code, subject: commentSubjectKey(step.item.subject) },
      actor,
      door.effects,
    ))
  return {
    orgUnit: view.orgUnit,
    round: view.round,
    step,
    pages: view.pages,
    comments: comments?.kind === 'done' ? comments.value : undefined,
    backTo: url.pathname + url.search,
  }
}

export default function MeetingPage({ loaderData }: Route.ComponentProps) {
  const { orgUnit, round, step, pages, comments, backTo } = loaderData
  const address = { orgUnit: orgUnit.code, round: round.code }
  const crumbs = [
    { labelSv: roundTitle(round), href: roundHref(round.code) },
    { labelSv: `Ledningens sida: ${orgUnit.nameSv}`, href: managementHref(address) },
  ]
  if (step === undefined)
    return (
      <>
        <PageHeader title="Mötet" crumbs={crumbs} />
        <RoundMenu address={address} pages={pages} />
        <p>Det finns inget att ta upp i omgången.</p>
      </>
    )
  const { item, number, count } = step
  const [previous, next] = [step.previous, step.next].map((key) => (key === undefined ? undefined : meetingHref(address, key)))
  return (
    <>
      <StepKeys previous={previous} next={next} />
      <PageHeader
        title={item.labelSv}
        crumbs={crumbs}
        lead={`${managementKinds[item.kind].titleSv}, ${item.orgUnit.nameSv}. Punkt ${number} av ${count}.`}
      />
      <RoundMenu address={address} pages={pages} />
      <nav className="meeting-steps" aria-label="Mötets punkter">
        {previous === undefined ? <span /> : <StepLink to={previous} rel="prev" textSv="← Föregående punkt" />}
        {next === undefined ? (
          <StepLink to={managementHref(address)} textSv="Till ledningens sida" />
        ) : (
          <StepLink to={next} rel="next" textSv="Nästa punkt →" />
        )}
      </nav>
      <div className="panel meeting-item">
        <ManagementItemBody item={item} round={round.code} />
      </div>
      {comments && (
        <>
          <p className="hint meeting-hint">
            Anteckningar och beslut skrivs som kommentarer till punkten, och står sedan både här och på ledningens sida. Börja ett
            beslut med ”Beslut:”. Med piltangenterna går du mellan punkterna.
          </p>
          <CommentThreads view={comments} backTo={backTo} key={item.key} />
        </>
      )}
    </>
  )
}

function StepLink({ to, rel, textSv }: { to: string; rel?: string; textSv: string }) {
  return (
    <Link className="ds-button" data-variant="secondary" to={to} {...(rel === undefined ? {} : { rel })}>
      {textSv}
    </Link>
  )
}
