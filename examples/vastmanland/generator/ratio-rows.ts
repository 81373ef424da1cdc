import { months } from './amounts.ts'
import { randomFor } from './random.ts'
import { shake, split } from './split.ts'

/** A year's count shared by month, and so much of it (or so many days a delivery) that the ratio prints as `share`/`base`. */
export function ratioRows(
  indicator: string,
  from: string,
  count: number,
  denominator: number,
  share: number,
  base: number,
): (string | number)[][] {
  const random = randomFor(`indikator ${indicator} ${from}`)
  const numerator = Math.round((denominator * Math.round(share)) / base)
  const season = shake([100, 100, 108, 104, 98, 92, 45, 88, 112, 115, 108, 84].slice(0, count), 80, random)
  const denominators = split(denominator, season)
  const numerators = split(numerator, shake(denominators, 25, random))
  return months(from, count).flatMap((month, index) => [
    [month, 'fds', indicator, 'täljare', numerators[index] ?? 0],
    [month, 'fds', indicator, 'nämnare', denominators[index] ?? 0],
  ])
}
