import { data, Link, redirect } from 'react-router'
import { readAccess, signAccessReview } from '#app/access-review.ts'
import { roles } from '#domain/role.ts'
import { requestContext } from '#web/request-context.ts'
import { may } from '#workflow/permissions.ts'
import { personHref } from '../addresses.ts'
import { validityText } from '../appointment-text.ts'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv, formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/access-review.ts'

/** Who can do what, since when and by whom; and the yearly sign-off that somebody has looked. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const { appointments, reviews, isDue } = valueOrPage(await readAccess(actor, door.effects))
  return {
    appointments,
    reviews: reviews.map(({ seen, ...review }) => ({ ...review, seenCount: seen.length })),
    isDue,
    signing: may(actor, 'sign-access-review'),
    mayManage: may(actor, 'manage-people').allowed,
    signed: url.searchParams.has('undertecknad'),
  }
}

export async function action({ url, request, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  if (form.get('sett') !== 'ja' && may(actor, 'sign-access-review').allowed) {
    return data({ errorSv: 'Bekräfta att du har gått igenom alla uppdrag.' }, { status: 400 })
  }
  valueOrPage(await signAccessReview(String(form.get('anmarkning') ?? ''), actor, door.effects))
  return redirect('/behorigheter?undertecknad=1')
}

export default function AccessReviewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { appointments, reviews, isDue, signing, mayManage, signed } = loaderData
  const peopleCount = new Set(appointments.map(({ person }) => person.id)).size
  return (
    <>
      <PageHeader
        title="Behörigheter"
        crumbs={[{ labelSv: 'Översikt', href: '/' }]}
        lead={`${countSv(appointments.length, 'uppdrag', 'uppdrag')} hos ${countSv(peopleCount, 'person', 'personer')}. Ett uppdrag gäller enheten och allt under den, och används när personen är inloggad medan det gäller.`}
      />
      {actionData && (
        <Notice tone="danger" live>
          {actionData.errorSv}
        </Notice>
      )}
      {signed && (
        <Notice tone="success" live>
          Granskningen är undertecknad och sparad med det som visas här.
        </Notice>
      )}
      {isDue && (
        <Notice tone="warning">
          {reviews[0]
            ? `Senaste granskningen är äldre än ett år (${formatInstant(reviews[0].signedAt)}).`
            : 'Behörigheterna har inte granskats ännu.'}{' '}
          De ska gås igenom minst en gång om året.
        </Notice>
      )}
      <p className="button-row">
        {mayManage && (
          <Link className="ds-button" data-variant="secondary" to="/personer">
            Personer
          </Link>
        )}
        <a className="ds-button" data-variant="tertiary" href="/behorigheter/behorigheter.csv">
          Hämta som CSV
        </a>
      </p>
      {appointments.length === 0 ? (
        <p>Ingen har något uppdrag.</p>
      ) : (
        <ScrollTable caption="Gällande och kommande uppdrag">
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Roll</th>
              <th scope="col">Enhet</th>
              <th scope="col">Gäller</th>
              <th scope="col">Givet av</th>
              <th scope="col">Senast använt</th>
              <th scope="col">Att se över</th>
            </tr>
          </thead>
          <tbody>
            {appointments.map(({ person, appointment, unitSv, grantedBySv, lastUsedAt, marksSv }) => (
              <tr key={appointment.id}>
                <th scope="row">
                  <Link className="ds-link" to={personHref(person.id)}>
                    {person.nameSv}
                  </Link>
                </th>
                <td>
                  {roles[appointment.role].labelSv}
                  {appointment.deputyFor && ' (ersättare)'}
                </td>
                <td>{unitSv}</td>
                <td className="nowrap">{validityText(appointment)}</td>
                <td className="prose">
                  {grantedBySv}
                  {appointment.whySv && `: ${appointment.whySv}`}
                </td>
                <td className="nowrap">{lastUsedAt ? formatInstant(lastUsedAt) : 'Inte än'}</td>
                <td className="prose">{marksSv.join('. ')}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      <section aria-labelledby="underskrift">
        <h2 id="underskrift" className="ds-heading" data-size="sm">
          Årlig granskning
        </h2>
        {signing.allowed ? (
          <form method="post" className="role-form">
            <div className="field">
              <label htmlFor="anmarkning">Anmärkning (frivillig)</label>
              <textarea id="anmarkning" name="anmarkning" className="ds-input" rows={3} maxLength={2000} />
            </div>
            <p>
              <label className="check-line">
                <input type="checkbox" className="ds-input" name="sett" value="ja" required /> Jag har gått igenom alla uppdrag
                och de ska finnas.
              </label>
            </p>
            <SubmitButton busySv="Undertecknar …" key={actionData?.errorSv ?? reviews.length}>
              Underteckna granskningen
            </SubmitButton>
          </form>
        ) : (
          <p>{signing.reasonSv}</p>
        )}
        {reviews.length > 0 && (
          <ScrollTable caption="Undertecknade granskningar">
            <thead>
              <tr>
                <th scope="col">När</th>
                <th scope="col">Av</th>
                <th scope="col">Uppdrag</th>
                <th scope="col">Anmärkning</th>
              </tr>
            </thead>
            <tbody>
              {reviews.map(({ id, signedAt, signedBySv, seenCount, remarkSv }) => (
                <tr key={id}>
                  <th scope="row">{formatInstant(signedAt)}</th>
                  <td>{signedBySv}</td>
                  <td className="number">{seenCount}</td>
                  <td className="prose">{remarkSv}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
      </section>
    </>
  )
}
