import { monthOf } from '#domain/month.ts'
import { fullYear, type Period, period } from '#domain/period.ts'
import { monthNumberOfName } from './parse-month.ts'

/**
 * The months that a header speaks of, as people write them: "Jan", "jan–aug 2025", "2025-08", "T2 2025", "Kvartal 3",
 * "Utfall t.o.m. augusti",
 * "Budget 2025". Without a year of its own it gets `year`. Undefined when it names neither month nor year.
 */
export function guessPeriod(text: string, year: number | undefined): Period | undefined {
  // "Index, 1980=100" speaks of a base year, not of the column's own.
  const written = text.toLowerCase().replace(/\d{4} ?= ?100/g, '')
  const iso = /\b((?:19|20)\d{2})[-m/]?(0[1-9]|1[0-2])\b/.exec(written)
  if (iso) return period(monthOf(Number(iso[1]), Number(iso[2])))

  const ownYear = yearIn(written)
  const which = ownYear ?? year
  if (which === undefined) return undefined
  const named = [...written.matchAll(monthWord)].map(([word]) => monthNumberOfName(word))
  const [first, second] = named.filter((number) => number !== undefined)
  if (first !== undefined && second !== undefined && first <= second && named.length === 2) return months(which, first, second)
  if (first !== undefined && named.length === 1)
    return months(which, /\b(?:till och med|t\.? ?o\.? ?m\.?|ack(?:\.|umulerat)?)(?![a-zåäö])/.test(written) ? 1 : first, first)

  const part = /\b(?:(t|tertial) ?([1-3])|(kv|q|kvartal) ?([1-4]))\b/.exec(written)
  if (part?.[2]) return months(which, Number(part[2]) * 4 - 3, Number(part[2]) * 4)
  if (part?.[4]) return months(which, Number(part[4]) * 3 - 2, Number(part[4]) * 3)
  return ownYear !== undefined || /\b(?:helår|årsbudget|helårsprognos)/.test(written) ? fullYear(which) : undefined
}

/** The year that a text names, when it names one only. */
export function yearIn(text: string): number | undefined {
  const years = new Set(text.match(/(?<!\d)(?:19[5-9]|20[0-9])\d(?!\d)/g))
  const [only] = years
  return years.size === 1 ? Number(only) : undefined
}

/** Whole names and the usual abbreviations, never a part of another word ("marginal", "majoritet"). */
const monthWord =
  /(?<![a-zåäö])(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-zåäö])/g

function months(year: number, from: number, to: number): Period {
  return period(monthOf(year, from), monthOf(year, to))
}
