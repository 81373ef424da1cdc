import { Link } from 'react-router'
import { type PublishedVersion, readPublication } from '#app/read-publication.ts'
import { reportStates } from '#domain/report-version.ts'
import { requestContext } from '#web/request-context.ts'
import { publishedFileHref, verifyHref } from '../addresses.ts'
import { FactsList } from '../components/facts-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SealedFiles } from '../components/sealed-files.tsx'
import { valueOrPage } from '../outcome.ts'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/publication.ts'

/** A published report with its files, their hashes, and what later versions have corrected: for anyone. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { orgUnit, round } = params
  return { orgUnit, round, versions: valueOrPage(await readPublication(params, context.get(requestContext).effects)) }
}

export default function PublicationPage({ loaderData }: Route.ComponentProps) {
  const { versions } = loaderData
  const [inForce, ...earlier] = versions
  return (
    <>
      <PageHeader
        title={inForce.titleSv}
        crumbs={[{ labelSv: 'Publicerade rapporter', href: '/publicerat' }]}
        lead={inForce.authorSv}
      />
      <VersionSection version={inForce} address={loaderData} />
      {earlier.map((version) => (
        <VersionSection key={version.number} version={version} address={loaderData} replacedBy={inForce.number} />
      ))}
      <p>
        <Link className="ds-link" to={verifyHref}>
          Kontrollera att en fil du har fått är oförändrad
        </Link>
      </p>
    </>
  )
}

interface VersionSectionProps {
  readonly version: PublishedVersion
  readonly address: { readonly orgUnit: string; readonly round: string }
  readonly replacedBy?: number
}

function VersionSection({ version, address, replacedBy }: VersionSectionProps) {
  const { number, state, publishedAt, caseNumber, decision, errata, files } = version
  return (
    <section aria-labelledby={`version-${number}`}>
      <h2 id={`version-${number}`} className="ds-heading" data-size="sm">
        Version {number}
      </h2>
      {replacedBy !== undefined && <Notice tone="warning">Ersatt av version {replacedBy}.</Notice>}
      <FactsList
        pairs={[
          ['Läge', reportStates[state].labelSv],
          ['Publicerad', formatInstant(publishedAt)],
          ...(caseNumber === undefined ? [] : [['Diarienummer', caseNumber] as const]),
          ...(decision === undefined
            ? []
            : [['Beslut', `${decision.bodySv} ${decision.decidedOn}, ${decision.paragraph}`] as const]),
        ]}
      />
      <SealedFiles files={files} hrefOf={({ fileName }) => publishedFileHref(address, fileName)} />
      {errata.map(({ sectionKey, sectionSv, reasonSv, corrects, changes }) => (
        <div key={sectionKey}>
          <h3 className="ds-heading" data-size="xs">
            Rättat i {sectionSv}, mot version {corrects}
          </h3>
          <p>{reasonSv}</p>
          <ScrollTable caption={`Rättelser i ${sectionSv}`}>
            <thead>
              <tr>
                <th scope="col">Vad</th>
                <th scope="col">Stod</th>
                <th scope="col">Ska vara</th>
                <th scope="col">Skillnad</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change, index) => (
                // A change has no other identity than its place.
                <tr key={index}>
                  <th scope="row">{change.whatSv}</th>
                  <td>{change.beforeSv}</td>
                  <td>{change.afterSv}</td>
                  <td>{change.differenceSv}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </div>
      ))}
    </section>
  )
}
