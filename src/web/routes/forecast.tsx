import { data, Link, redirect } from 'react-router'
import { deliverForecast } from '#app/deliver-forecast.ts'
import { type KeptForecast, keepForecast, type TypedRow } from '#app/keep-forecast.ts'
import { approveTask, challengeForecast, explainForecast, returnTask } from '#app/move-task.ts'
import { type ForecastPage, type ForecastRow, readForecast, type Suggestion } from '#app/read-forecast.ts'
import { listRoundPages } from '#app/round-pages.ts'
import type { Outcome } from '#domain/outcome.ts'
import { roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { nextTaskState } from '#workflow/transitions.ts'
import { figureHref, forecastHref, helpPageHref, unitRoundHref } from '../addresses.ts'
import { FiguresTable } from '../components/figures-table.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { TaskStateMark } from '../components/task-state-mark.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/forecast.ts'

/** A unit's full-year forecast: each row with what is known, what history suggests and what is to be said. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const page = valueOrPage(await readForecast(params, actor, door.effects))
  return { ...page, pages: await listRoundPages(params, actor, door.effects), saved: url.searchParams.get('sparat') }
}

export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const [step = '', row = '', suggested = ''] = String(form.get('steg')).split(':')
  const back = (saved: string, place = row) =>
    redirect(`${forecastHref(params)}?sparat=${saved}${place === '' ? '' : `#rad-${place}`}`)

  if (step === 'las-in') {
    const delivered = await deliverForecast(params, actor, door.effects)
    return delivered.kind === 'done' ? back('inlast') : answerTo(delivered)
  }
  const deedOn = reviewDeeds[step]
  if (deedOn !== undefined) {
    const deed = {
      task: String(form.get('uppgift')),
      seenVersion: Number(form.get('version')),
      reasonSv: String(form.get('skal') ?? ''),
    }
    const moved = await deedOn(deed, actor, door.effects)
    if (moved.kind !== 'done') return answerTo(moved)
    return moved.value.moved
      ? back(step)
      : data({ refusalSv: 'Någon annan hann före. Sidan visar hur det är nu.', kept: undefined, typed: {} }, { status: 409 })
  }

  const rows = typedRows(form).map((each) => (step === 'forslag' && each.row === row ? { ...each, amountSv: suggested } : each))
  const outcome = await keepForecast({ ...params, rows, handIn: step === 'lamna' }, actor, door.effects)
  if (outcome.kind !== 'done') return answerTo(outcome)
  const { faultsSv, conflicts } = outcome.value
  if (Object.keys(faultsSv).length > 0 || conflicts.length > 0)
    return data(
      { refusalSv: undefined, kept: outcome.value, typed: Object.fromEntries(rows.map((each) => [each.row, each])) },
      { status: 422 },
    )
  return back(step === 'lamna' ? 'lamnad' : step === 'forslag' ? 'forslag' : 'utkast')

  function answerTo(unmet: Exclude<Outcome<unknown>, { kind: 'done' }>) {
    if (unmet.kind === 'not-found') return valueOrPage<never>(unmet)
    return data({ refusalSv: unmet.reasonSv, kept: undefined, typed: {} }, { status: 403 })
  }
}

const reviewDeeds: Readonly<Record<string, typeof challengeForecast>> = {
  fraga: challengeForecast,
  forklara: explainForecast,
  tillbaka: returnTask,
  godkann: approveTask,
}

/** The form's rows, in its order: each has its task's version. */
function typedRows(form: FormData): TypedRow[] {
  return [...form.entries()].flatMap(([name, version]) => {
    const row = /^version-(.+)$/.exec(name)?.[1]
    const textOf = (field: string) => String(form.get(`${field}-${row}`) ?? '').replaceAll('\r\n', '\n')
    return row === undefined
      ? []
      : [
          {
            row,
            seenVersion: Number(version),
            amountSv: textOf('belopp'),
            marginsSv: textOf('intervall'),
            commentary: textOf('kommentar'),
          },
        ]
  })
}

export default function ForecastPageView({ loaderData: page, actionData }: Route.ComponentProps) {
  const { orgUnit, round, opened, verdicts } = page
  const address = { orgUnit: orgUnit.code, round: round.code }
  const answerable = verdicts.answer.allowed && opened?.state === 'open'
  return (
    <>
      <PageHeader
        title="Helårsprognos"
        crumbs={[{ labelSv: orgUnit.nameSv, href: unitRoundHref(address) }]}
        lead={`${orgUnit.nameSv}, ${roundTitle(round)}. Belopp i ${page.unitSv}; intäkter med plus, kostnader med minus.`}
      />
      <RoundMenu address={address} pages={page.pages} />
      {page.saved && (
        <Notice tone="success" live>
          {savedSv[page.saved] ?? 'Sparat.'}
        </Notice>
      )}
      {actionData?.refusalSv && (
        <Notice tone="danger" live>
          {actionData.refusalSv}
        </Notice>
      )}
      {actionData?.kept && <NotKept kept={actionData.kept} page={page} />}
      {!opened && (
        <Notice tone="info">
          Omgången är inte öppnad för enheten. Sidan visar vad som är känt; prognosen kan lämnas när omgången är öppen.
        </Notice>
      )}
      {opened && !verdicts.answer.allowed && <Notice tone="info">{verdicts.answer.reasonSv}</Notice>}
      {page.notInForceSv.length > 0 && <NotInForce page={page} />}

      <form method="post" className="forecast-form" key={versionsOf(page)}>
        <ScrollTable caption="Prognos per rad" className="forecast-grid" isCaptionHidden>
          <thead>
            <tr>
              <th scope="col">Rad</th>
              {page.columnsSv.map((label) => (
                <th scope="col" className="number" key={label}>
                  {label}
                </th>
              ))}
              <th scope="col">Prognos, {page.unitSv}</th>
              <th scope="col">Osäkerhet</th>
              <th scope="col">Kommentar</th>
              <th scope="col">Läge</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <GridRow
                key={row.key}
                row={row}
                columnsSv={page.columnsSv}
                answerable={answerable}
                typed={typedIn(actionData?.typed, row) ?? row.typed}
                faultSv={actionData?.kept?.faultsSv[row.key]}
              />
            ))}
          </tbody>
        </ScrollTable>
        {page.rows.some(({ task }) => isOpenFor(task, answerable)) && (
          <>
            <p className="hint">
              Osäkerheten skrivs som +20/−50 eller ±20.{' '}
              {page.rows.some(({ typed }) => typed.amountSv === '') &&
                'Rader som lämnas tomma behåller den prognos som är inläst. '}
              Det du lämnar in blir en leverans, och rapportens siffror leder tillbaka hit.
            </p>
            <div className="button-row">
              <SubmitButton name="steg" value="lamna" busySv="Lämnar in …">
                Lämna in prognosen
              </SubmitButton>
              <SubmitButton name="steg" value="spara" busySv="Sparar …" variant="secondary">
                Spara utkast
              </SubmitButton>
            </div>
          </>
        )}
      </form>

      <Questions page={page} />
      {page.bridges.map((table) => (
        <FiguresTable key={table.name} table={table} />
      ))}
      <section aria-labelledby="traffsakerhet">
        <h2 id="traffsakerhet" className="ds-heading" data-size="sm">
          Hur tidigare prognoser stämde
        </h2>
        {page.accuracy ? (
          <FiguresTable table={page.accuracy} />
        ) : (
          <p className="hint">Det finns inget avslutat år med både prognos och bokslut att jämföra.</p>
        )}
        <p>
          <Link className="ds-link" to={helpPageHref('forecast-suggestions')}>
            Så räknas förslagen
          </Link>
        </p>
      </section>
    </>
  )
}

const savedSv: Record<string, string> = {
  utkast: 'Utkastet är sparat. Det räknas först när du lämnar in prognosen.',
  forslag: 'Förslaget står nu på raden, som utkast. Det räknas först när du lämnar in prognosen.',
  lamnad: 'Prognosen är inlämnad och inläst.',
  inlast: 'Det inlämnade är inläst.',
  fraga: 'Frågan är ställd. Raden kan godkännas när den är besvarad.',
  forklara: 'Förklaringen är sparad.',
  tillbaka: 'Raden är skickad tillbaka.',
  godkann: 'Raden är godkänd.',
}

function typedIn(typed: Readonly<Record<string, TypedRow>> | undefined, { key }: ForecastRow): TypedRow | undefined {
  return typed?.[key]
}

/** A form is fresh when any of its rows has moved. */
function versionsOf({ rows }: ForecastPage): string {
  return rows.map(({ task }) => task?.version ?? '').join()
}

function NotKept({ kept: { faultsSv, conflicts }, page }: { kept: KeptForecast; page: ForecastPage }) {
  const labelOf = (key: string) => page.rows.find((row) => row.key === key)?.labelSv ?? key
  return (
    <Notice tone="warning" live>
      {Object.keys(faultsSv).length > 0 && (
        <>
          <p>Prognosen är inte inlämnad. De här raderna behöver rättas; de andra är sparade som utkast:</p>
          <ul>
            {Object.entries(faultsSv).map(([row, fault]) => (
              <li key={row}>
                <a className="ds-link" href={`#belopp-${row}`}>
                  {labelOf(row)}
                </a>
                : {fault}
              </li>
            ))}
          </ul>
        </>
      )}
      {conflicts.length > 0 && (
        <p>
          Någon annan har ändrat {new Intl.ListFormat('sv').format(conflicts.map(labelOf))} sedan du öppnade sidan. Inget har
          skrivits över; det du skrev står kvar här.
        </p>
      )}
    </Notice>
  )
}

function NotInForce({ page: { notInForceSv, verdicts } }: { page: ForecastPage }) {
  return (
    <Notice tone="warning">
      <p>
        Den prognos som är inläst är en annan än den inlämnade för {new Intl.ListFormat('sv').format(notInForceSv)}. En fil kan ha
        lästs in efteråt, eller raderna ha lämnats in en och en.
      </p>
      {verdicts.answer.allowed && (
        <form method="post">
          <SubmitButton name="steg" value="las-in" busySv="Läser in …" variant="secondary">
            Läs in det inlämnade
          </SubmitButton>
        </form>
      )}
    </Notice>
  )
}

function isOpenFor(task: ForecastRow['task'], answerable: boolean): boolean {
  return task !== undefined && answerable && nextTaskState(task.state, 'submitted') !== undefined
}

interface GridRowProps {
  readonly row: ForecastRow
  readonly columnsSv: readonly string[]
  readonly answerable: boolean
  readonly typed: ForecastRow['typed']
  readonly faultSv: string | undefined
}

function GridRow({ row, columnsSv, answerable, typed, faultSv }: GridRowProps) {
  const { key, labelSv, kind, known, task, sumSv } = row
  if (kind === 'group')
    return (
      <tr>
        <th scope="rowgroup" colSpan={columnsSv.length + 5}>
          {labelSv}
        </th>
      </tr>
    )
  const isOpen = isOpenFor(task, answerable)
  return (
    <>
      <tr id={`rad-${key}`} className={kind === 'detail' ? undefined : 'sum-row'}>
        <th scope="row">{labelSv}</th>
        {known.map(({ printed, figure }, index) => (
          <td className="number" data-label={columnsSv[index]} key={columnsSv[index]}>
            {figure && printed !== '' ? (
              <Link className="ds-link" to={figureHref(figure)}>
                {printed}
              </Link>
            ) : (
              printed
            )}
          </td>
        ))}
        {task !== undefined && isOpen ? (
          <>
            <td data-label="Prognos">
              <input type="hidden" name={`version-${key}`} value={task.version} />
              <input
                id={`belopp-${key}`}
                name={`belopp-${key}`}
                className="ds-input amount-input"
                aria-label={`Prognos för ${labelSv}`}
                aria-invalid={faultSv === undefined ? undefined : true}
                aria-describedby={faultSv === undefined ? undefined : `fel-${key}`}
                defaultValue={typed.amountSv}
                autoComplete="off"
              />
              {faultSv && (
                <p id={`fel-${key}`} className="field-fault">
                  {faultSv}
                </p>
              )}
            </td>
            <td data-label="Osäkerhet">
              <input
                name={`intervall-${key}`}
                className="ds-input amount-input"
                aria-label={`Osäkerhet för ${labelSv}`}
                defaultValue={typed.marginsSv}
                autoComplete="off"
              />
            </td>
            <td data-label="Kommentar">
              <textarea
                name={`kommentar-${key}`}
                className="ds-input"
                rows={1}
                aria-label={`Kommentar till ${labelSv}`}
                defaultValue={typed.commentary}
              />
            </td>
          </>
        ) : (
          <>
            <td className="number" data-label="Prognos">
              {sumSv ?? typed.amountSv}
            </td>
            <td className="number" data-label="Osäkerhet">
              {typed.marginsSv}
            </td>
            <td data-label="Kommentar">{typed.commentary}</td>
          </>
        )}
        <td data-label="Läge">{task && <TaskStateMark state={task.state} />}</td>
      </tr>
      {row.suggestions.length > 0 && (
        <tr className="suggestion-row">
          <td colSpan={columnsSv.length + 5}>
            <details>
              <summary>Förslag för {labelSv}</summary>
              <ul className="suggestion-list">
                {row.suggestions.map((suggestion) => (
                  <SuggestionItem key={suggestion.method} row={row} suggestion={suggestion} usable={isOpen} />
                ))}
              </ul>
            </details>
          </td>
        </tr>
      )}
    </>
  )
}

function SuggestionItem({ row, suggestion, usable }: { row: ForecastRow; suggestion: Suggestion; usable: boolean }) {
  const { labelSv, methodSv, printed, amountSv, errorSv, errorYearsSv, nearest, figure } = suggestion
  return (
    <li>
      <p>
        <strong>{labelSv}:</strong>{' '}
        <Link className="ds-link" to={figureHref(figure)}>
          {printed}
        </Link>
        {nearest && <span className="nearest"> Närmast tidigare år</span>}
      </p>
      <p className="hint">
        {methodSv} {errorSv ? `Fel ${errorYearsSv}: ${errorSv}.` : 'Kan inte prövas på något tidigare år.'}
      </p>
      {usable && (
        <SubmitButton name="steg" value={`forslag:${row.key}:${amountSv}`} busySv="Sparar …" variant="tertiary">
          Använd förslaget {amountSv}
          <span className="visually-hidden">
            {' '}
            för {row.labelSv}, {labelSv.toLowerCase()}
          </span>
        </SubmitButton>
      )}
    </li>
  )
}

/** Questions to rows that have been handed in, with what was answered, and the review itself. */
function Questions({ page: { rows, verdicts } }: { page: ForecastPage }) {
  const asked = rows.filter(({ task, thread }) => thread.length > 0 || task?.state === 'submitted')
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="fragor">
      <h2 id="fragor" className="ds-heading" data-size="sm">
        Granskning och frågor
      </h2>
      <ul className="review-list">
        {asked.map((row) => (
          <ReviewedRow key={row.key} row={row} verdicts={verdicts} />
        ))}
      </ul>
    </section>
  )
}

function ReviewedRow({
  row: { key, labelSv, task, typed, thread, challenged },
  verdicts,
}: { row: ForecastRow } & Pick<ForecastPage, 'verdicts'>) {
  if (task === undefined) return null
  return (
    <li>
      <p className="review-head">
        <span>
          {labelSv}
          {typed.amountSv !== '' && `: ${typed.amountSv}`} {typed.marginsSv}
        </span>
        <TaskStateMark state={task.state} />
      </p>
      {thread.length > 0 && (
        <ol className="event-list">
          {thread.map(({ kind, byNameSv, at, textSv }) => (
            <li key={`${kind} ${at.toISOString()}`}>
              {formatInstant(at)} {kind === 'challenged' ? 'Fråga' : 'Förklaring'} av {byNameSv}: ”{textSv}”
            </li>
          ))}
        </ol>
      )}
      {challenged && <p className="hint">Frågan väntar på svar. Raden kan inte godkännas innan dess.</p>}
      {task.state === 'submitted' && (
        <details>
          <summary>
            {challenged ? 'Förklara eller granska' : 'Granska'} {labelSv}
          </summary>
          <form method="post" className="reason-form">
            <input type="hidden" name="uppgift" value={task.id} />
            <input type="hidden" name="version" value={task.version} />
            <div className="field">
              <label htmlFor={`skal-${key}`}>
                {challenged ? 'Förklaring eller ny fråga' : 'Fråga, eller vad som ska ändras'}
              </label>
              <textarea id={`skal-${key}`} name="skal" className="ds-input" rows={2} />
            </div>
            <div className="button-row">
              {challenged && verdicts.answer.allowed && (
                <SubmitButton name="steg" value={`forklara:${key}`} busySv="Sparar …">
                  Förklara
                </SubmitButton>
              )}
              {verdicts.challenge.allowed ? (
                <>
                  <SubmitButton name="steg" value={`fraga:${key}`} busySv="Skickar …" variant="secondary">
                    Ifrågasätt
                  </SubmitButton>
                  <SubmitButton name="steg" value={`tillbaka:${key}`} busySv="Skickar …" variant="secondary">
                    Skicka tillbaka
                  </SubmitButton>
                  <SubmitButton name="steg" value={`godkann:${key}`} busySv="Godkänner …" variant="secondary">
                    Godkänn
                  </SubmitButton>
                </>
              ) : (
                <p className="hint">{verdicts.challenge.reasonSv}</p>
              )}
            </div>
          </form>
        </details>
      )}
    </li>
  )
}
