import type { Fact } from '#domain/fact.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import { scenarioKey } from '#domain/scenario.ts'
import { seriesKinds } from '#domain/series.ts'
import { isZero } from '#lib/exact.ts'
import type { FindingLog } from '../finding-log.ts'
import type { GridRow } from './grid.ts'
import { type ProfileMatch, placeOf } from './match-profile.ts'

export interface RepeatFinder {
  add(row: GridRow, facts: readonly Fact[]): void
}

/**
 * The same keys on two rows. With the same amounts it looks like a row pasted twice, yet a list may honestly have two like
 * events: a warning, both count. With other amounts it is a finer grain than we keep: a note. A series that may not be summed
 * cannot have both: an error.
 */
export function createRepeatFinder(match: ProfileMatch, log: FindingLog): RepeatFinder {
  const seen = new Map<string, { row: number; amounts: string }>()
  return {
    add(row, facts) {
      const [first] = facts
      if (!first) return
      const keys = facts.map((fact) => `${fact.series} ${scenarioKey(fact.scenario)} ${fact.period.from} ${fact.period.to}`)
      const key = JSON.stringify([first.orgUnit, first.dimensions, keys])
      const amounts = facts.map((fact) => `${fact.amount.numerator}/${fact.amount.denominator}`).join(' ')
      const earlier = seen.get(key)
      if (!earlier) {
        seen.set(key, { row: row.number, amounts })
        return
      }
      const place = placeOf(match, row)
      const what = `Raden har samma ${keyNames(match.profile)} som rad ${earlier.row}`
      if (facts.some((fact) => !seriesKinds[fact.series].additive)) {
        log.add(
          'I-029',
          place,
          `${what}, men ${seriesKinds[first.series].labelSv.toLowerCase()} kan bara ha ett värde. Ta bort den rad som inte gäller.`,
        )
      } else if (earlier.amounts === amounts) {
        if (facts.some((fact) => !isZero(fact.amount)))
          log.add('I-027', place, `${what} och samma belopp. Båda räknas: ta bort den ena om den kom med av misstag.`)
      } else {
        log.add('I-028', place, `${what} men andra belopp. Beloppen läggs ihop.`)
      }
    },
  }
}

/** "Konto, Kostnadsställe och Månad": the columns that tell rows apart. */
function keyNames(profile: MappingProfile): string {
  const sources = [...Object.values(profile.dimensions), profile.orgUnit]
  const headers = [
    ...sources.flatMap((from) => ('header' in from ? [from.header] : [])),
    ...(profile.month ? [profile.month.header] : []),
  ]
  return headers.length < 2 ? headers.join('') : `${headers.slice(0, -1).join(', ')} och ${headers.at(-1)}`
}
