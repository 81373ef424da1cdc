import type { Content } from '#domain/content.ts'
import type { Slice } from '#domain/delivery.ts'
import type { Fact } from '#domain/fact.ts'
import { covers } from '#domain/period.ts'
import { scenarioKey } from '#domain/scenario.ts'

/** A slice of a delivery with its row's number, and its place among the delivery's slices. */
export interface StoredSlice extends Slice {
  readonly sliceId: number
  readonly ordinal: number
}

/**
 * The slice that speaks for a fact: of its scenario, over all its months, and not one that only takes over. Throws when there is none, or when slices of two
 * streams would do: then it would not be known what supersedes the fact, and that is a defect in the format's reader.
 */
export function sliceOfFact(slices: readonly StoredSlice[], fact: Fact): StoredSlice {
  const scenario = scenarioKey(fact.scenario)
  const fitting = slices.filter(
    ({ takesOver, scenario: own, period }) => !takesOver && own === scenario && period && covers(period, fact.period),
  )
  const what = `a fact of scenario ${scenario}, ${fact.period.from}–${fact.period.to} (${fact.source.fileName} row ${fact.source.row})`
  return onlyStream(fitting, what)
}

/** The slice that speaks for a content: the one without months, by the stream 'kind/key' where there are several. */
export function sliceOfContent(slices: readonly StoredSlice[], { kind, key }: Content): StoredSlice {
  const whole = slices.filter((slice) => slice.period === undefined)
  const own = whole.filter((slice) => slice.stream === `${kind}/${key}`)
  return onlyStream(own.length > 0 ? own : whole, `content ${kind} ${key}`)
}

function onlyStream(fitting: readonly StoredSlice[], what: string): StoredSlice {
  const [first, ...others] = fitting
  if (first === undefined) throw new Error(`No slice of the delivery speaks for ${what}.`)
  const other = others.find(({ stream }) => stream !== first.stream)
  if (other) throw new Error(`Two streams of the delivery speak for ${what}: ${first.stream} and ${other.stream}.`)
  return first
}
