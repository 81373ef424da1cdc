import { Link, redirect } from 'react-router'
import { composeReport } from '#app/compose-report.ts'
import { loadUnitPath } from '#app/load-unit-path.ts'
import { listRoundPages } from '#app/round-pages.ts'
import { unitRound } from '#app/unit-round.ts'
import { type AnsweredFinding, countFindings } from '#domain/finding-answer.ts'
import { formatPeriod } from '#domain/period.ts'
import { reportStates } from '#domain/report-version.ts'
import { roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { canCompose, canSeeDrafts, canSeeFindings } from '#workflow/permissions.ts'
import { findingsHref, reportFileHref, reportHref, unitRoundHref, unitTablesHref } from '../addresses.ts'
import { DeliveryTable } from '../components/delivery-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { FindingCounts } from '../components/finding-counts.tsx'
import { FindingList } from '../components/finding-list.tsx'
import { HighlightList } from '../components/highlight-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { placeInReport } from '../finding-place.ts'
import { actorOf, requireAllowed, valueOrPage } from '../outcome.ts'
import { countSv, formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/unit-round.ts'

/** An administration's round: how far its report has come, what was found, and what it stands on. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const path = await loadUnitPath(params, door.effects.store)
  requireAllowed(canSeeDrafts(actor, path))
  const { latest, deliveries, findings, ...overview } = valueOrPage(await unitRound(params, actor, door.effects))
  const maySeeFindings = canSeeFindings(actor, path).allowed
  return {
    ...overview,
    pages: await listRoundPages(params, actor, door.effects),
    latest: latest && {
      number: latest.number,
      state: latest.state,
      snapshotId: latest.snapshotId,
      composedAt: latest.composedAt,
    },
    errors: maySeeFindings && latest ? placeInReport(findings.filter(isOpenError), latest) : undefined,
    findingCounts: countFindings(findings),
    deliveries,
    composing: canCompose(actor, path),
    composed: url.searchParams.get('framtagen'),
  }
}

/** Composes a new version from what is known now. */
export async function action({ url, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const version = valueOrPage(await composeReport(params, actorOf(door, url), door.effects))
  return redirect(`${unitRoundHref(params)}?framtagen=${version.number}`)
}

function isOpenError({ severity, answer }: AnsweredFinding): boolean {
  return severity === 'error' && answer === undefined
}

export default function UnitRoundPage({ loaderData }: Route.ComponentProps) {
  const { unit, regionNameSv, round, closesOn, hasTemplate, latest, isStale, composing, composed } = loaderData
  const { highlights, errors, findingCounts, versions, deliveries } = loaderData
  const address = { orgUnit: unit.code, round: round.code }
  const { withValues = [], withoutValues = [] } = Object.groupBy(deliveries ?? [], ({ factCount }) =>
    factCount > 0 ? 'withValues' : 'withoutValues',
  )
  return (
    <>
      <PageHeader
        title={unit.nameSv}
        crumbs={[{ labelSv: regionNameSv, href: '/' }]}
        lead={
          <>
            {roundTitle(round)}, {formatPeriod(round.period)}.{closesOn && ` Lämnas senast ${closesOn}.`}
          </>
        }
      />
      <RoundMenu address={address} pages={loaderData.pages} />
      {composed && latest && (
        <Notice tone="success" live>
          Version {composed} är framtagen ur det som är inläst nu.
        </Notice>
      )}

      <div className="columns">
        <section className="panel" aria-labelledby="rapport">
          <h2 id="rapport" className="ds-heading" data-size="xs">
            Rapporten
          </h2>
          {latest ? (
            <>
              <FactsList
                pairs={[
                  ['Läge', reportStates[latest.state].labelSv],
                  ['Version', latest.number],
                  ['Framtagen', formatInstant(latest.composedAt)],
                  ['Underlag', latest.snapshotId],
                ]}
              />
              {isStale && (
                <Notice tone="warning">Uppgifter har lästs in efter versionen. Ta fram en ny version för att få med dem.</Notice>
              )}
              <p className="button-row">
                <Link className="ds-button" to={reportHref(address)}>
                  Läs rapporten
                </Link>
                <a className="ds-button" data-variant="secondary" href={reportFileHref(address, 'pdf')}>
                  Hämta PDF
                </a>
                <a className="ds-button" data-variant="secondary" href={reportFileHref(address, 'html')}>
                  Hämta HTML
                </a>
              </p>
            </>
          ) : (
            <p>
              {hasTemplate
                ? 'Rapporten är inte framtagen ännu.'
                : 'Det saknas en rapportmall för omgången. Läs in en mall under Leveranser, sedan kan rapporten tas fram.'}
            </p>
          )}
          {composing.allowed && hasTemplate && (
            <form method="post">
              <SubmitButton busySv="Räknar och kontrollerar …" variant={latest ? 'tertiary' : 'primary'}>
                {latest ? 'Ta fram ny version' : 'Ta fram rapporten'}
              </SubmitButton>
            </form>
          )}
          {!composing.allowed && <p className="hint">{composing.reasonSv}</p>}
        </section>

        <section className="panel" aria-labelledby="viktigast">
          <h2 id="viktigast" className="ds-heading" data-size="xs">
            Det viktigaste
          </h2>
          {highlights.length > 0 ? (
            <HighlightList highlights={highlights} />
          ) : (
            <p>{latest ? 'Inget sticker ut.' : 'Visas när rapporten är framtagen.'}</p>
          )}
        </section>
      </div>

      {errors && (
        <section aria-labelledby="iakttagelser">
          <h2 id="iakttagelser" className="ds-heading" data-size="sm">
            Iakttagelser
          </h2>
          <p>
            <FindingCounts counts={findingCounts} />
          </p>
          {errors.length > 0 && <FindingList findings={errors} />}
          <p>
            <Link className="ds-link" to={findingsHref(address)}>
              Läs och besvara iakttagelserna
            </Link>
          </p>
        </section>
      )}

      <p>
        <Link className="ds-link" to={unitTablesHref(address, 'current')}>
          Tabellerna i dagens struktur eller ett annat års
        </Link>
      </p>

      {versions.length > 0 && (
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
                {errors && <th scope="col">Iakttagelser</th>}
              </tr>
            </thead>
            <tbody>
              {versions.map((version) => (
                <tr key={version.id}>
                  <th scope="row">
                    <Link className="ds-link" to={reportHref(address, version.number)}>
                      Version {version.number}
                    </Link>
                  </th>
                  <td>{reportStates[version.state].labelSv}</td>
                  <td>{formatInstant(version.composedAt)}</td>
                  <td>{version.snapshotId}</td>
                  {errors && (
                    <td>
                      <FindingCounts counts={version.findingCounts} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </section>
      )}

      {deliveries && (
        <section aria-labelledby="leveranser">
          <h2 id="leveranser" className="ds-heading" data-size="sm">
            Leveranser som rapporten bygger på
          </h2>
          {deliveries.length === 0 && (
            <EmptyState titleSv="Inget är inläst för omgången">
              <p>
                Lämna källfilerna under{' '}
                <Link className="ds-link" to="/leveranser">
                  Leveranser
                </Link>
                .
              </p>
            </EmptyState>
          )}
          <DeliveryTable caption="Källfiler med värden, senaste först" deliveries={withValues} />
          {withoutValues.length > 0 && (
            <details className="fold">
              <summary>
                Plan, texter, mallar och regler för inläsning{' '}
                <span className="fold-count">{countSv(withoutValues.length, 'fil', 'filer')}</span>
              </summary>
              <DeliveryTable caption="Senaste först" deliveries={withoutValues} />
            </details>
          )}
        </section>
      )}
    </>
  )
}
