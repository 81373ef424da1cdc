/** A number that somebody typed into a text. */
export interface TypedNumber {
  readonly text: string
  readonly from: number
  readonly to: number
}

/**
 * The numbers that stand typed in a text, where a bound figure belongs. Years, dates, times, ordinals and codes (RF25-01,
 * ISO 27001, Q4, 2406–2505) are names of things and no figures, and are left alone. A year with a unit after it is a figure.
 */
export function findTypedNumbers(text: string): TypedNumber[] {
  const masked = names.reduce((rest, name) => rest.replace(name, (found) => ' '.repeat(found.length)), text)
  return [...masked.matchAll(number)].map((match) => ({
    text: text.slice(match.index, match.index + match[0].length).trim(),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

const months = 'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december'
const units = 'tkr|mnkr|mkr|kr|kronor|%|procent|timmar|dagar|årsarbetare|st'

/** What carries a numeral without being a quantity. Order matters: the longer name first. */
const names: readonly RegExp[] = [
  // Codes: letters with digits behind them: RF25-01, HOS2029, Q4, COVID-19, kkl5, RV250123.
  /\p{L}[\p{L}\d]*-?\d[\p{L}\d]*(?:[-–:/.+]\d+)*/gu,
  // 3D, 5G.
  /(?<![\p{L}\d])\d+\p{Lu}(?![\p{L}\d])/gu,
  // A kind of thing and its number: ISO 27001, § 12, kkl 6+7, konto 5210, delårsrapport 2, vecka 36.
  /(?<!\p{L})(?:ISO|SFS|dnr|diarienummer|kkl|kontoklass|konto|konton|kostnadsställe|punkt|bilaga|tabell|diagram|figur|kapitel|kap|sidan?|nr|nummer|version|steg|fas|etapp|nivå|delår|delårsrapport|tertial|kvartal|vecka|kl|klockan)\.?[ \u00a0]+\d[\d:.,+/–-]*/giu,
  /§+[ \u00a0]*\d+(?:[–-]\d+)?/gu,
  // 2017:725.
  /(?<![\p{L}\d])\d{4}:\d+/gu,
  // 2025-08-31, 2025-08.
  /(?<![\p{L}\d])\d{4}-\d{2}(?:-\d{2})?(?!\d)/gu,
  // den 31 augusti 2025.
  new RegExp(`(?<![\\p{L}\\d])\\d{1,2}(?:[–-]\\d{1,2})?[ \\u00a0](?:${months})`, 'giu'),
  // 2406–2505: year and month without century.
  /(?<![\p{L}\d])\d{2}(?:0[1-9]|1[0-2])[ \u00a0]?[–-][ \u00a0]?\d{2}(?:0[1-9]|1[0-2])(?!\d)/gu,
  // 2025, 2026/2027, 2025–26; but not "2025 tkr".
  new RegExp(`(?<![\\p{L}\\d])(?:19|20)\\d{2}(?:[–/-](?:19|20)?\\d{2})?(?!,?\\d|[ \\u00a0](?:${units})(?!\\p{L}))`, 'giu'),
  // 08:30, 24/7.
  /(?<![\p{L}\d])\d{1,2}:\d{2}(?!\d)/gu,
  /(?<![\p{L}\d])24\/7(?!\d)/gu,
  // 1:a, 3:e.
  /(?<![\p{L}\d])\d+:[ae](?!\p{L})/gu,
]

/** 1 234,5 · 12 · 0,4, with any of the spaces that part thousands. */
const number = /(?<![\d\p{L}])(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)(?:[.,]\d+)?/gu
