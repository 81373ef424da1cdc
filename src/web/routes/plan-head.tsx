import { redirect } from 'react-router'
import { type FieldTexts, saveHead } from '#app/edit-plan.ts'
import { readPlan } from '#app/read-plan.ts'
import { cellText } from '#domain/plan-cells.ts'
import { planHead } from '#domain/plan-lists.ts'
import { requestContext } from '#web/request-context.ts'
import { planHref } from '../addresses.ts'
import { ChangeReasonFields } from '../components/change-reason-fields.tsx'
import { Notice } from '../components/notice.tsx'
import { PlanEditFields } from '../components/plan-edit-fields.tsx'
import { PlanEditedNotice } from '../components/plan-edited-notice.tsx'
import { PlanPageHeader } from '../components/plan-page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { readChangeReason, readFieldTexts } from '../plan-form.ts'
import type { Route } from './+types/plan-head.ts'

/** What the plan says once: title, decision, core mission, frames. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return valueOrPage(await readPlan(params, actorOf(door, url), door.effects))
}

export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const form = await request.formData()
  const texts = readFieldTexts(form)
  const edit = { ...params, base: String(form.get('grund') ?? ''), texts, ...readChangeReason(form) }
  const edited = valueOrPage(await saveHead(edit, actorOf(door, url), door.effects))
  return edited.kind === 'kept' ? redirect(`${planHref(params)}?sparad`) : { edited, texts }
}

export default function PlanHeadPage({ loaderData, actionData }: Route.ComponentProps) {
  const { orgUnit, year, written, base, decision, editing } = loaderData
  const typed: FieldTexts = actionData?.texts ?? {}
  const fields = planHead
    .filter(({ path }) => path[0] !== 'orgUnit' && path[0] !== 'year')
    .map((field) => ({ field, text: typed[field.path.join('.')] ?? cellText(written, field), choices: [] }))
  return (
    <>
      <PlanPageHeader head={loaderData} title="Om planen" />
      {actionData?.edited && <PlanEditedNotice edited={actionData.edited} />}
      {editing.allowed ? (
        <form method="post" className="plan-form">
          <input type="hidden" name="grund" value={base} />
          <PlanEditFields
            fields={fields}
            understandHref={planHref({ orgUnit: orgUnit.code, year }, 'tolka')}
            isKeyFixed={false}
          />
          {decision && <ChangeReasonFields />}
          <div className="button-row">
            <SubmitButton busySv="Sparar …">Spara</SubmitButton>
          </div>
        </form>
      ) : (
        <Notice tone="info">{editing.reasonSv}</Notice>
      )}
    </>
  )
}
