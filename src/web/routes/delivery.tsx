import { data, Link, redirect } from 'react-router'
import { compareDelivery } from '#app/compare-delivery.ts'
import { acceptDelivery, rejectDelivery } from '#app/import-file.ts'
import { readDelivery } from '#app/read-delivery.ts'
import type { Delivery } from '#domain/delivery.ts'
import { formatPeriod } from '#domain/period.ts'
import { formatScenario, parseScenarioKey } from '#domain/scenario.ts'
import { requestContext } from '#web/request-context.ts'
import { canImport } from '#workflow/permissions.ts'
import { deliveryHref, profileDraftHref, sourceRowHref } from '../addresses.ts'
import { ControlTotals } from '../components/control-totals.tsx'
import { DeliveryComparisonTables } from '../components/delivery-comparison.tsx'
import { contentSv, DeliveryStateMark } from '../components/delivery-table.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { FindingList } from '../components/finding-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { placeInFile } from '../finding-place.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import { formatByteSize, formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/delivery.ts'

/** One delivery: what came, what it sums to against the previous, what is wrong with it, and what to do. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const { delivery, isWhole, deciding, accepting, formatSv, previous, receivedBySv } = valueOrPage(
    await readDelivery(params.id, actor, door.effects),
  )
  const rowLimit = url.searchParams.get('rader') === 'fler' ? moreComparedRows : comparedRows
  const hasFacts = delivery.factCount > 0 && delivery.state !== 'rejected'
  return {
    delivery,
    isWhole,
    formatSv,
    previous,
    receivedBySv,
    comparison: hasFacts ? valueOrPage(await compareDelivery(delivery.id, rowLimit, actor, door.effects)) : undefined,
    mayShowMore: rowLimit < moreComparedRows,
    findings: placeInFile(delivery.findings),
    mayDecide: deciding.allowed && delivery.state === 'staged',
    notDecidingSv: !deciding.allowed && delivery.state === 'staged' ? deciding.reasonSv : undefined,
    accepting,
    hasFaultyRows: delivery.findings.some(
      ({ severity, where }) => severity === 'error' && where.kind === 'source' && where.place.row !== undefined,
    ),
    isSameAgain: url.searchParams.has('samma'),
    savedProfile: url.searchParams.get('profil'),
    needsProfile: canImport(actor).allowed && delivery.findings.some(({ code }) => profileFindings.has(code)),
  }
}

const comparedRows = 20
const moreComparedRows = 500

export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const decision = (await request.formData()).get('beslut')
  if (decision !== 'las-in' && decision !== 'avvisa')
    throw data({ messageSv: 'Välj att läsa in eller avvisa leveransen.' }, { status: 400 })
  const decide = decision === 'las-in' ? acceptDelivery : rejectDelivery
  valueOrPage(await decide(params.id, actor, door.effects))
  return redirect(deliveryHref(params.id))
}

export default function DeliveryPage({ loaderData }: Route.ComponentProps) {
  const { delivery, formatSv, previous, findings, mayDecide, accepting, isSameAgain, savedProfile, needsProfile } = loaderData
  const { comparison, mayShowMore, hasFaultyRows, receivedBySv, isWhole, notDecidingSv } = loaderData
  return (
    <>
      <PageHeader
        title={delivery.fileName}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Leveranser', href: '/leveranser' },
        ]}
        aside={<DeliveryStateMark delivery={delivery} />}
      />
      {isSameAgain && (
        <Notice tone="info" live>
          Samma fil {delivery.state === 'staged' ? 'är redan lämnad och väntar på beslut' : 'är redan inläst'} som leverans{' '}
          {delivery.id}. Inget har ändrats; det här är den tidigare leveransen.
        </Notice>
      )}
      {savedProfile && (
        <Notice tone="success" live>
          Profilen {savedProfile} är sparad och filen är läst med den. Nästa fil med samma rubriker läses av sig själv.
        </Notice>
      )}
      {!isWhole && (
        <Notice tone="info">
          Leveransen gäller också enheter, eller uppgifter om personal, som du inte har uppdrag för. Du ser bara de rader som rör
          dina enheter. Iakttagelser och kontrollsummor är hela filens och visas inte.
        </Notice>
      )}
      <StateNotice delivery={delivery} needsProfile={needsProfile} />
      {needsProfile && (
        <p className="button-row">
          <Link className="ds-button" data-variant="primary" to={profileDraftHref(delivery.id)}>
            Gör en profil för filen
          </Link>
        </p>
      )}
      {notDecidingSv && <p className="hint">{notDecidingSv}</p>}
      {mayDecide && (
        <form method="post" className="button-row">
          {accepting.allowed && (
            <SubmitButton name="beslut" value="las-in" busySv="Läser in …">
              Läs in
            </SubmitButton>
          )}
          <SubmitButton name="beslut" value="avvisa" busySv="Avvisar …" variant="secondary">
            Avvisa
          </SubmitButton>
        </form>
      )}

      <section className="panel" aria-labelledby="om-leveransen">
        <h2 id="om-leveransen" className="ds-heading" data-size="xs">
          Om leveransen
        </h2>
        <FactsList
          pairs={[
            ['Leverans', delivery.id],
            ['Format', formatSv],
            ['Innehåll', contentSv(delivery)],
            ['Storlek', formatByteSize(delivery.byteSize)],
            ['Mottagen', `${formatInstant(delivery.receivedAt)} av ${receivedBySv}`],
            ['Kontrollsumma (SHA-256)', <code key="sha">{delivery.sha256}</code>],
            ...replacementPairs(delivery),
          ]}
        />
        <p>
          <Link className="ds-link" to={sourceRowHref({ deliveryId: delivery.id, fileName: delivery.fileName, row: 1 }) ?? '#'}>
            Visa filens rader som de kom
          </Link>
        </p>
      </section>

      {isWhole && (
        <section aria-labelledby="iakttagelser">
          <h2 id="iakttagelser" className="ds-heading" data-size="sm">
            Iakttagelser
          </h2>
          {hasFaultyRows && (
            <p>
              <a className="ds-link" href={`${deliveryHref(delivery.id)}/avvisade-rader.csv`} download>
                Hämta raderna med fel och skälen (CSV)
              </a>
            </p>
          )}
          {findings.length > 0 ? <FindingList findings={findings} /> : <p>Inget att anmärka på i filen.</p>}
        </section>
      )}

      {delivery.controlTotals.length > 0 && (
        <section aria-labelledby="kontrollsummor">
          <h2 id="kontrollsummor" className="ds-heading" data-size="sm">
            Kontrollsummor
          </h2>
          <ControlTotals
            totals={delivery.controlTotals}
            {...(previous.length > 0 && {
              previous: {
                totals: previous.flatMap(({ controlTotals }) => controlTotals),
                namesSv: previous.map(({ fileName }) => fileName).join(', '),
              },
            })}
          />
        </section>
      )}

      {comparison && comparison.supersedes.length > 0 && (
        <section aria-labelledby="skillnad">
          <h2 id="skillnad" className="ds-heading" data-size="sm">
            {delivery.state === 'staged' ? 'Det här ändras om du läser in' : 'Det här ändrades'}
          </h2>
          <DeliveryComparisonTables
            comparison={comparison}
            {...(mayShowMore && { allRowsHref: `${deliveryHref(delivery.id)}?rader=fler` })}
          />
        </section>
      )}

      {delivery.slices.length > 0 && (
        <section aria-labelledby="omfattning">
          <h2 id="omfattning" className="ds-heading" data-size="sm">
            Omfattning
          </h2>
          <ScrollTable caption="Vad leveransen uttalar sig om">
            <thead>
              <tr>
                <th scope="col">Flöde</th>
                <th scope="col">Slag</th>
                <th scope="col">Månader</th>
              </tr>
            </thead>
            <tbody>
              {delivery.slices.map(({ stream, scenario, period }) => (
                <tr key={`${stream} ${scenario} ${period?.from}`}>
                  <th scope="row">{stream}</th>
                  <td>{period ? scenarioSv(scenario) : 'dokument'}</td>
                  <td>{period ? formatPeriod(period) : 'gäller tills vidare'}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </section>
      )}
    </>
  )
}

/** Findings that a mapping profile would mend: none fits, or what fits cannot be used. */
const profileFindings = new Set(['I-060', 'I-061', 'I-073'])

function StateNotice({ delivery, needsProfile }: { delivery: Delivery; needsProfile: boolean }) {
  if (delivery.state === 'staged') {
    return (
      <Notice tone="info">
        Filen förhandsgranskas. Inget av den räknas med förrän du läser in den. Jämför kontrollsummorna med ditt eget system
        först.
      </Notice>
    )
  }
  if (delivery.state === 'rejected' && needsProfile) {
    return (
      <Notice tone="warning">
        Filen kan öppnas, men ingen profil säger vad dess kolumner betyder. Inget av den är inläst. Gör en profil, så läses filen
        på nytt med den.
      </Notice>
    )
  }
  if (delivery.state === 'rejected') {
    return (
      <Notice tone="danger">
        Leveransen är avvisad och inget av den är inläst. Rätta filen enligt iakttagelserna och lämna den igen.
      </Notice>
    )
  }
  return null
}

function scenarioSv(key: string): string {
  const scenario = parseScenarioKey(key)
  return scenario ? formatScenario(scenario) : key
}

function replacementPairs({ supersedes, supersededBy }: Delivery) {
  const list = (ids: readonly string[]) => (
    <span key="ids">
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link className="ds-link" to={deliveryHref(id)}>
            {id}
          </Link>
        </span>
      ))}
    </span>
  )
  return [
    ...(supersedes.length > 0 ? [['Ersätter', list(supersedes)] as const] : []),
    ...(supersededBy.length > 0 ? [['Ersatt av', list(supersededBy)] as const] : []),
  ]
}
