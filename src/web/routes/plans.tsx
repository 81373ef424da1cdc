import { Link, redirect } from 'react-router'
import { listPlans, startPlan, type UnitPlans } from '#app/list-plans.ts'
import { requestContext } from '#web/request-context.ts'
import { may } from '#workflow/permissions.ts'
import { planHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PlanEditedNotice } from '../components/plan-edited-notice.tsx'
import { decisionMark } from '../components/plan-page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { StatusMark } from '../components/status-mark.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { actorOf, requireAllowed, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/plans.ts'

/** The plans of all units and years, and where the next ones are made. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return valueOrPage(await listPlans(actorOf(door, url), door.effects))
}

export async function action({ url, request, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  requireAllowed(may(actor, 'edit-plan', 'somewhere'))
  const form = await request.formData()
  const wish = { orgUnit: String(form.get('enhet') ?? ''), year: String(form.get('ar') ?? '') }
  const started = await startPlan(wish, actor, door.effects)
  if (started.kind !== 'done') return { refusalSv: started.kind === 'refused' ? started.reasonSv : started.messageSv }
  if (started.value.kind === 'kept') return redirect(`${planHref(wish)}?gjord`)
  return { edited: started.value }
}

export default function PlansPage({ loaderData: { units, withoutPlan }, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHeader
        title="Planer"
        crumbs={[{ labelSv: 'Översikt', href: '/' }]}
        lead="Vad förvaltningarna har lovat, år för år. Nästa års plan görs medan årets följs upp."
      />
      {actionData && 'refusalSv' in actionData && (
        <Notice tone="danger" live>
          {actionData.refusalSv}
        </Notice>
      )}
      {actionData && 'edited' in actionData && actionData.edited && <PlanEditedNotice edited={actionData.edited} />}
      <p>
        <Link className="ds-link" to="/uppdrag">
          Regionfullmäktiges uppdrag över åren
        </Link>
      </p>
      {units.length === 0 && (
        <EmptyState titleSv="Det finns ingen plan">
          <p>En plan görs här, eller läses in som fil.</p>
        </EmptyState>
      )}
      {units.map((unit) => (
        <UnitSection key={unit.code} unit={unit} />
      ))}
      {withoutPlan.length > 0 && (
        <section className="panel" aria-labelledby="forsta">
          <h2 id="forsta" className="ds-heading" data-size="xs">
            Gör en förvaltnings första plan
          </h2>
          <form method="post" className="inline-form">
            <div className="field">
              <label htmlFor="enhet">Förvaltning</label>
              <select id="enhet" name="enhet" className="ds-input" required>
                {withoutPlan.map(({ code, nameSv }) => (
                  <option key={code} value={code}>
                    {nameSv}
                  </option>
                ))}
              </select>
            </div>
            <div className="field">
              <label htmlFor="ar">År</label>
              <input id="ar" name="ar" className="ds-input" inputMode="numeric" pattern="[0-9]{4}" required />
            </div>
            <SubmitButton busySv="Gör planen …">Gör planen</SubmitButton>
          </form>
        </section>
      )}
    </>
  )
}

function UnitSection({ unit: { code, nameSv, plans, editing, nextYear } }: { unit: UnitPlans }) {
  return (
    <section aria-labelledby={`planer-${code}`}>
      <h2 id={`planer-${code}`} className="ds-heading" data-size="sm">
        {nameSv}
      </h2>
      <ScrollTable caption={`Planer för ${nameSv}`} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col">Plan</th>
            <th scope="col">Läge</th>
            <th scope="col" className="number">
              Mål
            </th>
            <th scope="col" className="number">
              Indikatorer
            </th>
            <th scope="col" className="number">
              Uppdrag
            </th>
            <th scope="col" className="number">
              Aktiviteter
            </th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.year}>
              <th scope="row">
                <Link className="ds-link" to={planHref({ orgUnit: code, year: plan.year })}>
                  {plan.titleSv}
                </Link>
              </th>
              <td>
                <StatusMark mark={decisionMark(plan)} />
              </td>
              <td className="number">{plan.counts.goals}</td>
              <td className="number">{plan.counts.indicators}</td>
              <td className="number">{plan.counts.assignments}</td>
              <td className="number">{plan.counts.activities}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {editing.allowed ? (
        <form method="post" className="button-row">
          <input type="hidden" name="enhet" value={code} />
          <input type="hidden" name="ar" value={nextYear} />
          <SubmitButton busySv="Gör planen …" variant="secondary">
            Gör planen för {nextYear}
          </SubmitButton>
        </form>
      ) : (
        <p className="hint">{editing.reasonSv}</p>
      )}
    </section>
  )
}
