import { Link } from 'react-router'
import { listPublications } from '#app/read-publication.ts'
import { requestContext } from '#web/request-context.ts'
import { publicationHref, verifyHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/publications.ts'

/** Every report that has been published, for anyone. */
export async function loader({ context }: Route.LoaderArgs) {
  return { publications: await listPublications(context.get(requestContext).effects) }
}

export default function PublicationsPage({ loaderData }: Route.ComponentProps) {
  const { publications } = loaderData
  return (
    <>
      <PageHeader
        title="Publicerade rapporter"
        crumbs={[{ labelSv: 'Översikt', href: '/' }]}
        lead="Rapporter som är beslutade och publicerade, med filer att hämta. Ingen inloggning behövs."
      />
      {publications.length === 0 ? (
        <EmptyState titleSv="Inget är publicerat ännu">
          <p>Rapporterna visas här när de är beslutade och publicerade.</p>
        </EmptyState>
      ) : (
        <ul className="publication-list">
          {publications.map((publication) => (
            <li key={`${publication.orgUnit}/${publication.round}`}>
              <Link className="ds-link" to={publicationHref(publication)}>
                {publication.titleSv}, {publication.authorSv}
              </Link>
              <span className="hint"> Publicerad {formatInstant(publication.publishedAt)}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link className="ds-link" to={verifyHref}>
          Kontrollera att en fil är oförändrad
        </Link>
      </p>
    </>
  )
}
