import { isMap, isScalar, LineCounter, type Node, type ParsedNode, parseDocument, visit, type YAMLError } from 'yaml'
import type { z } from 'zod'
import type { FindingCode } from '../finding-codes.ts'
import type { FindingLog, PlaceInFile } from '../finding-log.ts'

export type YamlPath = readonly (string | number)[]

/** A YAML text as plain values, with the line of everything in it. */
export interface YamlText {
  readonly value: unknown
  /** The line of what stands at the path, or of the nearest thing above it that is there. */
  rowOf(path: YamlPath): number
  /** The line of a key itself, as one that should not be there. */
  rowOfKey(path: YamlPath, key: string): number
}

/**
 * Reads one YAML document; undefined, with findings, when it does not follow YAML. An empty value is as if the key were not
 * there. Digits that a number would lose (0110, 5.50) stay text: codes are not quantities.
 * `linesBefore`: lines that stand above the text in its file.
 */
export function readYaml(text: string, log: FindingLog, linesBefore = 0): YamlText | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const rowAt = (offset: number) => lines.linePos(offset).line + linesBefore
  for (const error of document.errors) {
    const { code, messageSv } = explain(error)
    log.add(code, { row: rowAt(error.pos[0]) }, messageSv)
  }
  if (document.errors.length > 0) return undefined

  visit(document, {
    Scalar(_key, scalar) {
      if (typeof scalar.value === 'number' && scalar.source !== undefined && scalar.source !== String(scalar.value)) {
        scalar.value = scalar.source
      }
    },
    Pair(_key, pair) {
      return isScalar(pair.value) && pair.value.value === null ? visit.REMOVE : undefined
    },
  })
  let value: unknown
  try {
    value = document.toJS()
  } catch {
    // An alias without its anchor, or aliases that would multiply beyond measure.
    log.add('I-080', {}, 'Filen använder hänvisningar (*namn) som inte kan följas. Skriv ut innehållet på varje ställe.')
    return undefined
  }

  function rowOf(path: YamlPath): number {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true)
      const offset = isNode(node) ? node.range?.[0] : undefined
      if (offset !== undefined) return rowAt(offset)
    }
    return 1 + linesBefore
  }

  function rowOfKey(path: YamlPath, key: string): number {
    const parent: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
    const pair = isMap<ParsedNode>(parent)
      ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined
    const offset = pair?.key.range?.[0]
    return offset === undefined ? rowOf(path) : rowAt(offset)
  }

  return { value, rowOf, rowOfKey }
}

/** Plain values, with where each of them stands and what it is called there. */
export interface PlacedValue {
  readonly value: unknown
  placeOf(path: YamlPath): PlaceInFile
  /** The place of a key itself, as one that should not be there. */
  placeOfKey(path: YamlPath, key: string): PlaceInFile
  /** "indicators[3].targetText" in a file of text, "Målvärde" in a form. */
  nameSv(path: YamlPath): string
}

/** The value as the schema has it; undefined, with a finding for each thing that is missing, unknown or wrong. */
export function decodeYaml<Schema extends z.ZodType>(
  yaml: YamlText,
  schema: Schema,
  log: FindingLog,
): z.output<Schema> | undefined {
  const placed: PlacedValue = {
    value: yaml.value,
    placeOf: (path) => ({ row: yaml.rowOf(path) }),
    placeOfKey: (path, key) => ({ row: yaml.rowOfKey(path, key) }),
    nameSv: pathSv,
  }
  return decodeValue(placed, schema, log)
}

/** The same for values that come from elsewhere than a YAML text: a workbook's cells, a form's fields. */
export function decodeValue<Schema extends z.ZodType>(
  placed: PlacedValue,
  schema: Schema,
  log: FindingLog,
): z.output<Schema> | undefined {
  const decoded = schema.safeParse(placed.value)
  if (decoded.success) return decoded.data
  for (const problem of decoded.error.issues) reportProblem(problem, placed, log)
  return undefined
}

function reportProblem(problem: z.core.$ZodIssue, placed: PlacedValue, log: FindingLog): void {
  const path = problem.path.filter((part) => typeof part !== 'symbol')
  const where = placed.nameSv(path)
  const found = valueAt(placed.value, path)
  switch (problem.code) {
    case 'unrecognized_keys':
      for (const key of problem.keys) {
        const inside = path.length === 0 ? '' : ` i ${where}`
        log.add(
          'I-083',
          placed.placeOfKey(path, key),
          `Uppgiften ”${key}” är okänd${inside}. Är den felstavad? Rätta eller ta bort den.`,
        )
      }
      return
    case 'invalid_type':
      if (found === undefined)
        log.add(
          'I-082',
          placed.placeOf(path),
          `Uppgiften ${where} saknas eller är tom. ${expectedTypeSv(problem.expected)} väntades.`,
        )
      else log.add('I-084', placed.placeOf(path), `${where} är ${describe(found)}. ${expectedTypeSv(problem.expected)} väntades.`)
      return
    case 'invalid_value':
      reportChoices(problem.values)
      return
    case 'custom':
      log.add('I-084', placed.placeOf(path), `${where} är ${describe(found)}. ${problem.message}`)
      return
    case 'too_small':
      log.add(
        'I-084',
        placed.placeOf(path),
        `${where} är ${describe(found)}: för litet eller för få. Minst ${problem.minimum} väntades.`,
      )
      return
    case 'too_big':
      log.add(
        'I-084',
        placed.placeOf(path),
        `${where} är ${describe(found)}: för stort eller för många. Högst ${problem.maximum} väntades.`,
      )
      return
    case 'invalid_union': {
      if ('options' in problem && problem.options !== undefined) {
        reportChoices(problem.options)
        return
      }
      const keys = [
        ...new Set(problem.errors.flat().flatMap((inner) => (inner.code === 'invalid_type' ? inner.path.map(String) : []))),
      ]
      log.add(
        'I-084',
        placed.placeOf(path),
        `${where} är ${describe(found)}. En av uppgifterna ${keys.join(' eller ')} väntades.`,
      )
      return
    }
    case 'invalid_key':
      log.add('I-083', placed.placeOf(path), `Nyckeln ${where} är okänd.`)
      return
    default:
      log.add('I-084', placed.placeOf(path), `${where} är ${describe(found)}, vilket inte godtas.`)
  }

  function reportChoices(values: readonly unknown[]): void {
    const choices = values.map(String).join(', ')
    if (found === undefined) log.add('I-082', placed.placeOf(path), `Uppgiften ${where} saknas. Den kan vara: ${choices}.`)
    else log.add('I-084', placed.placeOf(path), `${where} är ${describe(found)} men kan bara vara: ${choices}.`)
  }
}

/** 'indicators[3].display.unit', as a person finds it: the fourth entry is number 4. */
function pathSv(path: YamlPath): string {
  if (path.length === 0) return 'Filen'
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part + 1}]` : text === '' ? part : `${text}.${part}`),
    '',
  )
}

function expectedTypeSv(expected: string): string {
  const names: Record<string, string> = {
    string: 'En text',
    number: 'Ett tal',
    int: 'Ett heltal',
    boolean: 'true eller false',
    array: 'En lista',
    object: 'Uppgifter på formen namn: värde',
    record: 'Uppgifter på formen namn: värde',
  }
  return names[expected] ?? 'Något annat'
}

function describe(found: unknown): string {
  if (found === undefined) return 'tom'
  if (Array.isArray(found)) return 'en lista'
  if (typeof found === 'object') return 'en samling uppgifter'
  return `”${String(found)}”`
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[part] : undefined,
    value,
  )
}

function explain(error: YAMLError): { code: FindingCode; messageSv: string } {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return { code: 'I-085', messageSv: 'Samma uppgift står två gånger på samma nivå. Ta bort den ena.' }
    case 'TAB_AS_INDENT':
      return { code: 'I-080', messageSv: 'Raden är indragen med tabb. Dra in med mellanslag.' }
    case 'BAD_INDENT':
      return { code: 'I-080', messageSv: 'Indraget stämmer inte med raderna ovanför, eller så saknas ett ] eller }.' }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { code: 'I-080', messageSv: 'Raden har två kolon. Sätt texten inom citattecken om kolonet hör till den.' }
    case 'MISSING_CHAR':
      return {
        code: 'I-080',
        messageSv: 'Ett tecken saknas, ofta ett avslutande citattecken, kolon eller parentes. Filen kan vara avklippt.',
      }
    case 'MULTIPLE_DOCS':
      return { code: 'I-080', messageSv: 'Filen har flera dokument (---). Dela upp den i en fil för varje.' }
    default:
      return { code: 'I-080', messageSv: `Raden följer inte YAML (${error.code}). Kontrollera indrag, kolon och citattecken.` }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value
}
