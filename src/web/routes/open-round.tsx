import { Link, redirect } from 'react-router'
import { openRounds } from '#app/open-rounds.ts'
import { previewRound, type UnitPreview } from '#app/preview-round.ts'
import { roundTitle } from '#domain/round.ts'
import { taskKinds } from '#domain/round-task.ts'
import { requestContext } from '#web/request-context.ts'
import { roundHref, unitAnswersHref } from '../addresses.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { UnitRoundStateMark } from '../components/task-state-mark.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv, wholeNumber } from '../swedish-texts.ts'
import type { Route } from './+types/open-round.ts'

/** What a round would ask of whom, before it is opened; and where it is. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  return valueOrPage(await previewRound(params.round, actorOf(door, url), door.effects))
}

/** Opens the round for one unit or all that report in it, or brings it up to date with their plans. */
export async function action({ url, request, params, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const orgUnit = String((await request.formData()).get('enhet') ?? '')
  const opened = await openRounds(
    { round: params.round, ...(orgUnit === '' ? {} : { orgUnit }) },
    actorOf(door, url),
    door.effects,
  )
  if (opened.kind === 'refused') return { refusalSv: opened.reasonSv }
  valueOrPage(opened)
  return redirect(`${roundHref(params.round)}?oppnad=1`)
}

export default function OpenRoundPage({ loaderData: { round, units }, actionData }: Route.ComponentProps) {
  const mayOpen = units.filter(({ opening, closesOn }) => opening.allowed && closesOn !== undefined)
  const toOpen = mayOpen.filter(({ opened }) => opened?.state !== 'approved')
  const denied = units.find(({ opening }) => !opening.allowed)?.opening
  return (
    <>
      <PageHeader
        title={`Öppna ${roundTitle(round).toLowerCase()}`}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Rapportomgångar', href: '/omgangar' },
        ]}
        lead="Så här mycket frågas, av vem och till när. Inget är skickat förrän omgången är öppnad."
      />
      {actionData?.refusalSv && (
        <Notice tone="danger" live>
          {actionData.refusalSv}
        </Notice>
      )}
      {units.length === 0 && (
        <EmptyState titleSv="Ingen enhet att öppna för">
          <p>Ingen enhet som du ser har någon plan för {round.year} eller någon mall för omgången. Läs in planen först.</p>
        </EmptyState>
      )}
      {toOpen.length > 1 && mayOpen.length === units.length && (
        <form method="post">
          <SubmitButton busySv="Öppnar …">
            {toOpen.some(({ opened }) => opened === undefined)
              ? `Öppna för alla ${wholeNumber(units.length)} enheter`
              : `Uppdatera alla ${wholeNumber(units.length)} enheter ur planen`}
          </SubmitButton>
        </form>
      )}
      {mayOpen.length === 0 && denied?.allowed === false && <p className="hint">{denied.reasonSv}</p>}
      {units.map((unit) => (
        <UnitSection key={unit.orgUnit} unit={unit} round={round.code} isOnly={units.length === 1} />
      ))}
    </>
  )
}

function UnitSection({ unit, round, isOnly }: { unit: UnitPreview; round: string; isOnly: boolean }) {
  const { orgUnit, nameSv, closesOn, opening, opened, kinds, people, unassigned, added, withdrawn } = unit
  const count = kinds.reduce((sum, each) => sum + each.count, 0)
  return (
    <section className="panel" aria-labelledby={`enhet-${orgUnit}`}>
      <div className="review-head">
        <h2 id={`enhet-${orgUnit}`} className="ds-heading" data-size="xs">
          {opened ? (
            <Link className="ds-link" to={unitAnswersHref({ orgUnit, round })}>
              {nameSv}
            </Link>
          ) : (
            nameSv
          )}
        </h2>
        {opened && <UnitRoundStateMark state={opened.state} />}
      </div>
      <p>
        {countSv(count, 'fråga', 'frågor')}
        {closesOn === undefined
          ? '. Kalendern säger inte när omgången stänger för enhetens nivå: lägg till den under ”rounds” i regionens fil.'
          : `. Omgången stänger ${closesOn}.`}
        {opened && ` ${changeSv(added, withdrawn)}`}
      </p>
      {kinds.length > 0 && (
        <ScrollTable caption={`Vad ${nameSv} frågas om`} isCaptionHidden>
          <thead>
            <tr>
              <th scope="col">Slag</th>
              <th scope="col" className="number">
                Antal
              </th>
              <th scope="col">Svar senast</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ kind, count: number, dueOn }) => (
              <tr key={kind}>
                <th scope="row">{taskKinds[kind].pluralSv}</th>
                <td className="number">{wholeNumber(number)}</td>
                <td className="date">{dueOn}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {people.length > 0 && (
        <p>
          Svarar: {people.map((each) => `${each.nameSv} (${countSv(each.count, 'fråga', 'frågor')})`).join(', ')}.
          {people.reduce((sum, each) => sum + each.count, 0) > count && ' Frågor som flera delar på räknas hos var och en.'}
        </p>
      )}
      {unassigned.length > 0 && (
        <Notice tone="warning">
          <details>
            <summary>{countSv(unassigned.length, 'fråga har ingen som svarar', 'frågor har ingen som svarar')}</summary>
            <p>Ge någon rollen rapportör för enheten, eller skriv namnet på en känd person som ansvarig i planen.</p>
            <ul>
              {unassigned.map((labelSv) => (
                <li key={labelSv}>{labelSv}</li>
              ))}
            </ul>
          </details>
        </Notice>
      )}
      {opening.allowed && closesOn !== undefined && opened?.state !== 'approved' && (
        <form method="post">
          <input type="hidden" name="enhet" value={orgUnit} />
          <SubmitButton busySv="Öppnar …" variant={isOnly ? 'primary' : 'secondary'}>
            {opened ? 'Uppdatera ur planen' : 'Öppna'}
            <span className="visually-hidden"> för {nameSv}</span>
          </SubmitButton>
        </form>
      )}
      {opened?.state === 'approved' && <p className="hint">Omgången är godkänd och låst. Lås upp den för att ändra något.</p>}
    </section>
  )
}

function changeSv(added: number, withdrawn: number): string {
  if (added === 0 && withdrawn === 0) return 'Omgången stämmer med planen.'
  return `Sedan den öppnades: ${countSv(added, 'ny fråga', 'nya frågor')}, ${countSv(withdrawn, 'fråga utgår', 'frågor utgår')}.`
}
