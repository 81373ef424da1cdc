import { Link, redirect } from 'react-router'
import { moveReport, type SaidWithMove } from '#app/move-report.ts'
import { type NextReportMove, type ReportCourse, readCourse } from '#app/read-course.ts'
import { listRoundPages } from '#app/round-pages.ts'
import { type ReportEvent, type ReportMoveKind, reportMoves } from '#domain/report-course.ts'
import { isPublic, reportStates } from '#domain/report-version.ts'
import { requestContext } from '#web/request-context.ts'
import {
  archiveHref,
  compareHref,
  courseHref,
  findingsHref,
  helpPageHref,
  publicationHref,
  reportFileHref,
  reportHref,
} from '../addresses.ts'
import { askedVersion } from '../asked-version.ts'
import { FactsList } from '../components/facts-list.tsx'
import { FindingCounts } from '../components/finding-counts.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ReportMoveForm } from '../components/report-move-form.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SealedFiles } from '../components/sealed-files.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/report-course.ts'

/** What has happened to a report's versions, what is next and who may do it. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const course = valueOrPage(await readCourse({ ...params, ...askedVersion(url) }, actor, door.effects))
  return {
    course: { ...course, version: withoutFindings(course.version), versions: course.versions.map(withoutFindings) },
    pages: await listRoundPages(params, actor, door.effects),
    done: url.searchParams.get('gjort'),
  }
}

/** What was found is for those who may see it, on its own page. */
function withoutFindings({ findings: _, ...version }: ReportCourse['version']) {
  return version
}

/** Moves the version a step. */
export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const kind = text('steg')
  const number = Number(text('version'))
  if (!isMoveKind(kind)) return { refusalSv: 'Knappen finns inte längre. Ladda om sidan.' }
  const said: SaidWithMove = {
    reasonSv: text('skal'),
    caseNumber: text('diarienummer'),
    recipientSv: text('mottagare'),
    decision: { bodySv: text('organ'), decidedOn: text('beslutsdag'), paragraph: text('paragraf') },
    reasonsSv: Object.fromEntries(
      [...form].flatMap(([name, value]) => (name.startsWith('rattelse-') ? [[name.slice(9), String(value)]] : [])),
    ),
  }
  const outcome = await moveReport({ ...params, number, seenStep: Number(text('sedda')), kind, said }, actor, door.effects)
  if (outcome.kind === 'refused') return { refusalSv: outcome.reasonSv }
  if (!valueOrPage(outcome).moved)
    return { refusalSv: 'Någon annan var före sedan du öppnade sidan. Inget har gjorts. Läs läget nedan.' }
  return redirect(`${courseHref(params, number)}&gjort=${kind}`)

  function text(name: string): string {
    return String(form.get(name) ?? '')
  }
}

function isMoveKind(text: string): text is ReportMoveKind {
  return Object.hasOwn(reportMoves, text)
}

export default function ReportCoursePage({ loaderData, actionData }: Route.ComponentProps) {
  const { course, pages, done } = loaderData
  const { version, titleSv, authorSv, regionSv, events, next, step, sealed, before } = course
  const { number, state } = version
  return (
    <>
      <PageHeader
        title="Rapportens gång"
        crumbs={[
          { labelSv: regionSv, href: '/' },
          { labelSv: `${titleSv}, ${authorSv}`, href: reportHref(version, number) },
        ]}
        lead={`Version ${number} är ${reportStates[state].labelSv.toLowerCase()}.`}
      />
      <RoundMenu address={version} pages={pages} />
      {done && isMoveKind(done) && (
        <Notice tone="success" live>
          Klart: ”{reportMoves[done].doSv}”.
        </Notice>
      )}
      {actionData?.refusalSv && (
        <Notice tone="danger" live>
          {actionData.refusalSv}
        </Notice>
      )}
      <StateSteps state={state} />
      <div className="columns">
        <section className="panel" aria-labelledby="versionen">
          <h2 id="versionen" className="ds-heading" data-size="xs">
            Version {number}
          </h2>
          <FactsList
            pairs={[
              ['Läge', reportStates[state].labelSv],
              ['Framtagen', `${formatInstant(version.composedAt)} av ${course.composedBySv}`],
              ['Underlag', version.snapshotId],
              ...(course.findingCounts === undefined
                ? []
                : [['Iakttagelser', <FindingCounts key="antal" counts={course.findingCounts} />] as const]),
            ]}
          />
          <p className="button-row">
            <Link className="ds-button" data-variant="secondary" to={reportHref(version, number)}>
              Läs versionen
            </Link>
            <a className="ds-button" data-variant="secondary" href={reportFileHref(version, 'pdf', number)}>
              Hämta PDF
            </a>
          </p>
          {course.findingCounts !== undefined && (
            <p>
              <Link className="ds-link" to={findingsHref(version, version.number)}>
                Iakttagelserna och svaren på dem
              </Link>
            </p>
          )}
          {isPublic(state) && (
            <p>
              <Link className="ds-link" to={publicationHref(version)}>
                Så ser publiceringen ut för alla
              </Link>
            </p>
          )}
        </section>
        <NextMoves next={next} number={number} step={step} before={before} version={version} />
      </div>
      {sealed.length > 0 && (
        <section aria-labelledby="forseglade">
          <h2 id="forseglade" className="ds-heading" data-size="sm">
            Förseglade filer
          </h2>
          <SealedFiles files={sealed} hrefOf={({ form }) => reportFileHref(version, form, number)} />
          {course.archiving.allowed ? (
            <p>
              <a className="ds-button" data-variant="secondary" href={archiveHref(version, number)}>
                Hämta arkivpaketet
              </a>
            </p>
          ) : (
            <p className="hint">{course.archiving.reasonSv}</p>
          )}
        </section>
      )}
      <Versions course={course} />
      <section aria-labelledby="handelser">
        <h2 id="handelser" className="ds-heading" data-size="sm">
          Vad som har hänt
        </h2>
        {events.length === 0 ? (
          <p className="hint">Ingenting än. Versionen är ett utkast tills någon fryser den.</p>
        ) : (
          <ScrollTable caption="Vem som gjorde vad, senast först">
            <thead>
              <tr>
                <th scope="col">När</th>
                <th scope="col">Version</th>
                <th scope="col">Vem</th>
                <th scope="col">Vad</th>
              </tr>
            </thead>
            <tbody>
              {events.map((event) => (
                <tr key={`${event.version}/${event.step}`}>
                  <th scope="row">{formatInstant(event.at)}</th>
                  <td>{event.version}</td>
                  <td>{event.bySv}</td>
                  <td>
                    {reportMoves[event.kind].doneSv}
                    {saidSv(event)}
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
      </section>
      <p>
        <Link className="ds-link" to={helpPageHref('publishing')}>
          Från utkast till arkiv: så går det till
        </Link>
      </p>
    </>
  )
}

/** The way from draft to archive with where the version is on it. */
function StateSteps({ state }: { state: ReportCourse['version']['state'] }) {
  const states = Object.entries(reportStates).filter(([key]) => key !== 'superseded' || key === state)
  const here = states.findIndex(([key]) => key === state)
  return (
    <ol className="state-steps" aria-label="Vägen från utkast till arkiv">
      {states.map(([key, { labelSv }], index) => (
        <li key={key} data-passed={index < here || undefined} aria-current={index === here ? 'step' : undefined}>
          {labelSv}
        </li>
      ))}
    </ol>
  )
}

interface NextMovesProps {
  readonly next: readonly NextReportMove[]
  readonly number: number
  readonly step: number
  readonly before: ReportCourse['before']
  readonly version: { readonly orgUnit: string; readonly round: string }
}

function NextMoves({ next, number, step, before, version }: NextMovesProps) {
  return (
    <section className="panel next-moves" aria-labelledby="nasta">
      <h2 id="nasta" className="ds-heading" data-size="xs">
        Nästa steg
      </h2>
      {next.length === 0 && <p className="hint">Versionen har kommit hela vägen.</p>}
      {next.map((move) => (
        <ReportMoveForm
          key={move.kind}
          move={move}
          number={number}
          step={step}
          before={before}
          compareHrefOf={(corrects) => compareHref(version, corrects, number)}
        />
      ))}
    </section>
  )
}

interface VersionsOfCourse {
  readonly version: { readonly orgUnit: string; readonly round: string; readonly number: number }
  readonly versions: readonly Pick<ReportCourse['version'], 'id' | 'number' | 'state' | 'composedAt' | 'snapshotId'>[]
}

function Versions({ course: { version, versions } }: { course: VersionsOfCourse }) {
  return (
    <section aria-labelledby="versioner">
      <h2 id="versioner" className="ds-heading" data-size="sm">
        Versioner
      </h2>
      <ScrollTable caption="Rapportens versioner, senaste först">
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Läge</th>
            <th scope="col">Framtagen</th>
            <th scope="col">Underlag</th>
            <th scope="col">Jämför</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ id, number, state, composedAt, snapshotId }, index) => {
            const earlier = versions[index + 1]
            return (
              <tr key={id}>
                <th scope="row">
                  <Link
                    className="ds-link"
                    to={courseHref(version, number)}
                    aria-current={number === version.number ? 'true' : undefined}
                  >
                    Version {number}
                  </Link>
                </th>
                <td>{reportStates[state].labelSv}</td>
                <td>{formatInstant(composedAt)}</td>
                <td>{snapshotId}</td>
                <td>
                  {earlier && (
                    <Link className="ds-link" to={compareHref(version, earlier.number, number)}>
                      Mot version {earlier.number}
                    </Link>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </ScrollTable>
    </section>
  )
}

/** What was said with the move, after its name. */
function saidSv({ said }: ReportEvent): string {
  const { reasonSv, caseNumber, recipientSv, decision, errata, supersededBy } = said
  if (reasonSv !== undefined) return `: ”${reasonSv}”`
  if (caseNumber !== undefined) return `: ${caseNumber}`
  if (recipientSv !== undefined) return `: till ${recipientSv}`
  if (decision !== undefined) return `: ${decision.bodySv} ${decision.decidedOn}, ${decision.paragraph}`
  if (errata !== undefined) return `, med rättelser i ${errata.map(({ sectionSv }) => sectionSv).join(', ')}`
  return supersededBy === undefined ? '' : `: version ${supersededBy}`
}
