import { signWordNamed, signWords } from '#domain/sign-words.ts'
import type { FigureInline } from '#domain/table.ts'
import type { DisplayUnit } from '#domain/units-of-measure.ts'

/** How a bound figure wants to be printed, as the words after its bar say it. */
export interface PrintWish {
  readonly unit?: DisplayUnit
  readonly decimals?: number
  readonly withUnit: boolean
  /** A positive number gets a plus sign. */
  readonly signed: boolean
  readonly form: FigureInline['form']
  /** Words that mean nothing here. */
  readonly unknown: readonly string[]
}

/**
 * Reads "mnkr 1 belopp": a display unit, a number of decimals 0–6, `utan` (the unit is not printed), `belopp` (without
 * sign), `tecken` (a plus before what is positive), `hela` (the whole units around the value) or a pair of words that the sign
 * chooses between (`bättre`, `ökat`), in any order. A named unit is printed; decimals are then 0 unless said.
 */
export function readPrintWords(text: string): PrintWish {
  let named: DisplayUnit | undefined
  let decimals: number | undefined
  let form: FigureInline['form'] = 'number'
  let withoutUnit = false
  let signed = false
  const unknown: string[] = []

  for (const word of text.toLowerCase().split(/\s+/).filter(Boolean)) {
    const displayUnit = unitsByWord.get(word)
    if (displayUnit) named = displayUnit
    else if (/^[0-6]$/.test(word)) decimals = Number(word)
    else if (word === 'utan') withoutUnit = true
    else if (word === 'belopp') form = 'absolute'
    else if (word === 'tecken') signed = true
    else if (word === 'hela') form = 'whole-range'
    else {
      const signWord = signWordNamed(word)
      if (signWord) form = signWord
      else unknown.push(word)
    }
  }
  return {
    ...(named !== undefined && { unit: named, decimals: decimals ?? 0 }),
    ...(named === undefined && decimals !== undefined && { decimals }),
    withUnit: named !== undefined && !withoutUnit,
    signed,
    form,
    unknown,
  }
}

const unitsByWord: ReadonlyMap<string, DisplayUnit> = new Map([
  ['kr', 'kr'],
  ['tkr', 'tkr'],
  ['mnkr', 'mnkr'],
  ['%', 'percent'],
  ['procent', 'percent'],
  ['procentenheter', 'percentage-points'],
  ['antal', 'count'],
  ['årsarbetare', 'fte'],
  ['timmar', 'hours'],
  ['dagar', 'days'],
  ['arbetsdagar', 'workdays'],
  ['minuter', 'minutes'],
  ['min:sek', 'minutes-and-seconds'],
  ['index', 'index'],
])

/** The word that names the display unit: "mnkr", "%". */
export function unitWordOf(unit: DisplayUnit): string {
  return [...unitsByWord].find(([, named]) => named === unit)?.[0] ?? ''
}

/** The words a writer may choose among, for a message. */
export const printWordsSv = [
  ...unitsByWord.keys(),
  'ett antal decimaler (0–6)',
  'utan',
  'belopp',
  'tecken',
  'hela',
  ...Object.values(signWords).map(({ wordSv }) => wordSv),
].join(', ')
