/** Which version of the world an amount belongs to. A budget layer and a forecast round are never mixed (domain.md §1.3). */
export type Scenario =
  | { readonly kind: 'actual' }
  | { readonly kind: 'budget'; readonly layer: string }
  | { readonly kind: 'forecast'; readonly round: string; readonly bound?: ForecastBound }

/** The ends of a forecast's range, as in "−1 235 (+20/−50 mnkr)". */
export type ForecastBound = 'low' | 'high'

export const actual: Scenario = { kind: 'actual' }

/** The layer that a variance means unless a table says otherwise: the decided budget (domain.md §7.4 item 7). */
export const decidedBudget: Scenario = { kind: 'budget', layer: 'decided' }

/** One text for one scenario: 'actual', 'budget:decided', 'forecast:2025-D2', 'forecast:2025-D2:low'. */
export function scenarioKey(scenario: Scenario): string {
  switch (scenario.kind) {
    case 'actual':
      return 'actual'
    case 'budget':
      return `budget:${scenario.layer}`
    case 'forecast':
      return scenario.bound === undefined ? `forecast:${scenario.round}` : `forecast:${scenario.round}:${scenario.bound}`
  }
}

/** The inverse of scenarioKey; undefined for anything else. */
export function parseScenarioKey(text: string): Scenario | undefined {
  const [kind, name, bound, ...rest] = text.split(':')
  if (rest.length > 0) return undefined
  if (kind === 'actual' && name === undefined) return actual
  if (kind === 'budget' && name && bound === undefined) return { kind, layer: name }
  if (kind === 'forecast' && name) {
    if (bound === undefined) return { kind, round: name }
    if (bound === 'low' || bound === 'high') return { kind, round: name, bound }
  }
  return undefined
}

export function sameScenario(a: Scenario, b: Scenario): boolean {
  return scenarioKey(a) === scenarioKey(b)
}

/** "utfall", "beslutad budget", "prognos 2025-D2". */
export function formatScenario(scenario: Scenario): string {
  switch (scenario.kind) {
    case 'actual':
      return 'utfall'
    case 'budget':
      return scenario.layer === 'decided' ? 'beslutad budget' : `budget (${scenario.layer})`
    case 'forecast': {
      const end = scenario.bound === 'low' ? ', undre gräns' : scenario.bound === 'high' ? ', övre gräns' : ''
      return `prognos ${scenario.round}${end}`
    }
  }
}
