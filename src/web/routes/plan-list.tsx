import { Link } from 'react-router'
import { readPlanList } from '#app/read-plan.ts'
import { requestContext } from '#web/request-context.ts'
import { planEntryHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Notice } from '../components/notice.tsx'
import { PlanPageHeader } from '../components/plan-page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/plan-list.ts'

/** One of the plan's lists as it is filled in; what a target or a time was understood as stands below it. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const page = valueOrPage(await readPlanList(params, actorOf(door, url), door.effects))
  return { ...page, saved: url.searchParams.get('sparat') }
}

export default function PlanListPage({ loaderData }: Route.ComponentProps) {
  const { orgUnit, year, list, entries, editing, saved } = loaderData
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
