import { redirect } from 'react-router'
import { answerFindings } from '#app/answer-findings.ts'
import { readFindings } from '#app/read-findings.ts'
import { listRoundPages } from '#app/round-pages.ts'
import { type AnsweredFinding, countFindings, isOpen } from '#domain/finding-answer.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { findingsHref, unitRoundHref } from '../addresses.ts'
import { askedVersion } from '../asked-version.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { FindingCounts } from '../components/finding-counts.tsx'
import { FindingList, FindingPlace } from '../components/finding-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { SeverityMark } from '../components/severity-mark.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { type PlacedFinding, placeInReport } from '../finding-place.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv, formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/findings.ts'

/** What the checks have found in a report: what is open, rule by rule, with a form to answer it; what is answered; and notes. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const asked = askedVersion(url)
  const { version, findings, rulesSv, answering } = valueOrPage(await readFindings({ ...params, ...asked }, actor, door.effects))
  const placed = placeInReport(findings, version)
  return {
    ...params,
    pages: await listRoundPages(params, actor, door.effects),
    number: version.number,
    isEarlier: asked.number !== undefined,
    authorSv: version.document.authorSv,
    regionSv: version.document.regionSv,
    counts: countFindings(findings),
    open: groupByCode(placed.filter(isOpen)),
    answered: placed.filter(({ answer }) => answer !== undefined),
    notes: placed.filter((finding) => finding.severity === 'note' && finding.answer === undefined),
    rulesSv,
    answering,
    saved: url.searchParams.get('sparat'),
  }
}

export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const form = await request.formData()
  const reasonSv = String(form.get('skal') ?? '')
  const fingerprints = form.getAll('iakttagelse').map(String)
  const kind = form.get('steg') === 'ta-tillbaka' ? 'withdrawn' : 'accepted'
  const answered = await answerFindings({ ...params, fingerprints, kind, reasonSv }, actorOf(door, url), door.effects)
  if (answered.kind === 'refused') return { refusalSv: answered.reasonSv, reasonSv, fingerprints }
  return redirect(`${findingsHref(params)}?sparat=${valueOrPage(answered)}`)
}

type Shown = PlacedFinding<AnsweredFinding>

function groupByCode(findings: readonly Shown[]): { code: string; findings: Shown[] }[] {
  const groups = Map.groupBy(findings, ({ code }) => code)
  return [...groups].map(([code, found]) => ({ code, findings: found }))
}

export default function FindingsPage({ loaderData: view, actionData }: Route.ComponentProps) {
  const round = parseRoundCode(view.round)
  const mayAnswer = view.answering.allowed && !view.isEarlier
  return (
    <>
      <PageHeader
        title="Iakttagelser"
        crumbs={[
          { labelSv: view.regionSv, href: '/' },
          { labelSv: view.authorSv, href: unitRoundHref(view) },
        ]}
        lead={`Det som kontrollerna har hittat i version ${view.number} av ${round ? roundTitle(round).toLowerCase() : view.round}. Rätta i källan, eller godta och säg varför.`}
      />
      <RoundMenu address={view} pages={view.pages} />
      {actionData && (
        <Notice tone="danger" live>
          <p>{actionData.refusalSv}</p>
        </Notice>
      )}
      {view.saved !== null && actionData === undefined && (
        <Notice tone="success" live>
          {view.saved === '0'
            ? 'Inget var kvar att ändra.'
            : `Sparat för ${countSv(Number(view.saved), 'iakttagelse', 'iakttagelser')}.`}
        </Notice>
      )}
      <p>
        <FindingCounts counts={view.counts} />
      </p>
      {!view.answering.allowed && <p className="hint">{view.answering.reasonSv}</p>}
      {view.isEarlier && <p className="hint">Svar lämnas på den senaste versionen.</p>}
      {view.open.length === 0 && (
        <EmptyState titleSv="Inget är öppet">
          <p>Allt som kontrollerna har hittat är rättat eller besvarat.</p>
        </EmptyState>
      )}
      {view.open.map((group) => (
        <OpenGroup
          key={`${group.code} ${group.findings.length}`}
          {...group}
          ruleSv={view.rulesSv[group.code]}
          mayAnswer={mayAnswer}
          given={actionData}
        />
      ))}
      {view.answered.length > 0 && <Answered findings={view.answered} mayAnswer={mayAnswer} />}
      {view.notes.length > 0 && (
        <section aria-labelledby="upplysningar">
          <h2 id="upplysningar" className="ds-heading" data-size="sm">
            Upplysningar
          </h2>
          <p className="hint">De kräver inget svar.</p>
          <FindingList findings={view.notes} />
        </section>
      )}
    </>
  )
}

interface OpenGroupProps {
  readonly code: string
  readonly findings: readonly Shown[]
  readonly ruleSv: string | undefined
  readonly mayAnswer: boolean
  /** What was sent and refused: it stays in the form. */
  readonly given: { readonly reasonSv: string; readonly fingerprints: readonly string[] } | undefined
}

/** The open findings of one rule: those that are accepted for the same reason are ticked and answered at once. */
function OpenGroup({ code, findings, ruleSv, mayAnswer, given }: OpenGroupProps) {
  const answerable = mayAnswer ? findings.filter(isAnswerable) : []
  const isGiven = answerable.some(({ fingerprint }) => fingerprint !== undefined && given?.fingerprints.includes(fingerprint))
  const list = (
    <ul className="finding-list">
      {findings.map((finding, index) => (
        <li key={finding.fingerprint ?? index}>
          <p className="finding-head">
            <SeverityMark severity={finding.severity} />
          </p>
          {answerable.includes(finding) ? (
            <label className="finding-tick">
              <input
                type="checkbox"
                className="ds-input"
                name="iakttagelse"
                value={finding.fingerprint}
                defaultChecked={answerable.length === 1 || (isGiven && given?.fingerprints.includes(finding.fingerprint ?? ''))}
              />{' '}
              <span>{finding.messageSv}</span>
            </label>
          ) : (
            <p>
              {finding.messageSv}
              {finding.mustBeMended && <span className="hint"> Felet ska rättas och kan inte godtas.</span>}
            </p>
          )}
          <FindingPlace place={finding.place} />
        </li>
      ))}
    </ul>
  )
  return (
    <section aria-labelledby={`regel-${code}`}>
      <h2 id={`regel-${code}`} className="ds-heading" data-size="sm">
        {code} <span className="count">({findings.length})</span>
      </h2>
      {ruleSv !== undefined && <p className="prose">{ruleSv}</p>}
      {answerable.length === 0 ? (
        list
      ) : (
        <form method="post" className="comment-form finding-form">
          <input type="hidden" name="steg" value="godta" />
          {list}
          <div className="field">
            <label htmlFor={`skal-${code}`}>
              {answerable.length === 1 ? 'Godtas, därför att' : 'De markerade godtas, därför att'}
            </label>
            <textarea
              id={`skal-${code}`}
              name="skal"
              className="ds-input"
              rows={2}
              required
              defaultValue={isGiven ? given?.reasonSv : ''}
            />
          </div>
          <SubmitButton busySv="Sparar …" variant="secondary">
            {answerable.length === 1 ? 'Godta' : 'Godta de markerade'}
          </SubmitButton>
        </form>
      )}
    </section>
  )
}

function Answered({ findings, mayAnswer }: { findings: readonly Shown[]; mayAnswer: boolean }) {
  return (
    <section aria-labelledby="besvarade">
      <h2 id="besvarade" className="ds-heading" data-size="sm">
        Besvarade <span className="count">({findings.length})</span>
      </h2>
      <p className="hint">
        Ett svar följer med till nästa version så länge iakttagelsen säger detsamma om samma siffror och ord.
      </p>
      <ul className="finding-list">
        {findings.map(({ fingerprint, code, messageSv, place, answer }) => (
          <li key={fingerprint}>
            <p className="finding-head">
              <span className="code">{code}</span>
            </p>
            <p>{messageSv}</p>
            <FindingPlace place={place} />
            {answer && (
              <p className="finding-answer">
                <strong>Godtas, därför att:</strong> {answer.reasonSv}{' '}
                <span className="hint">
                  {answer.byNameSv}, {formatInstant(answer.at)}
                </span>
              </p>
            )}
            {mayAnswer && (
              <form method="post" className="finding-answer">
                <input type="hidden" name="steg" value="ta-tillbaka" />
                <input type="hidden" name="iakttagelse" value={fingerprint} />
                <SubmitButton busySv="Sparar …" variant="tertiary">
                  Ta tillbaka svaret
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function isAnswerable({ fingerprint, mustBeMended }: Shown): boolean {
  return fingerprint !== undefined && !mustBeMended
}
