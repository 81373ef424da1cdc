import type { DimensionName, Fact } from '#domain/fact.ts'
import type { Finding } from '#domain/finding.ts'
import { calculationFinding } from './finding-codes.ts'

/** Rows that the data itself decides: one for each value that a dimension has in the facts. */
export interface DimensionGroup {
  /** The value as a row's key: 'Andra verksamheter' is 'andra-verksamheter'. */
  readonly key: string
  readonly labelSv: string
  /** The values that make the key, as the facts have them. */
  readonly values: readonly string[]
}

/**
 * The groups in the order of the known labels, the others after them alphabetically and under their own words. A value that
 * would take one of the table's own row keys gets another: a category may be called "Summa".
 */
export function dimensionGroups(
  facts: readonly Fact[],
  dimension: DimensionName,
  knownLabelsSv: Readonly<Record<string, string>>,
  ownRowKeys: readonly string[] = [],
): DimensionGroup[] {
  const values = new Set(facts.map((fact) => fact.dimensions[dimension]).filter((value) => value !== undefined))
  const byKey = Map.groupBy([...values].sort(), rowKeyOf)
  const order = Object.keys(knownLabelsSv)
  const position = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return [...byKey]
    .map(([key, grouped]) => ({
      key: ownRowKeys.includes(key) ? `${key}-${rowKeyOf(dimension)}` : key,
      labelSv: knownLabelsSv[key] ?? inWords(grouped[0] ?? key),
      values: grouped,
    }))
    .sort((a, b) => position(a.key) - position(b.key) || a.labelSv.localeCompare(b.labelSv, 'sv'))
}

/** C-008: facts that a table by that dimension cannot place anywhere, so that its sum would silently lack them. */
export function checkDimensionPresent(
  facts: readonly Fact[],
  dimension: DimensionName,
  { table, dimensionSv }: { table: string; dimensionSv: string },
): Finding[] {
  const absent = new Set(facts.filter((fact) => fact.dimensions[dimension] === undefined))
  if (absent.size === 0) return []
  const [first] = absent
  const message = `${absent.size} uppgifter saknar ${dimensionSv} och kommer inte med i tabellen. Ange ${dimensionSv} i källan eller i mappningsprofilen.`
  return [
    calculationFinding(
      'C-008',
      first === undefined ? { kind: 'table', table } : { kind: 'source', place: first.source },
      message,
    ),
  ]
}

/** Lower case, å ä ö without their marks, everything else than letters and digits as a hyphen: fit for a figure's key. */
export function rowKeyOf(text: string): string {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'utan-namn'
}

function inWords(code: string): string {
  const words = code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
