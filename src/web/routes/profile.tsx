import { Link } from 'react-router'
import { readProfile, templateForms } from '#app/read-profiles.ts'
import { seriesKinds } from '#domain/series.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { requestContext } from '#web/request-context.ts'
import { canImport } from '#workflow/permissions.ts'
import { deliveryHref, profileDraftHref, profileHref } from '../addresses.ts'
import { FactsList } from '../components/facts-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/profile.ts'

/** One profile: what it asks of a sender's file, column by column, with the empty file to fill in. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  return {
    ...valueOrPage(await readProfile(params.name, actor, door.effects)),
    mayEdit: canImport(actor).allowed,
    isJustKept: url.searchParams.has('sparad'),
    forms: Object.entries(templateForms).map(([form, { labelSv }]) => ({ form: form as keyof typeof templateForms, labelSv })),
  }
}

export default function Profile({ loaderData }: Route.ComponentProps) {
  const { profile, deliveryId, contract, latestFile, mayEdit, isJustKept, forms } = loaderData
  return (
    <>
      <PageHeader
        title={profile.labelSv}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Leveranser', href: '/leveranser' },
          { labelSv: 'Profiler och mallar', href: '/profiler' },
        ]}
        lead="Så ska filen se ut för att kunna läsas."
      />
      {isJustKept && (
        <Notice tone="success" live>
          Profilen är sparad och gäller från nästa fil.
        </Notice>
      )}
      <ScrollTable caption="Kolumner">
        <thead>
          <tr>
            <th scope="col">Rubrik</th>
            <th scope="col">Innehåll</th>
            <th scope="col">Så skrivs det</th>
            <th scope="col">Exempel</th>
          </tr>
        </thead>
        <tbody>
          {contract.columns.map(({ header, meaningSv, formSv, example }) => (
            <tr key={header}>
              <th scope="row">{header}</th>
              <td>{meaningSv}</td>
              <td>{formSv}</td>
              <td>{example}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <ul className="prose">
        {contract.rulesSv.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>

      <section className="panel" aria-labelledby="om-profilen">
        <h2 id="om-profilen" className="ds-heading" data-size="xs">
          Om profilen
        </h2>
        <FactsList
          pairs={[
            ['Namn', profile.name],
            ['Handlar om', seriesKinds[profile.series].labelSv],
            ['Talen är skrivna i', displayUnits[profile.unit].labelSv],
            [
              'Leverans',
              deliveryId === undefined ? (
                'Ingår i Tertial. Sparar du en ändrad profil under samma namn gäller den i stället.'
              ) : (
                <Link key="delivery" className="ds-link" to={deliveryHref(deliveryId)}>
                  {deliveryId}
                </Link>
              ),
            ],
            [
              'Tom mall',
              <span key="templates" className="mark-row">
                {forms.map(({ form, labelSv }) => (
                  <a key={form} className="ds-link" href={profileHref(profile.name, `mall.${form}`)} download>
                    {labelSv}
                  </a>
                ))}
              </span>,
            ],
            [
              'Profilen som fil',
              <a key="yaml" className="ds-link" href={profileHref(profile.name, 'profil.yaml')} download>
                YAML
              </a>,
            ],
          ]}
        />
        {mayEdit && (
          <p className="mark-row">
            {latestFile && (
              <Link className="ds-link" to={profileDraftHref(latestFile.id, profile.name)}>
                Ändra med {latestFile.fileName} framför dig
              </Link>
            )}
            <Link className="ds-link" to={profileHref(profile.name, 'redigera')}>
              Ändra som text
            </Link>
          </p>
        )}
      </section>
    </>
  )
}
