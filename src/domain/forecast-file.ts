/** The columns of the standard file of a round's full-year forecast: what a sender fills in, and what a forecast typed on the page becomes. */
export function forecastHeaders(round: string): ForecastHeaders {
  const amount = `Helårsprognos ${round}`
  return {
    account: 'Konto',
    orgUnit: 'Kostnadsställe',
    counterparty: 'Motpart',
    amount,
    low: `${amount}, lägst`,
    high: `${amount}, högst`,
  }
}

export interface ForecastHeaders {
  readonly account: string
  readonly orgUnit: string
  readonly counterparty: string
  /** The amounts: kronor, income + and cost −. */
  readonly amount: string
  /** The ends of the range; a file may lack them. */
  readonly low: string
  readonly high: string
}
