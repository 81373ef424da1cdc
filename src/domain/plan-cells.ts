import type { Plan } from './plan.ts'
import { type FieldForm, type PlanField, type PlanList, planListNamed } from './plan-lists.ts'

/** A plan, or an entry of it, as its file writes it: plain values without places, absent where nothing is said. */
export type Written = Readonly<Record<string, unknown>>

/** One entry of a list with what it is part of. */
export interface WrittenEntry {
  /** What tells it from its siblings: 'nki', or 'rp1/council/Nöjda kunder'. */
  readonly key: string
  /** The key of the entry that it is part of. */
  readonly whole?: string
  readonly entry: Written
}

export function writtenPlan(plan: Plan): Written {
  return withoutPlaces(plan) as Written
}

/** The list's entries in the plan's order. */
export function entriesOf(written: Written, list: PlanList): WrittenEntry[] {
  const whole = list.within === undefined ? undefined : planListNamed(list.within)
  if (whole !== undefined) {
    return entriesOf(written, whole).flatMap(({ key, entry }) =>
      arrayAt(entry, list.path).map((part) => ({ key: `${key}/${keyOf(part, list)}`, whole: key, entry: part })),
    )
  }
  const value = valueAt(written, list.path)
  if (list.isMap) {
    return Object.entries((value ?? {}) as Written).map(([name, said]) => ({ key: name, entry: { name, value: said } }))
  }
  return arrayAt(written, list.path).map((entry) => ({ key: keyOf(entry, list), entry }))
}

/** The plan with the list's entries exchanged for these. Parts whose whole is not there are left out. */
export function withEntries(written: Written, list: PlanList, entries: readonly Omit<WrittenEntry, 'key'>[]): Written {
  const whole = list.within === undefined ? undefined : planListNamed(list.within)
  if (whole !== undefined) {
    const wholes = entriesOf(written, whole).map(({ key, entry }) => ({
      entry: withValue(entry, list.path, orNothing(entries.filter((part) => part.whole === key).map((part) => part.entry))),
    }))
    return withEntries(written, whole, wholes)
  }
  if (list.isMap) {
    const said = Object.fromEntries(entries.map(({ entry }) => [String(entry.name), entry.value]))
    return withValue(written, list.path, entries.length === 0 ? undefined : said)
  }
  return withValue(written, list.path, orNothing(entries.map(({ entry }) => entry)))
}

export function keyOf(entry: Written, { keyed }: PlanList): string {
  return keyed.map((name) => String(entry[name] ?? '')).join('/')
}

/** What a person reads and writes in the field. */
export function cellText(entry: Written, { path, form }: PlanField): string {
  const value = valueAt(entry, path)
  if (value === undefined || value === null) return ''
  switch (form.kind) {
    case 'choice':
      return form.words[String(value)] ?? String(value)
    case 'choices':
    case 'references':
      return (value as unknown[]).map(String).join(', ')
    case 'lines':
      return (value as unknown[]).map(String).join('\n')
    case 'yes':
      return value === true ? yesWord : ''
    case 'pairs':
      return Object.entries(value as Written)
        .map(([name, said]) => `${name}=${pairValue(said)}`)
        .join('\n')
    case 'text':
    case 'long-text':
    case 'whole-number':
    case 'reference':
      return String(value)
  }
}

export const yesWord = 'Ja'

/** An entry from what is written in its fields. What cannot be understood is kept as written, for the reading to tell. */
export function entryFrom(fields: readonly PlanField[], textOf: (field: PlanField) => string): Written {
  return fields.reduce<Written>((entry, field) => withValue(entry, field.path, valueFrom(textOf(field), field.form)), {})
}

/** The value at the path exchanged; undefined takes it away, and what is then empty around it. */
export function withValue(written: Written, path: readonly string[], value: unknown): Written {
  const [first, ...rest] = path
  if (first === undefined) return written
  const inner = rest.length === 0 ? value : withValue((written[first] ?? {}) as Written, rest, value)
  const isEmpty = inner === undefined || (rest.length > 0 && Object.keys(inner as Written).length === 0)
  if (!isEmpty) return { ...written, [first]: inner }
  const { [first]: _, ...others } = written
  return others
}

export function valueAt(written: Written, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? (value as Written)[part] : undefined),
    written,
  )
}

function valueFrom(text: string, form: FieldForm): unknown {
  const said = text.replaceAll('\r\n', '\n').trim()
  if (said === '') return undefined
  switch (form.kind) {
    case 'text':
    case 'long-text':
    case 'reference':
      return said
    case 'lines':
      return said.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
    case 'references':
      return separated(said)
    case 'choices':
      return separated(said).map((word) => chosen(word, form.words))
    case 'choice':
      return chosen(said, form.words)
    case 'yes':
      return /^(ja|sant|true|x)$/i.test(said) ? true : /^(nej|falskt|false)$/i.test(said) ? undefined : said
    case 'whole-number': {
      const digits = said.replace(/[\s\u00a0\u202f]/g, '').replace(/^[−–]/, '-')
      return /^-?\d{1,15}$/.test(digits) ? Number(digits) : said
    }
    case 'pairs':
      return Object.fromEntries(
        said.split('\n').map((line) => {
          const [name = '', ...rest] = line.split('=')
          return [name.trim(), pairMeaning(rest.join('=').trim())]
        }),
      )
  }
}

function separated(text: string): string[] {
  return text.split(/[,\n]/).flatMap((each) => (each.trim() === '' ? [] : [each.trim()]))
}

/** The word that was chosen, whatever its capitals, or the file's own value. */
function chosen(word: string, words: Readonly<Record<string, string>>): string {
  const wanted = word.toLowerCase()
  return (
    Object.entries(words).find(([value, label]) => label.toLowerCase() === wanted || value.toLowerCase() === wanted)?.[0] ?? word
  )
}

/** A text as it is; anything else, and a text that would be read as something else, as JSON. */
function pairValue(said: unknown): string {
  return typeof said === 'string' && pairMeaning(said) === said && !said.includes('\n') ? said : JSON.stringify(said)
}

function pairMeaning(text: string): unknown {
  if (!/^(?:[[{"]|-?\d+(?:\.\d+)?$|true$|false$)/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function arrayAt(written: Written, path: readonly string[]): Written[] {
  const value = valueAt(written, path)
  return Array.isArray(value) ? (value as Written[]) : []
}

function orNothing(entries: readonly Written[]): readonly Written[] | undefined {
  return entries.length === 0 ? undefined : entries
}

/** Nothing said is the same as an empty list, an empty text or an empty collection. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces)
  if (typeof value !== 'object' || value === null) return value
  const said = Object.entries(value)
    .filter(([name]) => name !== 'source')
    .map(([name, inner]) => [name, withoutPlaces(inner)] as const)
    .filter(([, inner]) => !isNothing(inner))
  return Object.fromEntries(said)
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === '') return true
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
