import { data, Link, redirect } from 'react-router'
import { findAnswerableRound } from '#app/find-answerable-round.ts'
import { listRoundPages } from '#app/round-pages.ts'
import { acceptWorkbook } from '#app/round-workbook-accept.ts'
import { readWorkbookChanges, type WorkbookChange, type WorkbookChanges } from '#app/round-workbook-changes.ts'
import { hasErrors } from '#domain/finding.ts'
import { roundTitle } from '#domain/round.ts'
import { taskKinds } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { roundHref, roundWorkbookFileHref, roundWorkbookHref, taskHref, unitAnswersHref } from '../addresses.ts'
import { FindingList } from '../components/finding-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { RoundMenu } from '../components/round-menu.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { type PlacedFinding, placeInFile } from '../finding-place.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv, formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/round-workbook.ts'

/** A unit's round as a workbook: fetch it, fill it in, hand it in, see what it changes, and save. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const { orgUnit, round, opened } = valueOrPage(await findAnswerableRound(params, actor, door.effects))
  return {
    orgUnit,
    round,
    opened,
    pages: await listRoundPages(params, actor, door.effects),
    savedCount: url.searchParams.get('sparade'),
    handedIn: url.searchParams.has('inlamnade'),
  }
}

export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  valueOrPage(await findAnswerableRound(params, actor, door.effects))
  const form = await request.formData().catch(() => new FormData())
  const file = await fileIn(form)
  if (file === undefined) return data({ errorSv: 'Välj den arbetsbok som du har fyllt i.', shown: undefined }, { status: 400 })

  const step = String(form.get('steg'))
  if (step !== 'lamna' && step !== 'spara') {
    const read = await readWorkbookChanges({ ...params, file }, actor, door.effects)
    if (read.kind === 'refused') return { errorSv: read.reasonSv, shown: undefined }
    return { errorSv: undefined, shown: shownOf(valueOrPage(read), file) }
  }
  const minutes = Number(form.get('minuter') ?? '')
  const outcome = await acceptWorkbook(
    {
      ...params,
      file,
      step: step === 'lamna' ? 'submit' : 'save',
      seenVersions: new Map(fieldsNamed(form, 'version-').map(([task, version]) => [task, Number(version)])),
      choices: new Map(
        fieldsNamed(form, 'val-').map(([task, choice]) => [task, choice === 'arbetsboken' ? 'workbook' : 'tertial']),
      ),
      ...(minutes > 0 ? { minutes } : {}),
    },
    actor,
    door.effects,
  )
  if (outcome.kind === 'refused') return { errorSv: outcome.reasonSv, shown: undefined }
  const { savedCount, left, whySv } = valueOrPage(outcome)
  if (whySv === undefined && left.changes.length === 0)
    return redirect(`${roundWorkbookHref(params)}?sparade=${savedCount}${step === 'lamna' ? '&inlamnade' : ''}`)
  const overtakenSv = `${countSv(savedCount, 'svar är sparat', 'svar är sparade')}. Resten ändrade någon annan just då.`
  return { errorSv: whySv ?? overtakenSv, shown: shownOf(left, file) }
}

interface SentFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** The file that was chosen, or, from the preview, the same file as the preview's form carries it. */
async function fileIn(form: FormData): Promise<SentFile | undefined> {
  const chosen = form.get('fil')
  if (chosen instanceof File)
    return chosen.name === '' ? undefined : { fileName: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) }
  if (chosen === null || chosen === '') return undefined
  return { fileName: String(form.get('filnamn') ?? ''), bytes: new Uint8Array(Buffer.from(chosen, 'base64url')) }
}

/** [what follows the prefix, value] of the form's fields. */
function fieldsNamed(form: FormData, prefix: string): [string, string][] {
  return [...form].flatMap(([name, value]): [string, string][] =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), String(value)]] : [],
  )
}

interface Shown extends Pick<WorkbookChanges, 'exportedAt' | 'unchangedCount' | 'movedSinceCount' | 'addedSinceSv'> {
  readonly fileName: string
  readonly file: string
  readonly findings: readonly PlacedFinding[]
  readonly changes: readonly WorkbookChange[]
}

function shownOf(
  { findings, changes, exportedAt, unchangedCount, movedSinceCount, addedSinceSv }: WorkbookChanges,
  file: SentFile,
): Shown {
  return {
    fileName: file.fileName,
    file: Buffer.from(file.bytes).toString('base64url'),
    findings: placeInFile(findings),
    changes,
    unchangedCount,
    movedSinceCount,
    addedSinceSv,
    ...(exportedAt === undefined ? {} : { exportedAt }),
  }
}

export default function RoundWorkbookPage({ loaderData, actionData }: Route.ComponentProps) {
  const { orgUnit, round, opened, savedCount, handedIn } = loaderData
  const shown = actionData?.shown
  return (
    <>
      <PageHeader
        title={`${orgUnit.nameSv}: arbetsbok`}
        crumbs={[
          { labelSv: 'Rapportomgångar', href: '/omgangar' },
          { labelSv: roundTitle(round), href: roundHref(round.code) },
          { labelSv: 'Svaren', href: unitAnswersHref(opened) },
        ]}
        lead="Svara i Excel, också utan kontakt med nätet. Du ser vad arbetsboken ändrar innan något sparas."
      />
      <RoundMenu address={opened} pages={loaderData.pages} />
      {savedCount !== null && !actionData && (
        <Notice tone="success" live>
          {savedText(Number(savedCount), handedIn)}
        </Notice>
      )}
      {actionData?.errorSv && (
        <Notice tone="danger" live>
          {actionData.errorSv}
        </Notice>
      )}
      {shown && <Preview shown={shown} />}
      <div className="columns">
        <section className="panel" aria-labelledby="hamta">
          <h2 id="hamta" className="ds-heading" data-size="xs">
            Hämta
          </h2>
          <p>Varje fråga har en rad, med det som redan är känt bredvid. Svarscellerna är gula, resten är låst.</p>
          <ul className="plain-list">
            <li>
              <a className="ds-link" href={roundWorkbookFileHref(opened, 'mine')}>
                Mina frågor (Excel)
              </a>
            </li>
            <li>
              <a className="ds-link" href={roundWorkbookFileHref(opened)}>
                Enhetens alla frågor (Excel)
              </a>
            </li>
          </ul>
        </section>
        <form method="post" encType="multipart/form-data" className="panel upload-form">
          <h2 className="ds-heading" data-size="xs">
            Lämna
          </h2>
          <div className="field">
            <label htmlFor="fil">Ifylld arbetsbok</label>
            <p id="fil-hjalp" className="hint">
              Filen som du hämtade här, sparad som .xlsx.
            </p>
            <input id="fil" type="file" name="fil" accept=".xlsx" required aria-describedby="fil-hjalp" />
          </div>
          <SubmitButton name="steg" value="visa" busySv="Läser arbetsboken …">
            Visa vad som ändras
          </SubmitButton>
        </form>
      </div>
    </>
  )
}

function savedText(count: number, handedIn: boolean): string {
  if (count === 0) return 'Allt i arbetsboken var redan sparat. Inget har ändrats.'
  return handedIn
    ? `${countSv(count, 'svar är inlämnat', 'svar är inlämnade')}.`
    : `${countSv(count, 'svar är sparat', 'svar är sparade')}. Utkast räknas först när de lämnas in.`
}

function Preview({ shown }: { shown: Shown }) {
  const { findings, changes, fileName, file } = shown
  const savable = changes.filter(({ hindranceSv }) => hindranceSv === undefined)
  const hindered = changes.filter(({ hindranceSv }) => hindranceSv !== undefined)
  return (
    <section className="workbook-preview" aria-labelledby="andringar">
      <h2 id="andringar" className="ds-heading" data-size="sm">
        {savable.length === 0 ? 'Inget att spara' : countedChanges(savable.length)}
      </h2>
      <ul className="plain-list">
        {aboutFile(shown).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {hasErrors(findings) && (
        <Notice tone="danger">
          Arbetsboken har fel som måste rättas. Rätta dem i filen och lämna den igen. Inget är sparat.
        </Notice>
      )}
      {findings.length > 0 && <FindingList findings={findings} />}
      {savable.length > 0 && (
        <form method="post" className="answer-form">
          <input type="hidden" name="fil" value={file} />
          <input type="hidden" name="filnamn" value={fileName} />
          <ol className="review-list">
            {savable.map((change) => (
              <ChangeItem key={change.task.id} change={change} />
            ))}
          </ol>
          <div className="field">
            <label htmlFor="minuter">Hur många minuter tog det att fylla i? (frivilligt)</label>
            <p id="minuter-hjalp" className="hint">
              Räknas ihop för hela enheten och sparas aldrig per person.
            </p>
            <input
              id="minuter"
              name="minuter"
              className="ds-input short-input"
              type="number"
              min="1"
              max="480"
              aria-describedby="minuter-hjalp"
            />
          </div>
          <div className="button-row">
            <SubmitButton name="steg" value="lamna" busySv="Lämnar in …">
              Lämna in svaren
            </SubmitButton>
            <SubmitButton name="steg" value="spara" busySv="Sparar …" variant="secondary">
              Spara som utkast
            </SubmitButton>
          </div>
          {savable.some(({ task }) => task.state === 'submitted') && (
            <p className="hint">Svar som redan är inlämnade lämnas in på nytt, också när resten sparas som utkast.</p>
          )}
        </form>
      )}
      {hindered.length > 0 && (
        <>
          <h3 className="ds-heading" data-size="xs">
            Kan inte sparas
          </h3>
          <ul className="review-list">
            {hindered.map((change) => (
              <ChangeItem key={change.task.id} change={change} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function countedChanges(count: number): string {
  const text = countSv(count, 'svar ändras', 'svar ändras')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function aboutFile({ fileName, exportedAt, unchangedCount, movedSinceCount, addedSinceSv }: Shown): string[] {
  if (exportedAt === undefined) return [fileName]
  return [
    `${fileName}, hämtad ${formatInstant(exportedAt)}.`,
    ...(unchangedCount > 0
      ? [`${countSv(unchangedCount, 'rad är oförändrad', 'rader är oförändrade')} och lämnas som de är.`]
      : []),
    ...(movedSinceCount > 0
      ? [
          `Sedan arbetsboken hämtades har ${countSv(movedSinceCount, 'fråga', 'frågor')} ändrats i Tertial. Inget av det skrivs över.`,
        ]
      : []),
    ...(addedSinceSv.length > 0 ? [`Frågor som har tillkommit och inte finns i arbetsboken: ${addedSinceSv.join('; ')}.`] : []),
  ]
}

function ChangeItem({ change: { task, sheet, row, fields, conflictWithSv, hindranceSv } }: { change: WorkbookChange }) {
  return (
    <li>
      <p className="review-head">
        <Link className="ds-link" to={taskHref(task.id)}>
          {task.labelSv}
        </Link>
        <span className="task-meta">
          {taskKinds[task.kind].labelSv}. Blad {sheet}, rad {row}
        </span>
      </p>
      {hindranceSv && <Notice tone="warning">{hindranceSv}</Notice>}
      <dl className="field-changes">
        {fields.map(({ labelSv, nowSv, workbookSv }) => (
          <div key={labelSv}>
            <dt>{labelSv}</dt>
            <dd>
              <span className="task-meta">I Tertial nu</span>
              <span className="answer-text">{nowSv || '(tomt)'}</span>
            </dd>
            <dd>
              <span className="task-meta">I arbetsboken</span>
              <span className="answer-text">{workbookSv || '(tomt)'}</span>
            </dd>
          </div>
        ))}
      </dl>
      {hindranceSv === undefined && <input type="hidden" name={`version-${task.id}`} value={task.version} />}
      {hindranceSv === undefined && conflictWithSv !== undefined && (
        <fieldset className="choice-field">
          <legend>
            {conflictWithSv || 'Någon annan'} har svarat i Tertial sedan arbetsboken hämtades. Vilket svar ska gälla?
          </legend>
          <label className="choice">
            <input type="radio" className="ds-input" name={`val-${task.id}`} value="tertial" required />
            Svaret i Tertial
          </label>
          <label className="choice">
            <input type="radio" className="ds-input" name={`val-${task.id}`} value="arbetsboken" required />
            Svaret i arbetsboken
          </label>
        </fieldset>
      )}
    </li>
  )
}
