import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type ControlView, readPlanControls } from '#app/read-plan-controls.ts'
import { riskConsequences, riskLikelihoods } from '#domain/control-risk.ts'
import { requestContext } from '#web/request-context.ts'
import { planEntryHref, planHref } from '../addresses.ts'
import { BoundText } from '../components/bound-text.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { PlanPageHeader } from '../components/plan-page-header.tsx'
import { RiskMatrix } from '../components/risk-matrix.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/plan-controls.ts'

/** The internal-control plan: the matrix, what stands in each of its cells, and what has been found. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const page = valueOrPage(await readPlanControls(params, actorOf(door, url), door.effects))
  const chosen = url.searchParams.get('ruta') ?? undefined
  return { ...page, chosen }
}

export default function PlanControlsPage({ loaderData }: Route.ComponentProps) {
  const { orgUnit, year, rows, likelihoodsSv, controls, chosen, editing } = loaderData
  const plan = { orgUnit: orgUnit.code, year }
  const shown = controls.filter(
    ({ consequence, likelihood }) => chosen === undefined || `${consequence}.${likelihood}` === chosen,
  )
  return (
    <>
      <PlanPageHeader head={loaderData} title="Internkontroll" />
      {controls.some(({ weight }) => weight !== undefined) && (
        <RiskMatrix rows={rows} likelihoodsSv={likelihoodsSv} href={planHref(plan, 'kontroller')} chosen={chosen} />
      )}
      {editing.allowed && (
        <p>
          <Link className="ds-link" to={planEntryHref(plan, 'kontroller')}>
            Lägg till kontroll
          </Link>
        </p>
      )}
      <section id="kontroller" aria-labelledby="kontroller-rubrik">
        <h2 id="kontroller-rubrik" className="ds-heading" data-size="sm">
          {chosen === undefined ? 'Kontroller' : `Kontroller i rutan ${cellSv(chosen)}`}
        </h2>
        {chosen !== undefined && (
          <p>
            <Link className="ds-link" to={`${planHref(plan, 'kontroller')}#kontroller`}>
              Visa alla kontroller
            </Link>
          </p>
        )}
        {shown.length === 0 && (
          <EmptyState titleSv="Här finns inga kontroller">
            <p>De fylls i här eller i arbetsboken.</p>
          </EmptyState>
        )}
        {shown.map((control) => (
          <ControlPanel key={control.id} control={control} plan={plan} />
        ))}
      </section>
    </>
  )
}

function ControlPanel({ control, plan }: { control: ControlView; plan: { orgUnit: string; year: number } }) {
  const { id, labelSv, scope, objectiveSv, rulesSv, consequence, likelihood, weight, found, others } = control
  const said: (readonly [string, ReactNode])[] = [
    ['Omfattning', scope === 'own' ? 'Egen' : 'Regiongemensam: varje förvaltning svarar'],
  ]
  if (consequence !== undefined && likelihood !== undefined)
    said.push(['Risk', `${riskConsequences[consequence].labelSv} konsekvens, ${riskLikelihoods[likelihood].labelSv}: ${weight}`])
  if (objectiveSv !== undefined) said.push(['Syfte', objectiveSv])
  if (rulesSv !== '') said.push(['Regler', rulesSv])
  if (found === undefined) said.push(['Resultat', 'Inget svar än'])
  else said.push([`Resultat ${found.round}`, <BoundText key="finding" inlines={found.finding} />])
  if (found && found.remedy.length > 0) said.push(['Åtgärd', <BoundText key="remedy" inlines={found.remedy} />])
  return (
    <article className="panel plan-goal">
      <h3 className="ds-heading" data-size="xs">
        <Link className="ds-link" to={planEntryHref(plan, 'kontroller', id)}>
          {labelSv}
        </Link>
      </h3>
      <FactsList pairs={said} />
      {others.length > 0 && (
        <>
          <h4 className="ds-heading" data-size="2xs">
            Andra förvaltningar
          </h4>
          <FactsList pairs={others.map(({ nameSv, saidSv }) => [nameSv, saidSv ?? 'Inget svar än'])} />
        </>
      )}
    </article>
  )
}

function cellSv(chosen: string): string {
  const [consequence = '', likelihood = ''] = chosen.split('.')
  const consequences: Readonly<Record<string, { labelSv: string } | undefined>> = riskConsequences
  const likelihoods: Readonly<Record<string, { labelSv: string } | undefined>> = riskLikelihoods
  return `${consequences[consequence]?.labelSv ?? consequence}, ${likelihoods[likelihood]?.labelSv ?? likelihood}`
}
