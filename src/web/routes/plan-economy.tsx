import { Link } from 'react-router'
import { type PlanEconomyPage, readPlanEconomy } from '#app/read-plan-economy.ts'
import { requestContext } from '#web/request-context.ts'
import { planEntryHref, planHref, planListHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Notice } from '../components/notice.tsx'
import { PlanPageHeader } from '../components/plan-page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/plan-economy.ts'

/** What the plan decides in money: the frame and why it changed, grants, prices and volumes, and investments. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return valueOrPage(await readPlanEconomy(params, actorOf(door, url), door.effects))
}

export default function PlanEconomyView({ loaderData }: Route.ComponentProps) {
  const { orgUnit, year, frame, grants, pricesAndVolumes, investments, editing } = loaderData
  const plan = { orgUnit: orgUnit.code, year }
  const isEmpty = !frame && !investments && grants.length + pricesAndVolumes.length === 0
  return (
    <>
      <PlanPageHeader
        head={loaderData}
        title="Ekonomi"
        lead="Budgeten konto för konto lämnas som fil och står i planens rapport."
      />
      {isEmpty && (
        <EmptyState titleSv="Planen säger inget om ram och investeringar">
          <p>Ramen fylls i under Om planen, ramförändringar och investeringar i sina listor, eller allt i arbetsboken.</p>
        </EmptyState>
      )}
      {frame && <Frame frame={frame} plan={plan} />}
      {grants.length > 0 && <AmountTable captionSv="Anslag utöver ramen" lines={grants} list="anslag" plan={plan} />}
      {pricesAndVolumes.length > 0 && (
        <ScrollTable caption="Pris och volym">
          <thead>
            <tr>
              <th scope="col">Verksamhet</th>
              <th scope="col" className="number">
                Prisunderlag
              </th>
              <th scope="col" className="number">
                Prisförändring
              </th>
              <th scope="col" className="number">
                Volymförändring
              </th>
              <th scope="col" className="number">
                Intäkt
              </th>
            </tr>
          </thead>
          <tbody>
            {pricesAndVolumes.map(({ id, labelSv, baseSv, priceChangeText, volumeChangeSv, incomeSv }) => (
              <tr key={id}>
                <th scope="row">
                  <Link className="ds-link" to={planEntryHref(plan, 'pris-och-volym', id)}>
                    {labelSv}
                  </Link>
                </th>
                <td className="number">{baseSv}</td>
                <td className="number">{priceChangeText}</td>
                <td className="number">{volumeChangeSv}</td>
                <td className="number">{incomeSv}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {investments && <Investments investments={investments} plan={plan} />}
      {editing.allowed && (
        <p className="mark-row">
          <Link className="ds-link" to={planHref(plan, 'planen')}>
            Ändra ramarna
          </Link>
          {(['ramforandringar', 'anslag', 'pris-och-volym', 'investeringar'] as const).map((list) => (
            <Link key={list} className="ds-link" to={planListHref(plan, list)}>
              {listLabelsSv[list]}
            </Link>
          ))}
        </p>
      )}
    </>
  )
}

const listLabelsSv = {
  ramforandringar: 'Ramförändringar',
  anslag: 'Anslag',
  'pris-och-volym': 'Pris och volym',
  investeringar: 'Investeringar',
} as const

interface PlanRef {
  readonly orgUnit: string
  readonly year: number
}

function Frame({ frame, plan }: { frame: NonNullable<PlanEconomyPage['frame']>; plan: PlanRef }) {
  return (
    <>
      <ScrollTable caption={`Ram ${plan.year}`}>
        <tbody>
          <tr>
            <th scope="row">Ram {plan.year - 1}</th>
            <td className="number">{frame.priorSv}</td>
          </tr>
          {frame.changes.map(({ id, labelSv, amountSv }) => (
            <tr key={id}>
              <th scope="row">
                <Link className="ds-link" to={planEntryHref(plan, 'ramforandringar', id)}>
                  {labelSv}
                </Link>
              </th>
              <td className="number">{amountSv}</td>
            </tr>
          ))}
          <tr className="sum-row">
            <th scope="row">Ram {plan.year}</th>
            <td className="number">{frame.frameSv}</td>
          </tr>
        </tbody>
      </ScrollTable>
      {frame.lackSv && (
        <Notice tone="warning">
          Föregående års ram och förändringarna blir inte årets ram: {frame.lackSv} saknar skäl. Lägg till en ramförändring eller
          rätta beloppen.
        </Notice>
      )}
    </>
  )
}

function AmountTable({ captionSv, lines, list, plan }: AmountTableProps) {
  return (
    <ScrollTable caption={captionSv}>
      <tbody>
        {lines.map(({ id, labelSv, amountSv }) => (
          <tr key={id}>
            <th scope="row">
              <Link className="ds-link" to={planEntryHref(plan, list, id)}>
                {labelSv}
              </Link>
            </th>
            <td className="number">{amountSv}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

interface AmountTableProps {
  readonly captionSv: string
  readonly lines: PlanEconomyPage['grants']
  readonly list: string
  readonly plan: PlanRef
}

function Investments({ investments, plan }: { investments: NonNullable<PlanEconomyPage['investments']>; plan: PlanRef }) {
  const { items, sumSv, frameSv, excessSv, listedFromSv } = investments
  return (
    <>
      <ScrollTable caption="Investeringar" captionNote={listedFromSv && `Från ${listedFromSv} listas var för sig.`}>
        <thead>
          <tr>
            <th scope="col">Investering</th>
            <th scope="col">Slag</th>
            <th scope="col">Skäl</th>
            <th scope="col">Förväntad effekt</th>
            <th scope="col" className="number">
              Belopp
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, labelSv, kindSv, reasonSv, expectedEffectSv, amountSv }) => (
            <tr key={id}>
              <th scope="row">
                <Link className="ds-link" to={planEntryHref(plan, 'investeringar', id)}>
                  {labelSv}
                </Link>
              </th>
              <td>{kindSv}</td>
              <td>{reasonSv}</td>
              <td>{expectedEffectSv}</td>
              <td className="number">{amountSv}</td>
            </tr>
          ))}
          <tr className="sum-row">
            <th scope="row" colSpan={4}>
              Summa listade, av ramen {frameSv}
            </th>
            <td className="number">{sumSv}</td>
          </tr>
        </tbody>
      </ScrollTable>
      {excessSv && <Notice tone="warning">De listade investeringarna är {excessSv} större än ramen.</Notice>}
    </>
  )
}
