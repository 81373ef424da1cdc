import { redirect } from 'react-router'
import { readMySettings, removeCalendar, renewCalendarKey, wantDigest } from '#app/my-settings.ts'
import { requestContext } from '#web/request-context.ts'
import { calendarHref, publicOrigin } from '../addresses.ts'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/my-settings.ts'

/** What one decides about oneself: which mails one gets, and one's calendar. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return { ...(await readMySettings(actorOf(door, url), door.effects)), saved: url.searchParams.get('sparat') }
}

export async function action({ url, request, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  switch (form.get('steg')) {
    case 'mejl':
      await wantDigest(form.get('sammandrag') === 'ja', actor, door.effects)
      return redirect('/mina-installningar?sparat=mejl')
    case 'ta-bort':
      await removeCalendar(actor, door.effects)
      return redirect('/mina-installningar?sparat=kalender')
    default: {
      const key = valueOrPage(await renewCalendarKey(actor, door.effects))
      return { address: `${publicOrigin(url, door.isSecure)}${calendarHref(key)}` }
    }
  }
}

export default function MySettingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { email, digest, calendarSince, saved } = loaderData
  return (
    <>
      <PageHeader
        title="Mina inställningar"
        crumbs={[{ labelSv: 'Översikt', href: '/' }]}
        lead="Vilka mejl du får, och dina datum i din egen kalender."
      />
      {saved && (
        <Notice tone="success" live>
          {saved === 'mejl' ? 'Ditt val är sparat.' : 'Kalenderadressen är borttagen.'}
        </Notice>
      )}

      <section className="panel" aria-labelledby="mejl">
        <h2 id="mejl" className="ds-heading" data-size="xs">
          Mejl
        </h2>
        <p className="hint">
          {email === undefined
            ? 'Du har ingen e-postadress i Tertial och får därför inga mejl. Be systemägaren lägga till den.'
            : `Mejl går till ${email}.`}
        </p>
        <form method="post" className="reason-form">
          <label className="check-line">
            <input
              type="checkbox"
              className="ds-input"
              name="sammandrag"
              value="ja"
              defaultChecked={digest}
              key={String(digest)}
            />
            <span>
              Ett mejl om dagen med det som är nytt
              <span className="role-does">
                Nya frågor, det som snart ska lämnas eller är försenat, och kommentarer där du är nämnd. Inget mejl de dagar inget
                är nytt. Det som kommer tillbaka till dig för ändring mejlas alltid.
              </span>
            </span>
          </label>
          <SubmitButton name="steg" value="mejl" busySv="Sparar …" key={saved}>
            Spara
          </SubmitButton>
        </form>
      </section>

      <section className="panel" aria-labelledby="kalender">
        <h2 id="kalender" className="ds-heading" data-size="xs">
          Kalender
        </h2>
        <p>
          Prenumerera på dina datum i Outlook, på telefonen eller i en annan kalender: när omgångarna stänger och när dina svar
          ska lämnas. Det som är lämnat försvinner ur kalendern.
        </p>
        {actionData?.address && (
          <Notice tone="success" live>
            <p>Din kalenderadress. Kopiera den nu: den visas bara en gång.</p>
            <p className="field">
              <label htmlFor="kalenderadress">Kalenderadress</label>
              <input id="kalenderadress" className="ds-input" readOnly value={actionData.address} />
            </p>
            <p>Den som har adressen kan läsa dina datum. Skapa en ny om den har kommit i orätta händer.</p>
          </Notice>
        )}
        {calendarSince && !actionData?.address && (
          <p className="hint">
            Du har en adress sedan {formatInstant(calendarSince)}. Har du tappat bort den, skapa en ny; den gamla slutar då att
            gälla.
          </p>
        )}
        <form method="post" className="button-row" key={actionData?.address ?? calendarSince?.getTime()}>
          <SubmitButton name="steg" value="ny-kalender" busySv="Skapar …" variant={calendarSince ? 'secondary' : 'primary'}>
            {calendarSince ? 'Skapa en ny adress' : 'Skapa kalenderadress'}
          </SubmitButton>
          {calendarSince && (
            <SubmitButton name="steg" value="ta-bort" busySv="Tar bort …" variant="tertiary">
              Ta bort adressen
            </SubmitButton>
          )}
        </form>
      </section>
    </>
  )
}
