import { Link } from 'react-router'
import { explainFigure } from '#app/explain-figure.ts'
import { type Display, formatFigure, missingReasonSv } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import { type Figure, figureKey } from '#domain/figure.ts'
import { formatPeriod } from '#domain/period.ts'
import { requestContext } from '#web/request-context.ts'
import { canSeeDeliveries } from '#workflow/permissions.ts'
import { PageHeader } from '../components/page-header.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/figure.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, request)
  const view = valueOrPage(await explainFigure(figureKey(params), actor, door.effects, { offset: 0, limit: 50 }))
  return { ...view }
}

export default function FigurePage({ loaderData }: Route.ComponentProps) {
  return <PageHeader title="x" crumbs={[]} />
}
