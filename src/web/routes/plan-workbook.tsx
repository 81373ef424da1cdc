import { redirect } from 'react-router'
import { acceptPlanWorkbook, previewPlanWorkbook, receivePlanWorkbook, type WorkbookPreview } from '#app/plan-workbook.ts'
import { requestContext } from '#web/request-context.ts'
import { planHref } from '../addresses.ts'
import { ChangeReasonFields } from '../components/change-reason-fields.tsx'
import { FindingList } from '../components/finding-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PlanDifferenceList } from '../components/plan-difference-list.tsx'
import { PlanEditedNotice } from '../components/plan-edited-notice.tsx'
import { PlanPageHeader } from '../components/plan-page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { placeInFile } from '../finding-place.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import { readChangeReason } from '../plan-form.ts'
import { countSv } from '../swedish-texts.ts'
import type { Route } from './+types/plan-workbook.ts'

/** A plan's workbook comes back: what it would change is shown before it changes anything. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const delivery = url.searchParams.get('leverans') ?? undefined
  const preview = valueOrPage(await previewPlanWorkbook({ ...params, delivery }, actorOf(door, url), door.effects))
  return { ...preview, placed: placeInFile(preview.upload?.findings ?? []) }
}

export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  // Whether the plan may be changed is asked before anything is read of what was sent.
  valueOrPage(await previewPlanWorkbook({ ...params, delivery: undefined }, actor, door.effects))
  const form = await request.formData()
  const file = form.get('arbetsbok')
  if (file instanceof File && file.name !== '') {
    const upload = { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    const { delivery } = valueOrPage(await receivePlanWorkbook(params, upload, actor, door.effects))
    return redirect(`${planHref(params, 'arbetsbok')}?leverans=${delivery}`)
  }
  const delivery = form.get('leverans')
  if (delivery === null) return { errorSv: 'Välj arbetsboken som ska läsas in.' }
  const wish = { ...params, delivery: String(delivery), base: String(form.get('grund') ?? ''), ...readChangeReason(form) }
  const edited = valueOrPage(await acceptPlanWorkbook(wish, actor, door.effects))
  return edited.kind === 'kept' ? redirect(`${planHref(params)}?sparad`) : { edited }
}

export default function PlanWorkbookPage({ loaderData, actionData }: Route.ComponentProps) {
  const { orgUnit, year, upload, placed } = loaderData
  const plan = { orgUnit: orgUnit.code, year }
  return (
    <>
      <PlanPageHeader
        head={loaderData}
        title="Läs in arbetsbok"
        lead="Hämta planen som arbetsbok, arbeta i den och läs in den igen. Inget ändras förrän du har sett vad som blir annorlunda."
      />
      {actionData && 'errorSv' in actionData && (
        <Notice tone="danger" live>
          {actionData.errorSv}
        </Notice>
      )}
      {actionData && 'edited' in actionData && actionData.edited && <PlanEditedNotice edited={actionData.edited} />}
      {upload && <Preview preview={loaderData} upload={upload} placed={placed} />}
      <section className="panel" aria-labelledby="filen">
        <h2 id="filen" className="ds-heading" data-size="xs">
          {upload ? 'Läs in en annan arbetsbok' : 'Arbetsboken'}
        </h2>
        <p className="mark-row">
          <a className="ds-link" href={planHref(plan, 'plan.xlsx')} download>
            Hämta planen som arbetsbok
          </a>
          <a className="ds-link" href={planHref(plan, 'mall.xlsx')} download>
            Hämta en tom arbetsbok
          </a>
        </p>
        <form method="post" encType="multipart/form-data">
          <div className="field">
            <label htmlFor="arbetsbok">Fil</label>
            <input id="arbetsbok" name="arbetsbok" type="file" accept=".xlsx,.xlsm" required />
          </div>
          <SubmitButton busySv="Läser arbetsboken …" variant={upload ? 'secondary' : 'primary'}>
            Förhandsgranska
          </SubmitButton>
        </form>
      </section>
    </>
  )
}

interface PreviewProps {
  readonly preview: Pick<WorkbookPreview, 'base' | 'decision'>
  readonly upload: NonNullable<WorkbookPreview['upload']>
  readonly placed: ReturnType<typeof placeInFile>
}

function Preview({ preview: { base, decision }, upload, placed }: PreviewProps) {
  const { delivery, fileName, differences, changedMeanwhile, isStale, isAcceptable } = upload
  return (
    <section aria-labelledby="granskning">
      <h2 id="granskning" className="ds-heading" data-size="sm">
        {fileName}
      </h2>
      {placed.length > 0 && <FindingList findings={placed} />}
      {isStale && isAcceptable && (
        <Notice tone="warning">
          <p>
            {changedMeanwhile.length > 0
              ? 'Planen har ändrats sedan arbetsboken hämtades. Läser du in den blir det som ändrats så som det står i arbetsboken.'
              : 'Arbetsboken hämtades inte ur planen som den är nu.'}
          </p>
          {changedMeanwhile.length > 0 && <PlanDifferenceList differences={changedMeanwhile} />}
        </Notice>
      )}
      {isAcceptable && differences.length === 0 && (
        <Notice tone="info">Arbetsboken säger samma sak som planen. Inget ändras.</Notice>
      )}
      {isAcceptable && differences.length > 0 && (
        <>
          <h3 className="ds-heading" data-size="xs">
            Det här ändras: {countSv(differences.length, 'sak', 'saker')}
          </h3>
          <PlanDifferenceList differences={differences} />
          <form method="post" className="plan-form">
            <input type="hidden" name="leverans" value={delivery} />
            <input type="hidden" name="grund" value={base} />
            {decision && <ChangeReasonFields />}
            <div className="button-row">
              <SubmitButton busySv="Ändrar planen …">Ändra planen</SubmitButton>
            </div>
          </form>
        </>
      )}
      {!isAcceptable && <p>Rätta felen i arbetsboken och läs in den igen. Planen är oförändrad.</p>}
    </section>
  )
}
