import { useCallback, useEffect, useRef, useState } from 'react'
import { redirect } from 'react-router'
import { keepSectionText } from '#app/keep-section-text.ts'
import { type CommentsView, readComments } from '#app/read-comments.ts'
import { type EditedSection, openReportEditor, reviewText } from '#app/report-editor.ts'
import { listRoundPages } from '#app/round-pages.ts'
import type { StandingText } from '#app/section-texts.ts'
import { roundTitle } from '#domain/round.ts'
import { unitRoundStates } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { figureHref, reportHref, unitRoundHref } from '../addresses.ts'
import { CommentThreads } from '../components/comment-threads.tsx'
import { ComparedText } from '../components/compared-text.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { SectionEditor, type SectionField } from '../components/section-editor.tsx'
import { TextFindings } from '../components/text-findings.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { fetchReview, fetchTexts, reportEditorHref, type ShownReview, shownReview } from '../report-editing.ts'
import { countSv } from '../swedish-texts.ts'
import { readTextForm } from '../text-form.ts'
import type { Route } from './+types/report-editor.ts'

/** The report as it is written: each section's text beside how it reads, what the checks find, and what was said last time. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const { review, ...editor } = valueOrPage(await openReportEditor({ ...params, figureHref }, actor, door.effects))
  const comments = await readComments(params, actor, door.effects)
  return {
    ...editor,
    address: { orgUnit: params.orgUnit, round: params.round },
    review: shownReview(review, params),
    comments: comments.kind === 'done' ? comments.value : undefined,
    pages: await listRoundPages(params, actor, door.effects),
    person: actor.id,
    saved: url.searchParams.get('sparat'),
  }
}

export async function action({ url, request, params, context }: Route.ActionArgs): Promise<ActionAnswer | Response> {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const deed = readTextForm(form)
  const { section, markdown } = deed
  const given = { section, markdown }
  if (form.get('steg') === 'visa') {
    const review = valueOrPage(await reviewText({ ...params, figureHref }, given, actor, door.effects))
    return { given, review: shownReview(review, params) }
  }
  const kept = await keepSectionText({ ...params, ...deed }, actor, door.effects)
  if (kept.kind === 'refused') return { given, refusalSv: kept.reasonSv }
  const { moved, text } = valueOrPage(kept)
  if (!moved) return { given, overtaken: text }
  return redirect(`${reportEditorHref(params)}?sparat=${deed.finish ? 'klar' : 'utkast'}#${section}`)
}

interface ActionAnswer {
  /** What was written, so that nothing is lost. */
  readonly given: { readonly section: string; readonly markdown: string }
  readonly review?: ShownReview
  readonly refusalSv?: string
  /** Somebody else was before: how the text stands. */
  readonly overtaken?: StandingText
}

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: '/rapport.css' }]

export default function ReportEditorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { orgUnit, round, roundState, sections, address, person, comments, pages, saved } = loaderData
  const said = actionData as ActionAnswer | undefined
  const { review, reviewed, write } = useReview(loaderData, said?.review)
  const fields = useRef(new Map<string, SectionField>())
  useOthers(address, fields.current)

  const inText = Map.groupBy(review.findings, ({ section }) => section)
  const elsewhere = inText.get(undefined) ?? []
  const named = sections.map(({ key }) => key)
  const unplaced = [...elsewhere, ...review.findings.filter(({ section }) => section !== undefined && !named.includes(section))]
  return (
    <>
      <PageHeader
        title={`Skriv ${roundTitle(round)}`}
        crumbs={[
          { labelSv: `${orgUnit.nameSv}, ${roundTitle(round)}`, href: unitRoundHref(address) },
          { labelSv: 'Rapporten', href: reportHref(address) },
        ]}
        lead="Texterna sparas medan du skriver och räknas i rapporten när de är klara, nästa gång den tas fram. En siffra i en ruta är bunden till sin tabell; Ctrl+Enter infogar en siffra eller byter hur den skrivs."
      />
      <RoundMenu address={address} pages={pages} />
      {saved && (
        <Notice tone="success" live>
          {saved === 'klar' ? 'Texten är klar och med i rapporten nästa gång den tas fram.' : 'Utkastet är sparat.'}
        </Notice>
      )}
      {said?.refusalSv && (
        <Notice tone="danger" live>
          {said.refusalSv}
        </Notice>
      )}
      {roundState !== undefined && roundState !== 'open' && (
        <Notice tone="info">
          Omgången är {unitRoundStates[roundState].labelSv.toLowerCase()}. Texterna kan läsas men inte ändras förrän den har
          öppnats igen.
        </Notice>
      )}
      <nav className="edit-contents" aria-label="Rapportens avsnitt">
        <ol>
          {sections.map(({ key, titleSv }) => (
            <li key={key}>
              <a className="ds-link" href={`#${key}`}>
                {titleSv}
              </a>
              <FindingCount count={inText.get(key)?.length ?? 0} />
            </li>
          ))}
          {unplaced.length > 0 && (
            <li>
              <a className="ds-link" href="#ovrigt">
                I tabeller och data
              </a>
              <FindingCount count={unplaced.length} />
            </li>
          )}
        </ol>
      </nav>
      {sections.map((section) => (
        <EditSection
          key={section.key}
          section={section}
          page={{ address, person, comments }}
          said={said?.given.section === section.key ? said : undefined}
          review={review}
          findings={inText.get(section.key) ?? []}
          reviewed={reviewed(section.key)}
          fields={fields.current}
          onWrite={write}
        />
      ))}
      {unplaced.length > 0 && (
        <section id="ovrigt" aria-labelledby="ovrigt-rubrik" className="edit-section">
          <h2 id="ovrigt-rubrik" className="ds-heading" data-size="sm">
            Iakttagelser i tabeller och data
          </h2>
          <TextFindings findings={unplaced} />
        </section>
      )}
    </>
  )
}

function FindingCount({ count }: { count: number }) {
  return count === 0 ? null : <span className="hint"> {countSv(count, 'iakttagelse', 'iakttagelser')}</span>
}

interface EditSectionProps {
  readonly section: EditedSection
  readonly page: {
    readonly address: { readonly orgUnit: string; readonly round: string }
    readonly person: string
    readonly comments: CommentsView | undefined
  }
  readonly said: ActionAnswer | undefined
  readonly review: ShownReview
  readonly findings: ShownReview['findings']
  /** The text that the findings' places are in. */
  readonly reviewed: string
  readonly fields: Map<string, SectionField>
  readonly onWrite: (section: string, markdown: string) => void
}

function EditSection({ section, page, said, review, findings, reviewed, fields, onWrite }: EditSectionProps) {
  const { key, titleSv, text } = section
  const { address, person, comments } = page
  const [isOpened, setOpened] = useState(section.asksForSv !== undefined || text.markdown !== '' || text.task !== undefined)
  const threads = sectionComments(comments, key)
  const [missed, setMissed] = useState(false)
  const field = useCallback(
    (own: SectionField | null) => {
      if (own === null) fields.delete(key)
      else fields.set(key, own)
    },
    [fields, key],
  )
  const earlier = review.earlier[key]
  return (
    <section id={key} aria-labelledby={`${key}-rubrik`} className="edit-section">
      <h2 id={`${key}-rubrik`} className="ds-heading" data-size="sm" tabIndex={-1}>
        {titleSv}
      </h2>
      <div className="edit-columns">
        <div className="edit-write">
          {said?.overtaken && (
            <Notice tone="warning" live>
              <p>
                {said.overtaken.byNameSv ?? 'Någon annan'} har ändrat texten sedan du öppnade sidan. Inget har skrivits över. Ditt
                står i fältet; så här lyder den andra:
              </p>
              <p className="answer-text">{said.overtaken.markdown}</p>
            </Notice>
          )}
          {isOpened ? (
            <SectionEditor
              address={address}
              person={person}
              section={section}
              given={said?.given.markdown}
              figures={review.figures}
              field={field}
              onWrite={(markdown) => onWrite(key, markdown)}
            />
          ) : (
            <button
              type="button"
              className="ds-button"
              data-variant="tertiary"
              onClick={() => setOpened(true)}
              disabled={!text.open}
            >
              Skriv en text till avsnittet
            </button>
          )}
          <TextFindings
            findings={findings}
            onGo={(place) => setMissed(fields.get(key)?.goTo(place, reviewed) !== true)}
            {...(text.open ? { onMend: (mend) => setMissed(fields.get(key)?.mend(mend, reviewed) !== true) } : {})}
          />
          <p role="status" className="hint">
            {missed && 'Texten har ändrats sedan den granskades. Vänta ett ögonblick och försök igen.'}
          </p>
          {earlier && <ComparedText text={earlier} />}
          {threads && (
            <details className="edit-comments">
              <summary>
                Kommentarer{' '}
                {threads.threads.length > 0 && `(${threads.threads.filter(({ isResolved }) => !isResolved).length} öppna)`}
              </summary>
              <CommentThreads view={threads} backTo={`${reportEditorHref(address)}#${key}-kommentarer`} within={`${key}-`} />
            </details>
          )}
        </div>
        <div className="edit-read">
          <h3 className="ds-heading" data-size="2xs" id={`${key}-lasning`}>
            Så blir det i rapporten
          </h3>
          <div className="edit-preview report">
            {/* Our own renderer's, which escapes every text. */}
            <section dangerouslySetInnerHTML={{ __html: review.html[key] ?? '' }} />
          </div>
        </div>
      </div>
    </section>
  )
}

/** The threads about the section, and the form to begin one. */
function sectionComments(comments: CommentsView | undefined, key: string): CommentsView | undefined {
  if (comments === undefined) return undefined
  const subject = `section/${comments.orgUnit}/${comments.round}/${key}`
  return { ...comments, subject, threads: comments.threads.filter((thread) => thread.subject === subject) }
}

const quietMilliseconds = 350

/** The review of what stands on the screen: asked for again a moment after the last writing. */
function useReview({ address, review: first, sections }: Route.ComponentProps['loaderData'], sent: ShownReview | undefined) {
  const [review, setReview] = useState(() => merged(first, sent))
  const texts = useRef(new Map(sections.map(({ key, text }) => [key, text.markdown])))
  const asked = useRef({ times: 0, timer: undefined as ReturnType<typeof setTimeout> | undefined })
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(() => new Map(texts.current))

  const write = useCallback(
    (section: string, markdown: string) => {
      texts.current.set(section, markdown)
      clearTimeout(asked.current.timer)
      asked.current.timer = setTimeout(async () => {
        const times = ++asked.current.times
        const found = await fetchReview(address, section, markdown)
        // An older answer never takes a newer one's place.
        if (found === undefined || times !== asked.current.times) return
        setReview((before) => merged(before, found))
        setSeen((before) => new Map([...before, [section, markdown]]))
      }, quietMilliseconds)
    },
    [address],
  )
  useEffect(() => () => clearTimeout(asked.current.timer), [])
  return { review, write, reviewed: (section: string) => seen.get(section) ?? '' }
}

function merged(before: ShownReview, found: ShownReview | undefined): ShownReview {
  if (found === undefined) return before
  return {
    findings: found.findings,
    html: { ...before.html, ...found.html },
    figures: { ...before.figures, ...found.figures },
    earlier: { ...before.earlier, ...found.earlier },
  }
}

const pollMilliseconds = 4_000

/** What others write is seen within a few seconds; what one writes oneself is never taken away by it. */
function useOthers(address: { readonly orgUnit: string; readonly round: string }, fields: ReadonlyMap<string, SectionField>) {
  const { orgUnit, round } = address
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.visibilityState === 'hidden') return
      for (const text of (await fetchTexts({ orgUnit, round })) ?? []) fields.get(text.section)?.take(text)
    }, pollMilliseconds)
    return () => clearInterval(timer)
  }, [orgUnit, round, fields])
}
