import { Link } from 'react-router'
import { readAssignment } from '#app/assignment-register.ts'
import { requestContext } from '#web/request-context.ts'
import { planListHref, unitAnswersHref } from '../addresses.ts'
import { BoundText } from '../components/bound-text.tsx'
import { CoverageMark } from '../components/coverage-mark.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { StatusMark } from '../components/status-mark.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/assignment.ts'

/** One assignment over the years: its words side by side, who has it, what serves it and what has been answered. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return valueOrPage(await readAssignment(params.code, actorOf(door, url), door.effects))
}

export default function AssignmentPage({ loaderData: { code, labelSv, wordings, addressees } }: Route.ComponentProps) {
  return (
    <>
      <PageHeader
        title={`Uppdrag ${code}`}
        crumbs={[
          { labelSv: 'Planer', href: '/planer' },
          { labelSv: 'Uppdrag', href: '/uppdrag' },
        ]}
        lead={labelSv}
      />
      {wordings.length > 1 && (
        <section aria-labelledby="ordalydelser">
          <h2 id="ordalydelser" className="ds-heading" data-size="sm">
            Olika ordalydelser
          </h2>
          <div className="columns">
            {wordings.map((wording) => (
              <blockquote key={wording.labelSv} className="panel">
                <p>{wording.labelSv}</p>
                <footer className="hint">{wording.saidBySv.join('; ')}</footer>
              </blockquote>
            ))}
          </div>
        </section>
      )}
      {addressees.map(({ code: orgUnit, nameSv, cell, mentions, answers }) => (
        <section key={orgUnit} className="panel plan-goal" aria-labelledby={`svar-${orgUnit}`}>
          <h2 id={`svar-${orgUnit}`} className="ds-heading" data-size="xs">
            {nameSv}
          </h2>
          <p>
            <CoverageMark cell={cell} />
          </p>
          <ul className="part-list">
            {mentions.map(({ year, writtenAs, activitiesSv }) => (
              <li key={`${year} ${writtenAs}`}>
                <Link className="ds-link" to={planListHref({ orgUnit, year }, 'uppdrag')}>
                  Planen {year}
                </Link>
                , som {writtenAs}
                {activitiesSv.length > 0 && `. Aktiviteter: ${activitiesSv.join('; ')}`}
              </li>
            ))}
          </ul>
          {answers.map(({ round, mark, commentary }) => (
            <div key={round} className="assignment-answer">
              <p className="mark-row">
                <Link className="ds-link" to={unitAnswersHref({ orgUnit, round })}>
                  {round}
                </Link>
                <StatusMark mark={mark} />
              </p>
              <BoundText inlines={commentary} />
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
