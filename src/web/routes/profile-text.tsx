import { redirect } from 'react-router'
import { editProfile } from '#app/edit-profile.ts'
import { readProfileText } from '#app/read-profiles.ts'
import { hasErrors } from '#domain/finding.ts'
import { requestContext } from '#web/request-context.ts'
import { canImport } from '#workflow/permissions.ts'
import { profileHref } from '../addresses.ts'
import { FindingList } from '../components/finding-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { placeInFile } from '../finding-place.ts'
import { actorOf, requireAllowed, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/profile-text.ts'

/** A profile as the text that it is kept as. The name "ny" is for one that is not kept yet. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  requireAllowed(canImport(actor))
  return { text: params.name === 'ny' ? newProfile : valueOrPage(await readProfileText(params.name, actor, door.effects)) }
}

export async function action({ url, request, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const text = String(form.get('text') ?? '').replaceAll('\r\n', '\n')
  const keep = form.get('steg') === 'spara'
  const { findings, keptAs } = valueOrPage(await editProfile(text, { keep }, actor, door.effects))
  if (keptAs !== undefined) throw redirect(`${profileHref(keptAs)}?sparad=1`)
  return { text, findings: placeInFile(findings), isFaulty: hasErrors(findings) }
}

export default function ProfileText({ params, loaderData, actionData }: Route.ComponentProps) {
  const text = actionData?.text ?? loaderData.text
  const isNew = params.name === 'ny'
  return (
    <>
      <PageHeader
        title={isNew ? 'Ny profil som text' : `Ändra ${params.name}`}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Leveranser', href: '/leveranser' },
          { labelSv: 'Profiler och mallar', href: '/profiler' },
          ...(isNew ? [] : [{ labelSv: params.name, href: profileHref(params.name) }]),
        ]}
        lead="Profilen i YAML. En ändring gäller de filer som läses efter den; det som redan är inläst står kvar."
      />
      {actionData && (
        <Notice tone={actionData.isFaulty ? 'warning' : 'success'} live>
          {actionData.isFaulty ? 'Texten har fel och är inte sparad.' : 'Texten är en riktig profil. Den är inte sparad ännu.'}
        </Notice>
      )}
      {actionData && actionData.findings.length > 0 && <FindingList findings={actionData.findings} />}
      <form method="post">
        <div className="field">
          <label htmlFor="text">Profilens text</label>
          <textarea
            id="text"
            name="text"
            className="ds-input file-text"
            key={text}
            defaultValue={text}
            rows={Math.min(40, text.split('\n').length + 3)}
            spellCheck={false}
          />
        </div>
        <div className="button-row">
          <SubmitButton name="steg" value="kontrollera" busySv="Kontrollerar …" variant="secondary">
            Kontrollera
          </SubmitButton>
          <SubmitButton name="steg" value="spara" busySv="Sparar …">
            Spara
          </SubmitButton>
        </div>
      </form>
    </>
  )
}

const newProfile = `kind: mapping-profile
name: min-profil
labelSv: Vad filen innehåller
headers: [Månad, Kostnadsställe, Arbetad tid]
series: hours-worked
orgUnit: { header: Kostnadsställe }
month: { header: Månad }
values:
  - { header: Arbetad tid, scenario: actual }
unit: hours
`
