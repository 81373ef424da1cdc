import { type EnteredForecast, forecastFile, forecastOfRow } from '#calculation/forecast-file.ts'
import { type Actor, actorNameSv } from '#domain/actor.ts'
import { counterpartyKinds } from '#domain/counterparty.ts'
import type { Delivery } from '#domain/delivery.ts'
import { unitPath } from '#domain/organisation.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import type { RoundTask } from '#domain/round-task.ts'
import type { LayoutRow } from '#domain/statement-layout.ts'
import { formatCsv } from '#lib/csv-text.ts'
import { equals, exact } from '#lib/exact.ts'
import { may } from '#workflow/permissions.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { type Forecast, findForecast } from './find-forecast.ts'
import { takingOver } from './forecast-streams.ts'
import { readIncoming } from './import-file.ts'

/**
 * Makes what has been handed in for the forecast's rows part of what is known: as a standard file with who, when and why on each
 * line, read and accepted as any other, so that a figure leads to it. Refused until every row has been forecast, here or in a
 * file: a sum of some of the rows would be taken for the whole.
 */
export async function deliverForecast(address: ReportAddress, actor: Actor, effects: Effects): Promise<Outcome<Delivery>> {
  const found = await findForecast(address, effects)
  if (found.kind !== 'done') return found
  const forecast = found.value
  const { ground, rows, adjustmentUnit, inForce, counterparties } = forecast
  const { orgUnit, round, reference } = ground
  const verdict = may(actor, 'answer', unitPath(reference.organisation, orgUnit.code, round.period.to))
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const lacking = rowsLacking(forecast)
  if (lacking.length > 0)
    return refused(
      `Prognosen är inte hel: det saknas belopp för ${new Intl.ListFormat('sv').format(lacking.map(({ labelSv }) => `”${labelSv}”`))}. Skriv 0 där inget väntas.`,
    )

  const people = await effects.store.people.list()
  const namesSv = Object.fromEntries(people.map(({ person }) => [person.id, person.nameSv]))
  const entered = rows.flatMap((row): EnteredForecast[] => {
    const task = forecast.tasks.get(row.key)
    const amounts = handedIn(task)
    if (task === undefined || amounts === undefined) return []
    return [{ row, ...amounts, byNameSv: actorNameSv(task.answeredBy ?? actor.id, namesSv) }]
  })
  const at = effects.clock.now()
  const file = forecastFile(entered, {
    round: round.code,
    inForce,
    accounts: reference.accounts.map(({ code }) => code),
    adjustmentUnit,
    counterparty: counterpartyOf(forecast),
    ...(counterparties === undefined ? {} : { counterparties }),
    enteredSv: at.toISOString(),
  })
  const upload = {
    fileName: `prognos-${orgUnit.code}-${round.code}.csv`,
    bytes: new TextEncoder().encode(formatCsv(file)),
  }
  const reading = await readIncoming(upload, effects)
  const [error] = reading.findings.filter(({ severity }) => severity === 'error')
  if (error !== undefined) return refused(`Prognosen kunde inte läsas in. ${error.messageSv}`)
  const taken = await takingOver(reading, forecast, effects)
  if ('reasonSv' in taken) return refused(taken.reasonSv)
  const { delivery } = await effects.store.stageDelivery({
    ...upload,
    reading: { ...reading, slices: taken.slices },
    receivedAt: at,
    receivedBy: actor.id,
  })
  return done(await effects.store.acceptDelivery(delivery.id))
}

/**
 * Brings the forecast in force to what has been handed in, when rows have been handed in one by one (on their own pages, by
 * workbook) or a file has come since. Nothing is done where no forecast has been asked, or nothing differs.
 */
export async function settleForecast(address: ReportAddress, actor: Actor, effects: Effects): Promise<Outcome<undefined>> {
  const found = await findForecast(address, effects)
  if (found.kind !== 'done' || rowsNotInForce(found.value).length === 0) return done(undefined)
  const delivered = await deliverForecast(address, actor, effects)
  return delivered.kind === 'done' ? done(undefined) : delivered
}

/** The rows that neither have been handed in nor are in a forecast that has been read. */
export function rowsLacking({ rows, tasks, inForce }: Forecast): LayoutRow[] {
  return inForce.length > 0 ? [] : rows.filter(({ key }) => handedIn(tasks.get(key)) === undefined)
}

/** The rows for which something else is in force than what has been handed in. */
export function rowsNotInForce({ rows, tasks, inForce, counterparties }: Forecast): LayoutRow[] {
  const ends = (['low', 'high'] as const).map((bound) => ({
    bound,
    facts: inForce.filter(({ scenario }) => scenario.kind === 'forecast' && scenario.bound === bound),
  }))
  const itself = inForce.filter(({ scenario }) => scenario.kind === 'forecast' && scenario.bound === undefined)
  return rows.filter((row) => {
    const amounts = handedIn(tasks.get(row.key))
    if (amounts === undefined) return false
    const differs = (facts: typeof inForce, kronor: number) => {
      const value = forecastOfRow(row, facts, counterparties)
      return value === undefined || !equals(value, exact(BigInt(kronor)))
    }
    if (differs(itself, amounts.kronor)) return true
    return ends.some(({ bound, facts }) => {
      const said = bound === 'low' ? amounts.lowKronor : amounts.highKronor
      return facts.length === 0 ? said !== undefined : differs(facts, said ?? amounts.kronor)
    })
  })
}

interface HandedIn {
  readonly kronor: number
  readonly lowKronor?: number
  readonly highKronor?: number
  readonly commentary: string
}

/** The amounts of a row that count: submitted or approved, and not left as they were. */
function handedIn(task: RoundTask | undefined): HandedIn | undefined {
  if (task === undefined || (task.state !== 'submitted' && task.state !== 'approved')) return undefined
  const { answer } = task
  if (answer?.kind !== 'forecast' || answer.nothingToAdd === true || answer.kronor === undefined) return undefined
  const { kronor, lowKronor, highKronor, commentary } = answer
  return {
    kronor,
    commentary,
    ...(lowKronor === undefined ? {} : { lowKronor }),
    ...(highKronor === undefined ? {} : { highKronor }),
  }
}

/** What is entered for a whole row is said to be with the outside world, where the statement counts that, else with the first that it counts. */
function counterpartyOf({ counterparties, ground: { reference } }: Forecast): string {
  const codes = reference.region?.counterpartyCodes ?? {}
  const external = Object.entries(codes).find(([, kind]) => kind === 'external')?.[0] ?? counterpartyKinds.external.defaultCode
  return counterparties === undefined || counterparties.includes(external) ? external : (counterparties[0] ?? external)
}
