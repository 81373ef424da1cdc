import { Link } from 'react-router'
import type { NextReportMove, ReportCourse } from '#app/read-course.ts'
import { type ReportMoveKind, reportMoves } from '#domain/report-course.ts'
import { SubmitButton } from './submit-button.tsx'

/** One step that a version may take: the button with what it asks for, or who may and why it cannot be done. */
export function ReportMoveForm({ move, number, step, before, compareHrefOf }: ReportMoveFormProps) {
  const { kind, verdict, hindranceSv, errata = [] } = move
  const { doSv } = reportMoves[kind]
  if (!verdict.allowed || hindranceSv !== undefined) {
    return (
      <p className="hint">
        <strong>{doSv}.</strong> {hindranceSv ?? (verdict.allowed ? '' : verdict.reasonSv)}
      </p>
    )
  }
  const isBack = kind === 'returned'
  const corrects = errata[0]?.corrects
  const form = (
    <form method="post" className="reason-form">
      <input type="hidden" name="version" value={number} />
      <input type="hidden" name="sedda" value={step} />
      {whySv[kind] && <p>{whySv[kind]}</p>}
      {corrects !== undefined && (
        <p>
          Versionen rättar version {corrects}. Skriv varför, ett skäl för varje avsnitt: skälen trycks i rapporten.{' '}
          <Link className="ds-link" to={compareHrefOf(corrects)}>
            Se allt som är ändrat
          </Link>
        </p>
      )}
      {errata.map(({ sectionKey, sectionSv, changes }) => (
        <div key={sectionKey} className="field">
          <label htmlFor={`rattelse-${sectionKey}`}>
            Varför är {sectionSv} ändrat? ({changes.length} {changes.length === 1 ? 'ändring' : 'ändringar'})
          </label>
          <textarea id={`rattelse-${sectionKey}`} name={`rattelse-${sectionKey}`} className="ds-input" rows={2} required />
        </div>
      ))}
      <Fields kind={kind} before={before} />
      <SubmitButton name="steg" value={kind} busySv={busySv[kind] ?? 'Arbetar …'} variant={isBack ? 'secondary' : 'primary'}>
        {doSv}
      </SubmitButton>
    </form>
  )
  if (!isBack) return form
  return (
    <details className="fold">
      <summary>{doSv}</summary>
      {form}
    </details>
  )
}

interface ReportMoveFormProps {
  readonly move: NextReportMove
  readonly number: number
  readonly step: number
  readonly before: ReportCourse['before']
  readonly compareHrefOf: (corrects: number) => string
}

function Fields({ kind, before }: { kind: ReportMoveKind; before: ReportCourse['before'] }) {
  switch (kind) {
    case 'returned':
      return (
        <div className="field">
          <label htmlFor="skal">Vad ska ändras?</label>
          <textarea id="skal" name="skal" className="ds-input" rows={2} required />
        </div>
      )
    case 'registered':
      return <TextField name="diarienummer" labelSv="Diarienummer" value={before.caseNumber} />
    case 'sent':
      return (
        <TextField name="mottagare" labelSv="Vem beslutar?" hintSv="Till exempel regionstyrelsen." value={before.recipientSv} />
      )
    case 'decided':
      return (
        <>
          <TextField name="organ" labelSv="Vem har beslutat?" value={before.recipientSv} />
          <TextField name="beslutsdag" labelSv="Vilken dag?" hintSv="Så här: 2025-10-14." pattern="\d{4}-\d{2}-\d{2}" />
          <TextField name="paragraf" labelSv="Vilken paragraf i protokollet?" hintSv="Till exempel § 87." />
        </>
      )
    default:
      return null
  }
}

interface TextFieldProps {
  readonly name: string
  readonly labelSv: string
  readonly hintSv?: string
  readonly value?: string | undefined
  readonly pattern?: string
}

function TextField({ name, labelSv, hintSv, value, pattern }: TextFieldProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{labelSv}</label>
      {hintSv && (
        <p id={`${name}-hjalp`} className="hint">
          {hintSv}
        </p>
      )}
      <input
        id={name}
        name={name}
        className="ds-input"
        defaultValue={value}
        pattern={pattern}
        required
        aria-describedby={hintSv && `${name}-hjalp`}
      />
    </div>
  )
}

const whySv: Partial<Record<ReportMoveKind, string>> = {
  frozen: 'Versionen hålls fast som den är. Uppgifter som kommer in efteråt ger en ny version och ändrar inte den här.',
  decided: 'Filerna görs en gång, i varje form, och förseglas. Därefter ändras de aldrig: en rättelse är en ny version.',
  published: 'Alla kan läsa rapporten och hämta dess filer. En tidigare publicerad version finns kvar och blir märkt som ersatt.',
  archived: 'Märk versionen när arkivpaketet är lämnat till arkivet.',
}

const busySv: Partial<Record<ReportMoveKind, string>> = { decided: 'Gör och förseglar filerna …' }
