import { Link, redirect } from 'react-router'
import { type FieldTexts, type PlanEdited, removeEntry, saveEntry } from '#app/edit-plan.ts'
import { readComments } from '#app/read-comments.ts'
import { readPlanEntry } from '#app/read-plan.ts'
import { commentSubjectKey, subjectInPlan } from '#domain/comment.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { requestContext } from '#web/request-context.ts'
import { assignmentHref, planEntryHref, planHref, planListHref } from '../addresses.ts'
import { ChangeReasonFields } from '../components/change-reason-fields.tsx'
import { CommentThreads } from '../components/comment-threads.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PlanEditFields } from '../components/plan-edit-fields.tsx'
import { PlanEditedNotice } from '../components/plan-edited-notice.tsx'
import { PlanPageHeader } from '../components/plan-page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { readChangeReason, readFieldTexts } from '../plan-form.ts'
import type { Route } from './+types/plan-entry.ts'

/** One entry of one of the plan's lists: read by those who may see the plan, changed by those who may change it. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const page = valueOrPage(await readPlanEntry({ ...params, ...keyIn(url) }, actor, door.effects))
  const { list, entry, orgUnit, year } = page
  if (list.taskKind === undefined || entry === undefined) return { ...page, comments: undefined }
  const subject = subjectInPlan({ kind: list.taskKind, item: entry.key, orgUnit: orgUnitCode(orgUnit.code), year })
  const comments = await readComments({ ...subject, subject: commentSubjectKey(subject) }, actor, door.effects)
  return { ...page, comments: comments.kind === 'done' ? comments.value : undefined }
}

export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const form = await request.formData()
  const { key } = keyIn(url)
  const ground = { ...params, base: String(form.get('grund') ?? ''), ...readChangeReason(form) }
  const texts = readFieldTexts(form)
  const isRemoval = form.get('steg') === 'ta-bort' && key !== undefined
  const edited: PlanEdited = valueOrPage(
    isRemoval
      ? await removeEntry({ ...ground, key }, actor, door.effects)
      : await saveEntry({ ...ground, ...keyIn(url), ...wholeIn(form), texts }, actor, door.effects),
  )
  if (edited.kind !== 'kept') return { edited, texts }
  return redirect(`${planListHref(params, params.list)}?sparat=${isRemoval ? 'borttagen' : 'ja'}`)
}

export default function PlanEntryPage({ loaderData, actionData }: Route.ComponentProps) {
  const { orgUnit, year, base, list, entry, labelSv, fields, wholes, decision, editing, comments } = loaderData
  const plan = { orgUnit: orgUnit.code, year }
  const typed: FieldTexts = actionData?.texts ?? {}
  const filled = fields.map((each) => ({ ...each, text: typed[each.field.path.join('.')] ?? each.text }))
  return (
    <>
      <PlanPageHeader
        head={loaderData}
        title={labelSv}
        between={[{ labelSv: list.labelSv, href: planListHref(plan, list.name) }]}
      />
      {actionData?.edited && <PlanEditedNotice edited={actionData.edited} />}
      {list.name === 'uppdrag' && entry && (
        <p>
          <Link className="ds-link" to={assignmentHref(entry.key)}>
            Uppdraget i andra förvaltningar och år
          </Link>
        </p>
      )}
      {editing.allowed && list.name !== 'andringar' ? (
        <form method="post" className="plan-form" key={base}>
          <input type="hidden" name="grund" value={base} />
          {list.within !== undefined && entry === undefined && (
            <div className="field">
              <label htmlFor="helhet">Hör till</label>
              <select id="helhet" name="helhet" className="ds-input" required defaultValue={typed.helhet ?? ''}>
                <option value="">Välj …</option>
                {wholes.map((whole) => (
                  <option key={whole.value} value={whole.value}>
                    {whole.labelSv}
                  </option>
                ))}
              </select>
            </div>
          )}
          <PlanEditFields fields={filled} understandHref={planHref(plan, 'tolka')} isKeyFixed={entry !== undefined} />
          {decision && <ChangeReasonFields />}
          <div className="button-row">
            <SubmitButton name="steg" value="spara" busySv="Sparar …">
              Spara
            </SubmitButton>
            {entry && (
              <SubmitButton name="steg" value="ta-bort" busySv="Tar bort …" variant="tertiary">
                Ta bort ur planen
              </SubmitButton>
            )}
          </div>
        </form>
      ) : (
        <>
          <FactsList
            pairs={fields
              .filter(({ text }) => text !== '')
              .map(({ field, shownSv, understoodSv }) => [
                field.labelSv,
                <span key={field.labelSv} className="as-written">
                  {shownSv}
                  {understoodSv && ` (${understoodSv})`}
                </span>,
              ])}
          />
          {!editing.allowed && <Notice tone="info">{editing.reasonSv}</Notice>}
        </>
      )}
      {comments && entry && <CommentThreads view={comments} backTo={planEntryHref(plan, list.name, entry.key)} />}
    </>
  )
}

function keyIn(url: URL): { readonly key?: string } {
  const key = url.searchParams.get('nyckel')
  return key === null ? {} : { key }
}

function wholeIn(form: FormData): { readonly whole?: string } {
  const whole = form.get('helhet')
  return whole === null ? {} : { whole: String(whole) }
}
