import { Link } from 'react-router'
import { type BenefitOutcomes, readBenefitOutcomes } from '#app/read-benefit-outcomes.ts'
import { readPlanList } from '#app/read-plan.ts'
import { roundTitle } from '#domain/round.ts'
import { requestContext } from '#web/request-context.ts'
import { figureHref, planEntryHref, unitRoundHref } from '../addresses.ts'
import { BoundText } from '../components/bound-text.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FactsList } from '../components/facts-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PlanPageHeader } from '../components/plan-page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/plan-list.ts'

/** One of the plan's lists as it is filled in; what a target or a time was understood as stands below it. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const page = valueOrPage(await readPlanList(params, actor, door.effects))
  const outcomes = page.list.name === 'effekthemtagning' ? await readBenefitOutcomes(params, actor, door.effects) : undefined
  return { ...page, outcomes: outcomes && valueOrPage(outcomes), saved: url.searchParams.get('sparat') }
}

export default function PlanListPage({ loaderData }: Route.ComponentProps) {
  const { orgUnit, year, list, entries, editing, saved, outcomes } = loaderData
  const plan = { orgUnit: orgUnit.code, year }
  const shown = columnsOf(loaderData)
  const isKept = list.name === 'andringar'
  return (
    <>
      <PlanPageHeader head={loaderData} title={list.labelSv} />
      {saved && (
        <Notice tone="success" live>
          {saved === 'borttagen' ? 'Borttaget ur planen.' : 'Sparat i planen.'}
        </Notice>
      )}
      {editing.allowed && !isKept && (
        <p>
          <Link className="ds-button" data-variant="secondary" to={planEntryHref(plan, list.name)}>
            Lägg till {list.oneSv}
          </Link>
        </p>
      )}
      {entries.length === 0 ? (
        <EmptyState titleSv="Inget är ifyllt än">
          <p>{isKept ? 'Här står varje ändring efter beslutet, med skäl.' : 'Listan fylls i här eller i arbetsboken.'}</p>
        </EmptyState>
      ) : (
        <ScrollTable caption={list.labelSv} isCaptionHidden className="wide">
          <thead>
            <tr>
              {shown.map((labelSv) => (
                <th key={labelSv} scope="col">
                  {labelSv}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map(({ key, labelSv, cells }) => (
              <tr key={key}>
                {cells
                  .filter((cell) => shown.includes(cell.labelSv))
                  .map((cell, column) => {
                    const text = (
                      <>
                        <span className="as-written">{cell.text}</span>
                        {cell.understoodSv && <span className="hint understood-as">{cell.understoodSv}</span>}
                      </>
                    )
                    return column === 0 ? (
                      <th key={cell.labelSv} scope="row">
                        {isKept ? (
                          text
                        ) : (
                          <Link
                            className="ds-link"
                            to={planEntryHref(plan, list.name, key)}
                            aria-label={`${cell.text} ${labelSv}`}
                          >
                            {cell.text}
                          </Link>
                        )}
                      </th>
                    ) : (
                      <td key={cell.labelSv}>{text}</td>
                    )
                  })}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {outcomes && <Outcomes orgUnit={orgUnit.code} outcomes={outcomes} />}
      {list.name === 'uppdrag' && entries.length > 0 && (
        <p>
          <Link className="ds-link" to="/uppdrag">
            Samma uppdrag i andra förvaltningar och år
          </Link>
        </p>
      )}
    </>
  )
}

/** How far each benefit has come: amounts with their figures, and what was said of it last. */
function Outcomes({ orgUnit, outcomes: { round, benefits } }: { orgUnit: string; outcomes: BenefitOutcomes }) {
  return (
    <section aria-labelledby="hittills">
      <h2 id="hittills" className="ds-heading" data-size="sm">
        Hittills, enligt {roundTitle(round).toLowerCase()}
      </h2>
      {benefits.length === 0 && <p className="hint">Inga belopp är inlästa och inget är sagt.</p>}
      <ul className="review-list">
        {benefits.map(({ id, labelSv, amounts, commentary }) => (
          <li key={id}>
            <p className="review-head">{labelSv}</p>
            {amounts.length > 0 && (
              <FactsList
                pairs={amounts.map(({ labelSv: column, printed, figure }) => [
                  column,
                  figure ? (
                    <Link key={column} className="ds-link" to={figureHref(figure)}>
                      {printed}
                    </Link>
                  ) : (
                    printed
                  ),
                ])}
              />
            )}
            <BoundText inlines={commentary} />
          </li>
        ))}
      </ul>
      <p>
        <Link className="ds-link" to={unitRoundHref({ orgUnit, round: round.code })}>
          Till omgången
        </Link>
      </p>
    </section>
  )
}

/** Columns with something in them; long texts and how a value is computed are read on the entry's own page. */
function columnsOf({ list, entries }: Pick<Route.ComponentProps['loaderData'], 'list' | 'entries'>): string[] {
  const read = new Set(['long-text', 'pairs'])
  return list.fields
    .filter(({ form, path }) => !read.has(form.kind) && !hidden.has(path.join('.')))
    .map(({ labelSv }) => labelSv)
    .filter((labelSv) => entries.some(({ cells }) => cells.some((cell) => cell.labelSv === labelSv && cell.text !== '')))
}

const hidden = new Set([
  'display.decimals',
  'display.sign',
  'computation.type',
  'lagMonths',
  'baseline.noteSv',
  'valuesOf',
  'background',
])
