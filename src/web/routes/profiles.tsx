import { Link } from 'react-router'
import { listProfiles } from '#app/read-profiles.ts'
import { seriesKinds } from '#domain/series.ts'
import { requestContext } from '#web/request-context.ts'
import { canImport } from '#workflow/permissions.ts'
import { deliveryHref, profileHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/profiles.ts'

/** Every kind of table that can be read, with what is asked of whoever sends it. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  return { profiles: valueOrPage(await listProfiles(actor, door.effects)), mayEdit: canImport(actor).allowed }
}

export default function Profiles({ loaderData: { profiles, mayEdit } }: Route.ComponentProps) {
  return (
    <>
      <PageHeader
        title="Profiler och mallar"
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Leveranser', href: '/leveranser' },
        ]}
        lead="En profil säger hur kolumnerna i ett kalkylblad eller en CSV-fil ska förstås. Till varje profil finns en beskrivning av kolumnerna och en tom mall att fylla i. De som heter Standard ingår: en fil efter deras mall läses utan att någon har gjort en profil."
      />
      {profiles.length === 0 ? (
        <EmptyState titleSv="Inga profiler ännu">
          <p>Lämna en fil under Leveranser. Känner ingen profil igen den kan du göra en där.</p>
        </EmptyState>
      ) : (
        <ScrollTable caption="Profiler">
          <thead>
            <tr>
              <th scope="col">Profil</th>
              <th scope="col">Namn</th>
              <th scope="col">Handlar om</th>
              <th scope="col">Rubriker som filen känns igen på</th>
              <th scope="col">Leverans</th>
            </tr>
          </thead>
          <tbody>
            {profiles.map(({ profile, deliveryId }) => (
              <tr key={profile.name}>
                <th scope="row">
                  <Link className="ds-link" to={profileHref(profile.name)}>
                    {profile.labelSv}
                  </Link>
                </th>
                <td>{profile.name}</td>
                <td>{seriesKinds[profile.series].labelSv}</td>
                <td>{profile.headers.join(', ')}</td>
                <td>
                  {deliveryId === undefined ? (
                    'Ingår i Tertial'
                  ) : (
                    <Link className="ds-link" to={deliveryHref(deliveryId)}>
                      {deliveryId}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {mayEdit && (
        <p>
          <Link className="ds-link" to="/profiler/ny/redigera">
            Skriv en ny profil som text (YAML)
          </Link>
        </p>
      )}
    </>
  )
}
