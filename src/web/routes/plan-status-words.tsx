import { redirect } from 'react-router'
import {
  previewStatusWords,
  readStatusWords,
  type SaidWord,
  type StatusMeaning,
  saveStatusWords,
  type TypedWords,
  type WordsPreview,
} from '#app/plan-status-words.ts'
import { changes, type StatusMark as Mark, progressStatuses } from '#domain/status.ts'
import { requestContext } from '#web/request-context.ts'
import { planHref } from '../addresses.ts'
import { ChangeReasonFields } from '../components/change-reason-fields.tsx'
import { Notice } from '../components/notice.tsx'
import { PlanEditedNotice } from '../components/plan-edited-notice.tsx'
import { PlanPageHeader } from '../components/plan-page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { StatusMark } from '../components/status-mark.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { readChangeReason } from '../plan-form.ts'
import type { Route } from './+types/plan-status-words.ts'

/** The administration's own words for how it goes: what each stands for, what that counts as, and how they are met. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const page = valueOrPage(await readStatusWords(params, actorOf(door, url), door.effects))
  return { ...page, saved: url.searchParams.has('sparat') }
}

export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const typed = readTypedWords(form)
  if (form.get('steg') === 'visa')
    return { typed, tried: valueOrPage(await previewStatusWords({ ...params, ...typed }, actor, door.effects)) }
  const edit = { ...params, ...typed, base: String(form.get('grund') ?? ''), ...readChangeReason(form) }
  const edited = valueOrPage(await saveStatusWords(edit, actor, door.effects))
  return edited.kind === 'kept' ? redirect(`${planHref(params, 'statusord')}?sparat`) : { typed, edited }
}

export default function PlanStatusWordsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { orgUnit, year, base, decision, editing, meanings, said, saved } = loaderData
  const typed = actionData?.typed ?? loaderData.typed
  const tried = actionData && 'tried' in actionData ? actionData.tried : undefined
  const edited = actionData && 'edited' in actionData ? actionData.edited : undefined
  return (
    <>
      <PlanPageHeader
        head={loaderData}
        title="Statusord"
        lead={`De ord som ${orgUnit.nameSv} använder ${year}. Orden skrivs ut som de är; vad de betyder avgör form, färg och vad de räknas som.`}
      />
      {saved && actionData === undefined && (
        <Notice tone="success" live>
          Orden är sparade. De gäller nu i svarsformulär, arbetsböcker och rapporter för {year}.
        </Notice>
      )}
      {edited && <PlanEditedNotice edited={edited} />}
      {tried && tried.faultsSv.length > 0 && (
        <Notice tone="danger" live>
          <p>Så här kan orden inte sparas:</p>
          <ul>
            {tried.faultsSv.map((faultSv) => (
              <li key={faultSv}>{faultSv}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Preview preview={tried?.preview ?? loaderData.preview} isTried={tried !== undefined} />
      {editing.allowed ? (
        <form method="post" className="plan-form" key={`${base} ${JSON.stringify(typed)}`}>
          <input type="hidden" name="grund" value={base} />
          <WordFields typed={typed} meanings={meanings} />
          {decision && <ChangeReasonFields />}
          <div className="button-row">
            <SubmitButton name="steg" value="spara" busySv="Sparar …">
              Spara
            </SubmitButton>
            <button type="submit" className="ds-button" data-variant="secondary" name="steg" value="visa" formNoValidate>
              Förhandsgranska
            </button>
          </div>
        </form>
      ) : (
        <Notice tone="info">{editing.reasonSv}</Notice>
      )}
      <Said said={said} year={year} />
      <Meanings meanings={meanings} />
    </>
  )
}

/** Lines to fill in below the words that are there; more come when these have been saved. */
const emptyLines = 3

function WordFields({ typed: { words, changeWords }, meanings }: { typed: TypedWords; meanings: readonly StatusMeaning[] }) {
  const lines = [...words, ...Array.from({ length: emptyLines }, () => ({ word: '', meaning: '' }))]
  return (
    <>
      <fieldset className="word-lines">
        <legend>Status för uppdrag, aktiviteter och projekt</legend>
        <p className="hint">
          Orden väljs i den här ordningen. Flera ord får betyda samma sak. Töm ett ord för att ta bort det. Utan egna ord används
          de gemensamma.
        </p>
        {lines.map(({ word, meaning }, index) => (
          <div key={index} className="word-line">
            <div className="field">
              <label htmlFor={`ord-${index}`}>Ord {index + 1}</label>
              <input id={`ord-${index}`} name="ord" className="ds-input" defaultValue={word} autoComplete="off" />
            </div>
            <div className="field">
              <label htmlFor={`betyder-${index}`}>Ord {index + 1} betyder</label>
              <select id={`betyder-${index}`} name="betyder" className="ds-input" defaultValue={meaning}>
                <option value="">Välj …</option>
                {meanings.map(({ status }) => (
                  <option key={status} value={status}>
                    {progressStatuses[status].labelSv}
                  </option>
                ))}
              </select>
            </div>
          </div>
        ))}
      </fieldset>
      <fieldset className="word-lines">
        <legend>Förändring för indikatorer</legend>
        <p className="hint">Förändringen beräknas. Lämna tomt för det gemensamma ordet.</p>
        <div className="field-grid">
          {changeEntries.map(([change, { labelSv }]) => (
            <div key={change} className="field">
              <label htmlFor={`forandring-${change}`}>{labelSv} kallas</label>
              <input
                id={`forandring-${change}`}
                name={`forandring.${change}`}
                className="ds-input"
                defaultValue={changeWords[change] ?? ''}
                autoComplete="off"
              />
            </div>
          ))}
        </div>
      </fieldset>
    </>
  )
}

const changeEntries = Object.entries(changes) as [keyof typeof changes, (typeof changes)[keyof typeof changes]][]

function Preview({ preview, isTried }: { preview: WordsPreview; isTried: boolean }) {
  const { status, health, change, withoutWordSv } = preview
  return (
    <section className="panel words-preview" aria-labelledby="sa-ser-det-ut" aria-live={isTried ? 'polite' : undefined}>
      <h2 id="sa-ser-det-ut" className="ds-heading" data-size="xs">
        {isTried ? 'Så skulle det se ut, inte sparat än' : 'Så ser det ut'}
      </h2>
      <dl className="goal-status">
        <Marks termSv="Att välja för uppdrag och aktiviteter" marks={status} />
        <Marks termSv="Att välja för projektens tid, resurser och kvalitet" marks={health} />
        <Marks termSv="Indikatorernas förändring" marks={change} />
      </dl>
      {withoutWordSv.length > 0 && (
        <p className="hint">Inget ord betyder {withoutWordSv.join(', ').toLowerCase()}, så det kan inte väljas.</p>
      )}
    </section>
  )
}

function Marks({ termSv, marks }: { termSv: string; marks: readonly Mark[] }) {
  return (
    <div>
      <dt>{termSv}</dt>
      <dd className="mark-row">
        {marks.map((mark) => (
          <StatusMark key={mark.wordSv} mark={mark} />
        ))}
      </dd>
    </div>
  )
}

function Said({ said, year }: { said: readonly SaidWord[]; year: number }) {
  if (said.length === 0) return <p className="hint">Inga svar för {year} har använt något statusord än.</p>
  return (
    <ScrollTable caption={`Ord i svaren för ${year}`}>
      <thead>
        <tr>
          <th scope="col">Ord</th>
          <th scope="col">Betyder</th>
          <th scope="col" className="number">
            Svar
          </th>
          <th scope="col">Omgångar</th>
        </tr>
      </thead>
      <tbody>
        {said.map(({ word, meaningSv, times, rounds }) => (
          <tr key={word}>
            <th scope="row">{word}</th>
            <td>{meaningSv ?? 'Inget: räknas inte. Ge ordet en betydelse här ovanför.'}</td>
            <td className="number">{times}</td>
            <td>{rounds.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function Meanings({ meanings }: { meanings: readonly StatusMeaning[] }) {
  return (
    <ScrollTable caption="Vad betydelserna räknas som">
      <thead>
        <tr>
          <th scope="col">Betydelse</th>
          <th scope="col">Som projektets ljus</th>
          <th scope="col">När tidplanen har gått ut</th>
          <th scope="col">Aktiviteten står bland avvikelserna på ledningens sida</th>
          <th scope="col">Följer med till nästa års plan</th>
        </tr>
      </thead>
      <tbody>
        {meanings.map(({ status, mark, healthSv, whenTimeIsOutSv, forManagementSv, nextYearSv }) => (
          <tr key={status}>
            <th scope="row">
              <StatusMark mark={mark} />
            </th>
            <td>{healthSv ?? '–'}</td>
            <td>{whenTimeIsOutSv}</td>
            <td>{forManagementSv}</td>
            <td>{nextYearSv}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function readTypedWords(form: FormData): TypedWords {
  const meanings = form.getAll('betyder').map(String)
  return {
    words: form
      .getAll('ord')
      .map((word, index) => ({ word: String(word), meaning: meanings[index] ?? '' }))
      .filter(({ word }) => word.trim() !== ''),
    changeWords: Object.fromEntries(changeEntries.map(([change]) => [change, String(form.get(`forandring.${change}`) ?? '')])),
  }
}
