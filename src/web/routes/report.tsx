import { Link } from 'react-router'
import { loadUnitPath } from '#app/load-unit-path.ts'
import { findingsOf } from '#app/read-findings.ts'
import { readReport } from '#app/read-report.ts'
import { reportBody } from '#app/render-report.ts'
import { listRoundPages } from '#app/round-pages.ts'
import type { AnsweredFinding } from '#domain/finding-answer.ts'
import { reportStates } from '#domain/report-version.ts'
import { requestContext } from '#web/request-context.ts'
import { canSeeDrafts, may } from '#workflow/permissions.ts'
import { commentsHref, figureHref, reportFileHref, unitRoundHref } from '../addresses.ts'
import { askedVersion } from '../asked-version.ts'
import { Crumbs } from '../components/page-header.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { reportEditorHref } from '../report-editing.ts'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/report.ts'

/** The report as a page: each figure a link to its explanation, findings in the margin for those who may see them. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const version = valueOrPage(await readReport({ ...params, ...askedVersion(url) }, actor, door.effects))
  const path = await loadUnitPath(params, door.effects.store)
  const findings = await findingsOf(version, actor, door.effects)
  return {
    pages: await listRoundPages(params, actor, door.effects),
    html: reportBody(version, {
      figureHref,
      ...(findings.kind === 'done' ? { findings: findings.value.findings.filter(isUnanswered) } : {}),
    }),
    titleSv: version.document.titleSv,
    commentable: canSeeDrafts(actor, path).allowed
      ? version.document.sections.map((section) => ({ key: section.key, titleSv: section.titleSv }))
      : [],
    maySay: may(actor, 'answer', path).allowed,
    authorSv: version.document.authorSv,
    regionSv: version.document.regionSv,
    orgUnit: version.orgUnit,
    round: version.round,
    number: version.number,
    state: version.state,
    snapshotId: version.snapshotId,
    composedAt: version.composedAt,
  }
}

function isUnanswered({ answer }: AnsweredFinding): boolean {
  return answer === undefined
}

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: '/rapport.css' }]

export default function ReportPage({ loaderData }: Route.ComponentProps) {
  const { html, titleSv, commentable, maySay, orgUnit, round, authorSv, regionSv, number, state, snapshotId, composedAt } =
    loaderData
  return (
    <>
      <title>{`${titleSv}, ${authorSv} – Tertial`}</title>
      <div className="report-bar">
        <Crumbs
          crumbs={[
            { labelSv: regionSv, href: '/' },
            { labelSv: authorSv, href: unitRoundHref(loaderData) },
          ]}
        />
        <p className="report-state">
          <strong>
            {reportStates[state].labelSv}, version {number}
          </strong>{' '}
          <span>
            Framtagen {formatInstant(composedAt)} ur underlag {snapshotId}.
          </span>
        </p>
        <p className="button-row">
          {maySay && (
            <Link className="ds-button" to={reportEditorHref(loaderData)}>
              Skriv i rapporten
            </Link>
          )}
          <a className="ds-button" data-variant="secondary" href={reportFileHref(loaderData, 'pdf', number)}>
            Hämta PDF
          </a>
          <a className="ds-button" data-variant="secondary" href={reportFileHref(loaderData, 'pdf-slides', number)}>
            Hämta PDF i bildformat
          </a>
          <a className="ds-button" data-variant="secondary" href={reportFileHref(loaderData, 'docx', number)}>
            Hämta Word
          </a>
          <a className="ds-button" data-variant="secondary" href={reportFileHref(loaderData, 'pptx', number)}>
            Hämta PowerPoint
          </a>
          <a className="ds-button" data-variant="secondary" href={reportFileHref(loaderData, 'xlsx', number)}>
            Hämta tabellerna i Excel
          </a>
          <a className="ds-button" data-variant="secondary" href={reportFileHref(loaderData, 'html', number)}>
            Hämta HTML
          </a>
        </p>
      </div>
      <RoundMenu address={loaderData} pages={loaderData.pages} />
      {/* Our own renderer's, which escapes every text. */}
      <div dangerouslySetInnerHTML={{ __html: html }} />
      {commentable.length > 0 && (
        <form method="get" action={commentsHref(loaderData)} className="comment-form comments">
          <h2 className="ds-heading" data-size="sm">
            Kommentarer
          </h2>
          <div className="field">
            <label htmlFor="om">Avsnitt att kommentera</label>
            <select id="om" name="om" className="ds-input">
              {commentable.map((section) => (
                <option key={section.key} value={`section/${orgUnit}/${round}/${section.key}`}>
                  {section.titleSv}
                </option>
              ))}
            </select>
          </div>
          <p className="button-row">
            <button type="submit" className="ds-button" data-variant="secondary">
              Visa och kommentera
            </button>
            <a className="ds-link" href={commentsHref(loaderData)}>
              Alla kommentarer
            </a>
          </p>
        </form>
      )}
    </>
  )
}
