import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CommentsView, CommentThread, ShownComment } from '#app/read-comments.ts'
import { commentEventKinds } from '#domain/comment.ts'
import { commentsHref, figureHref } from '../addresses.ts'
import { formatInstant } from '../swedish-texts.ts'
import { MentionField } from './mention-field.tsx'
import { SubmitButton } from './submit-button.tsx'

/** What has been said about a thing, and the forms to say more. The forms come back to `backTo`, the page that they stand on. */
export function CommentThreads({ view, backTo, within = '' }: CommentThreadsProps) {
  const { threads, subject, verdicts } = view
  const Heading = within === '' ? 'h2' : 'h3'
  const count = threads.reduce((sum, { comments }) => sum + comments.length, 0)
  return (
    <section aria-labelledby={`${within}kommentarer`} className="comments">
      <Heading id={`${within}kommentarer`} className="ds-heading" data-size={within === '' ? 'sm' : '2xs'}>
        Kommentarer{count > 0 && ` (${count})`}
      </Heading>
      {threads.length === 0 && <p className="hint">Ingen har kommenterat än.</p>}
      {threads.map((thread) => (
        <Thread key={thread.comments[0]?.id} thread={thread} view={view} backTo={backTo} />
      ))}
      {!verdicts.comment.allowed && <p className="hint">{verdicts.comment.reasonSv}</p>}
      {verdicts.comment.allowed && subject !== undefined && (
        <CommentForm view={view} backTo={backTo} step="skriv" key={count}>
          <input type="hidden" name="om" value={subject} />
          <MentionField id={`${within}ny-kommentar`} labelSv="Skriv en kommentar" namesSv={view.mentionableSv} />
          <SubmitButton busySv="Skickar …">Kommentera</SubmitButton>
        </CommentForm>
      )}
    </section>
  )
}

interface CommentThreadsProps {
  readonly view: CommentsView
  readonly backTo: string
  /** What the ids begin with where a page shows several things' threads, each within the thing's own part. */
  readonly within?: string
}

interface InThread {
  readonly view: CommentsView
  readonly backTo: string
}

function Thread({ thread, view, backTo }: InThread & { thread: CommentThread }) {
  const { subject, subjectSv, figure, isResolved, isInPlan, comments } = thread
  const [first] = comments
  if (first === undefined) return null
  const titled = view.subject === undefined
  return (
    <article className="comment-thread" aria-label={`${subjectSv}, ${isResolved ? 'avslutad tråd' : 'öppen tråd'}`}>
      {titled && (
        <p className="comment-subject">
          <Link className="ds-link" to={figure === undefined ? commentsHref(view, subject) : figureHref(figure)}>
            {subjectSv}
          </Link>
        </p>
      )}
      {isInPlan && !titled && subject !== view.subject && <p className="comment-mark">Sagt om planen, utanför omgången</p>}
      {isResolved && <p className="comment-mark">✓ Avslutad</p>}
      <ol className="comment-list">
        {comments.map((comment) => (
          <li key={comment.id} id={comment.id}>
            <OneComment comment={comment} mayPrint={view.verdicts.print.allowed && !isInPlan} view={view} backTo={backTo} />
          </li>
        ))}
      </ol>
      {view.verdicts.comment.allowed && (
        <div className="comment-ways">
          <details>
            <summary>Svara</summary>
            <CommentForm view={view} backTo={backTo} step="skriv" key={comments.length}>
              <input type="hidden" name="om" value={subject} />
              <input type="hidden" name="trad" value={first.id} />
              <MentionField id={`svar-${first.id}`} labelSv="Ditt svar" namesSv={view.mentionableSv} />
              <SubmitButton busySv="Skickar …">Svara</SubmitButton>
            </CommentForm>
          </details>
          <CommentForm view={view} backTo={backTo} step={isResolved ? 'oppna' : 'avsluta'} comment={first}>
            <SubmitButton busySv="Sparar …" variant="tertiary" key={first.version}>
              {isResolved ? 'Öppna tråden igen' : 'Avsluta tråden'}
            </SubmitButton>
          </CommentForm>
        </div>
      )}
    </article>
  )
}

function OneComment({ comment, mayPrint, view, backTo }: InThread & { comment: ShownComment; mayPrint: boolean }) {
  const { id, byNameSv, at, runs, isEdited, isPrinted, isOwn, history, textSv, version } = comment
  const { verdicts } = view
  return (
    <>
      <p className="comment-head">
        <strong>{byNameSv}</strong> <time dateTime={at.toISOString()}>{formatInstant(at)}</time>
        {isEdited && ' (ändrad)'}
        {isPrinted && <span className="comment-mark">✓ Skrivs ut i rapporten</span>}
      </p>
      <p className="comment-text">
        {runs.map((run, index) =>
          // Nothing is moved within a text: the place is the identity.
          run.person === undefined ? run.textSv : <strong key={`${id} ${index}`}>{run.textSv}</strong>,
        )}
      </p>
      <div className="comment-ways">
        {mayPrint && (
          <CommentForm view={view} backTo={backTo} step={isPrinted ? 'skriv-inte-ut' : 'skriv-ut'} comment={comment}>
            <SubmitButton busySv="Sparar …" variant="tertiary" key={version}>
              {isPrinted ? 'Skriv inte ut i rapporten' : 'Skriv ut i rapporten'}
            </SubmitButton>
          </CommentForm>
        )}
        {isOwn && verdicts.comment.allowed && (
          <details key={version}>
            <summary>Ändra</summary>
            <CommentForm view={view} backTo={backTo} step="andra" comment={comment}>
              <MentionField id={`andra-${id}`} labelSv="Kommentaren" namesSv={view.mentionableSv} textSv={textSv} />
              <SubmitButton busySv="Sparar …">Spara ändringen</SubmitButton>
            </CommentForm>
          </details>
        )}
        {history.length > 1 && (
          <details>
            <summary>Historik</summary>
            <ol className="event-list">
              {history.map((event) => (
                <li key={event.version}>
                  {formatInstant(event.at)} {commentEventKinds[event.kind].labelSv} av {event.byNameSv}
                  {(event.kind === 'written' || event.kind === 'edited') && `: ”${event.textSv}”`}
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
    </>
  )
}

/** One form a deed: each works without scripts, and says which version of the comment was seen. */
function CommentForm({
  view,
  backTo,
  step,
  comment,
  children,
}: InThread & { step: string; comment?: ShownComment; children: ReactNode }) {
  return (
    <form method="post" action={commentsHref(view, view.subject)} className="comment-form">
      <input type="hidden" name="steg" value={step} />
      <input type="hidden" name="tillbaka" value={backTo} />
      {comment && (
        <>
          <input type="hidden" name="kommentar" value={comment.id} />
          <input type="hidden" name="version" value={comment.version} />
        </>
      )}
      {children}
    </form>
  )
}
