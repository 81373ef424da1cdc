import { type DimensionName, dimensionNames } from '#domain/fact.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import type { FindingLog, PlaceInFile } from '../finding-log.ts'
import { rowCountSv } from '../row-count.ts'
import { normalisedHeader } from './match-profile.ts'

/** Turns the file's own words into our codes, as the profile's lists say. */
export interface WordReader {
  explainsEmpty(name: DimensionName): boolean
  /** The file's word as our code; undefined (and told once, at the end) when the profile does not know it. */
  toCode(name: DimensionName, text: string, place: PlaceInFile): string | undefined
  report(): void
}

export function createWordReader(profile: MappingProfile, log: FindingLog): WordReader {
  const known = new Map<DimensionName, Map<string, string>>()
  for (const name of dimensionNames) {
    const words = profile.dimensionWords?.[name]
    if (words) known.set(name, new Map(Object.entries(words).map(([word, code]) => [normalisedHeader(word), code])))
  }
  const unknown = new Map<string, { name: DimensionName; text: string; place: PlaceInFile; count: number }>()

  return {
    explainsEmpty: (name) => known.get(name)?.has('') ?? false,
    toCode(name, text, place) {
      const words = known.get(name)
      if (!words) return text
      const code = words.get(normalisedHeader(text))
      if (code === undefined && log.everyRow) log.add('I-068', place, unknownWordSv(profile, name, text))
      else if (code === undefined) {
        const key = `${name}\u0000${text}`
        const seen = unknown.get(key)
        unknown.set(key, { name, text, place: seen?.place ?? place, count: (seen?.count ?? 0) + 1 })
      }
      return code
    },
    report() {
      for (const { name, text, place, count } of unknown.values()) {
        log.add('I-068', place, unknownWordSv(profile, name, text, ` (${rowCountSv(count)})`))
      }
    },
  }
}

function unknownWordSv(profile: MappingProfile, name: DimensionName, text: string, extent = ''): string {
  const expected = Object.keys(profile.dimensionWords?.[name] ?? {}).join(', ')
  return `Ordet ”${text}” är okänt${extent}. Profilen ${profile.name} känner: ${expected}. Rätta ordet eller lägg till det i profilen.`
}
