import { redirect } from 'react-router'
import {
  type DraftProblem,
  openProfileWorkbench,
  type ProfileDraft,
  type ProfileWorkbench,
  saveProfile,
  tryProfile,
} from '#app/make-profile.ts'
import { requestContext } from '#web/request-context.ts'
import { deliveryHref } from '../addresses.ts'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ProfileFields } from '../components/profile-fields.tsx'
import { ProfileTrialView } from '../components/profile-trial.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { placeInFile } from '../finding-place.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import { readProfileForm, readTableChoice } from '../profile-form.ts'
import type { Route } from './+types/profile-draft.ts'

/** A delivered table that no profile knows yet: which row has the headers, what each column is, how it would be read. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  return valueOrPage(await openProfileWorkbench(params.id, readTableChoice(url.searchParams), actor, door.effects))
}

/** Shows what the choices make of the file, or keeps the profile and reads the file by it. */
export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const { sheet } = readTableChoice(url.searchParams)
  const table = { ...(sheet === undefined ? {} : { sheet }), headerRow: Number(form.get('rubrikrad')) }
  const given = readProfileForm(form, table)
  const trial = valueOrPage(await tryProfile(params.id, given, actor, door.effects))
  const draft = { ...given, words: trial.words }
  const shown = { draft, trial: { ...trial, findings: placeInFile(trial.reading?.findings ?? []) } }
  if (form.get('steg') !== 'spara' || trial.problems.length > 0) return { ...shown, refusalSv: undefined }

  const saved = await saveProfile(params.id, draft, actor, door.effects)
  if (saved.kind === 'refused') return { ...shown, refusalSv: saved.reasonSv }
  const { fileDelivery } = valueOrPage(saved)
  return redirect(`${deliveryHref(fileDelivery.id)}?profil=${encodeURIComponent(draft.name)}`)
}

export default function ProfileDraftPage({ loaderData, actionData }: Route.ComponentProps) {
  const draft = actionData?.draft ?? loaderData.draft
  const problems = actionData?.trial.problems ?? []
  return (
    <>
      <PageHeader
        title={`Profil för ${loaderData.delivery.fileName}`}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Leveranser', href: '/leveranser' },
          { labelSv: loaderData.delivery.fileName, href: deliveryHref(loaderData.delivery.id) },
        ]}
        lead="En profil säger vad filens kolumner betyder. Den görs en gång: nästa fil med samma rubriker läses av sig själv."
      />
      {actionData?.refusalSv && (
        <Notice tone="danger" live>
          {actionData.refusalSv}
        </Notice>
      )}
      {problems.length > 0 && <Problems problems={problems} draft={draft} />}
      {actionData?.trial.reading && <ProfileTrialView reading={actionData.trial.reading} findings={actionData.trial.findings} />}

      <section aria-labelledby="tabellen">
        <h2 id="tabellen" className="ds-heading" data-size="sm">
          1. Kontrollera var rubrikerna står
        </h2>
        <TableChooser workbench={loaderData} />
        <Preview workbench={loaderData} />
      </section>

      <section aria-labelledby="kolumnerna">
        <h2 id="kolumnerna" className="ds-heading" data-size="sm">
          2. Säg vad kolumnerna betyder
        </h2>
        <p className="hint">Förslagen är gissade ur rubriker och innehåll. Ändra det som inte stämmer.</p>
        <form method="post" className="profile-form">
          <input type="hidden" name="rubrikrad" value={loaderData.headerRow} />
          <ProfileFields
            // A draft that came back from the server is another form than the one that was sent.
            key={JSON.stringify(draft)}
            workbench={loaderData}
            draft={draft}
            problems={problems}
            openDimensions={actionData?.trial.openDimensions ?? []}
          />
          <div className="button-row">
            <SubmitButton name="steg" value="prova" busySv="Läser filen …" variant="secondary">
              Förhandsgranska
            </SubmitButton>
            <SubmitButton name="steg" value="spara" busySv="Sparar och läser filen …">
              Spara profilen och läs filen
            </SubmitButton>
          </div>
        </form>
      </section>
    </>
  )
}

function TableChooser({ workbench: { delivery, sheets, sheet, rows, headerRow } }: { workbench: ProfileWorkbench }) {
  return (
    <form method="get" action={`${deliveryHref(delivery.id)}/profil`} className="inline-form">
      {sheets.length > 1 && (
        <div className="field">
          <label htmlFor="blad">Blad</label>
          <select id="blad" name="blad" className="ds-input" defaultValue={sheet}>
            {sheets.map(({ name, hidden }) => (
              <option key={name} value={name}>
                {hidden ? `${name} (dolt)` : name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor="rubrikrad">Rad med rubriker</label>
        <input
          id="rubrikrad"
          name="rubrikrad"
          className="ds-input"
          inputMode="numeric"
          pattern="[0-9]*"
          size={5}
          defaultValue={headerRow}
          key={`${sheet} ${headerRow}`}
          aria-describedby="rubrikrad-hjalp"
        />
      </div>
      <SubmitButton busySv="Visar …" variant="secondary">
        Visa
      </SubmitButton>
      <p id="rubrikrad-hjalp" className="hint">
        {sheets.length > 1 ? 'Byter du blad, lämna raden tom så gissas den. ' : ''}Raderna nedan är de {rows.length} första.
      </p>
    </form>
  )
}

function Preview({ workbench: { rows, headerRow } }: { workbench: ProfileWorkbench }) {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, index) => index)
  return (
    <ScrollTable caption="Filens första rader" captionNote={`Rad ${headerRow} läses som rubriker`}>
      <tbody>
        {rows.map(({ number, cells }) => (
          <tr key={number} className={number === headerRow ? 'chosen-headers' : undefined}>
            <th scope="row" className="number">
              {number}
              {number === headerRow && <span className="visually-hidden"> (rubriker)</span>}
            </th>
            {columns.map((column) => (
              <td key={column}>{cells[column] ?? ''}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function Problems({ problems, draft }: { problems: readonly DraftProblem[]; draft: ProfileDraft }) {
  return (
    <Notice tone="warning" live>
      <p>Något återstår innan filen kan läsas:</p>
      <ul>
        {problems.map(({ about, messageSv }) => (
          <li key={`${messageSv} ${JSON.stringify(about)}`}>
            <a className="ds-link" href={`#${problemAnchor(about)}`}>
              {typeof about === 'object' ? `${draft.columns[about.column]?.header}: ` : ''}
              {messageSv}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function problemAnchor(about: DraftProblem['about']): string {
  return typeof about === 'object' ? `kolumn-${about.column}` : `falt-${about}`
}
