import { unitsDuring } from '#calculation/units-during.ts'
import type { Reading, Slice } from '#domain/delivery.ts'
import type { Fact } from '#domain/fact.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { formatPeriod, fullYear } from '#domain/period.ts'
import { parseScenarioKey, scenarioKey } from '#domain/scenario.ts'
import { standardForecastName } from '#intake/mapping/standard-profiles.ts'
import type { Effects } from './effects.ts'
import type { Forecast } from './find-forecast.ts'
import { loadReference } from './load-reference.ts'

/**
 * A forecast that is handed in on the page takes over from the files that the unit's forecast came in before, whatever their
 * streams: their slices without amounts. Undefined, with why, when such a file speaks for other units too: theirs would go.
 */
export async function takingOver(
  reading: Reading,
  { ground: { orgUnit, round, reference }, inForce }: Pick<Forecast, 'ground' | 'inForce'>,
  { store }: Effects,
): Promise<{ readonly slices: readonly Slice[] } | { readonly reasonSv: string }> {
  const scenarios = new Set(inForce.map(({ scenario }) => scenarioKey(scenario)))
  const period = fullYear(round.year)
  const own = new Set<string>(unitsDuring(reference.organisation, orgUnit.code, period))
  const everyUnit = [...new Set(reference.organisation.versions.map(({ code }) => code))]
  const slices: Slice[] = [...reading.slices]
  for (const id of deliveriesOf(inForce)) {
    const delivery = await store.loadDelivery(id)
    if (delivery === undefined) continue
    for (const slice of delivery.slices) {
      const scenario = parseScenarioKey(slice.scenario)
      if (!scenarios.has(slice.scenario) || scenario === undefined) continue
      const all = await store.loadSelectedFacts(reference.snapshot, { series: 'ledger', orgUnits: everyUnit, period, scenario })
      if (all.some((fact) => fact.source.deliveryId === id && !own.has(fact.orgUnit)))
        return {
          reasonSv: `Prognosen finns i ${delivery.fileName}, som också gäller andra enheter än ${orgUnit.nameSv} (${formatPeriod(period)}). Lämna en ny fil för var och en, så kan den här ersättas.`,
        }
      if (!slices.some(({ stream, scenario: known }) => stream === slice.stream && known === slice.scenario))
        slices.push({ ...slice, takesOver: true })
    }
  }
  return { slices }
}

/**
 * The other way about: a file with a forecast takes over from what was handed in on the page, or by the standard file, for the
 * same administrations: their slices without amounts. A new forecast without a range takes an earlier one's range away too.
 */
export async function withEnteredTakenOver(reading: Reading, store: Effects['store']): Promise<Reading> {
  const rounds = new Set(
    reading.facts.flatMap(({ series, scenario }) => (series === 'ledger' && scenario.kind === 'forecast' ? scenario.round : [])),
  )
  if (rounds.size === 0) return reading
  const { organisation } = await loadReference(await store.loadCurrentSnapshot(), store)
  const accepted = (await store.listDeliveries()).filter(({ state }) => state === 'accepted')
  const taken = new Map<string, Slice>()
  for (const slice of accepted.flatMap((delivery) => delivery.slices)) {
    const scenario = parseScenarioKey(slice.scenario)
    if (scenario?.kind !== 'forecast' || !rounds.has(scenario.round) || slice.period === undefined) continue
    const prefix = `${standardForecastName(scenario.round)}/`
    if (!slice.stream.startsWith(prefix)) continue
    if (reading.slices.some((own) => own.stream === slice.stream && own.scenario === slice.scenario)) continue
    const own = new Set<string>(unitsDuring(organisation, orgUnitCode(slice.stream.slice(prefix.length)), slice.period))
    if (reading.facts.some(({ orgUnit }) => own.has(orgUnit)))
      taken.set(`${slice.stream} ${slice.scenario}`, { ...slice, takesOver: true })
  }
  return taken.size === 0 ? reading : { ...reading, slices: [...reading.slices, ...taken.values()] }
}

function deliveriesOf(facts: readonly Fact[]): string[] {
  return [...new Set(facts.flatMap(({ source }) => source.deliveryId ?? []))]
}
