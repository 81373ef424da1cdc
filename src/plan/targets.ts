import { type Display, formatExact } from '#domain/display.ts'
import type { Finding } from '#domain/finding.ts'
import type { Polarity } from '#domain/plan.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { type Comparator, comparators, type Target, type TargetMeaning } from '#domain/target.ts'
import { type DisplayUnit, displayUnits } from '#domain/units-of-measure.ts'
import { absolute, type Exact, exact, multiply, negate } from '#lib/exact.ts'
import { minusSign, noBreakSpace, parseSwedishNumber } from '#lib/swedish-numbers.ts'
import { planFinding } from './finding-codes.ts'
import { readTargetText, type TargetText } from './target-text.ts'

export interface TargetContext {
  /** How the indicator is printed: a bare number is written in that unit. */
  readonly display: Display
  /** Which way a bare number is to be reached. */
  readonly polarity: Polarity
  readonly source: SourcePlace
}

/**
 * Understands a target in every form that the documents use (domain.md §4.1): "≥ 90 %", "73", "2020: 0 mkr", "8 min",
 * "-100" (a change, for full-time equivalents), "Öka", "". What is not understood is a target of kind none with a finding.
 */
export function parseTarget(
  raw: string,
  context: TargetContext,
): { readonly target: Target; readonly findings: readonly Finding[] } {
  const text = readTargetText(raw)
  const head = {
    raw,
    source: context.source,
    ...(text.kind !== 'none' && text.kind !== 'unknown' && text.year !== undefined ? { year: text.year } : {}),
  }
  const understood = meaningOf(text, raw, context)
  return { target: { ...head, ...understood.meaning }, findings: understood.findings }
}

/**
 * The target as it was written, in print's own signs: "≥90%" is "≥ 90 %", "73" stays "73", "-49,3" has a real minus. A dash
 * when there is none. A unit is printed where it was written.
 */
export function formatTarget(target: Target): string {
  const text = readTargetText(target.raw)
  if (text.kind === 'none') return '–'
  if (text.kind === 'unknown') return target.raw.trim()
  const year = text.year === undefined ? '' : `${text.year}:${noBreakSpace}`
  if (text.kind === 'direction') return year + text.wordSv
  const sign = text.sign === undefined ? '' : text.sign === '+' ? '+' : minusSign
  const mark = text.comparator === undefined ? '' : `${comparators[text.comparator].mark}${noBreakSpace}`
  const suffix = text.unit === undefined ? '' : `${noBreakSpace}${text.unit}`
  return `${year}${mark}${sign}${text.digits.replace('.', ',').replaceAll(' ', noBreakSpace)}${suffix.replaceAll(' ', noBreakSpace)}`
}

/**
 * How far from the target still counts as partly reaching it, in the indicator's base unit: "0,5" in the indicator's own unit,
 * "2 procentenheter" of a share. Undefined when nothing is written, and with a finding when it is no distance.
 */
export function parseTolerance(
  raw: string | undefined,
  { display, source }: Pick<TargetContext, 'display' | 'source'>,
): { readonly tolerance?: Exact; readonly findings: readonly Finding[] } {
  if (raw === undefined || raw.trim() === '') return { findings: [] }
  const text = readTargetText(raw.replace(/^\s*(?:±|\+\/-)\s*/, ''))
  const displayUnit = text.kind === 'number' ? writtenUnit(text, display) : undefined
  const isDistance = text.kind === 'number' && text.comparator === undefined && text.sign === undefined && text.year === undefined
  const tolerance = isDistance && displayUnit !== undefined ? valueInBase(text, displayUnit) : undefined
  if (tolerance !== undefined) return { tolerance, findings: [] }
  const message = `Toleransen ”${raw.trim()}” går inte att förstå. Skriv ett avstånd i indikatorns enhet, till exempel ”0,5” eller ”2 procentenheter”.`
  return { findings: [planFinding('P-013', { kind: 'source', place: source }, message)] }
}

/** The target in words that stand after "målet": "minst 90 %", "en minskning med minst 100 årsarbetare", "att värdet ökar". */
export function targetInWords(target: Target, display: Display): string {
  switch (target.kind) {
    case 'none':
      return 'inget målvärde'
    case 'direction':
      return { up: 'att värdet ökar', down: 'att värdet minskar', keep: 'att värdet behålls' }[target.direction]
    case 'threshold':
      return `${comparators[target.comparator].labelSv} ${asWritten(target.value, target.raw, display)}`
    // A change between two shares is told in percentage points, never in percent (domain.md §2.4).
    case 'delta': {
      const amount = asWritten(absolute(target.value), target.raw, display).replace(/%$/, 'procentenheter')
      const falling = target.value.numerator < 0n
      const atLeast = (target.comparator === '<=' || target.comparator === '<') === falling
      return `en ${falling ? 'minskning' : 'ökning'} med ${atLeast ? 'minst' : 'högst'} ${amount}`
    }
  }
}

/** In the unit and with the decimals that the target was written with: "73" of an index with one decimal is 73, not 73,0. */
function asWritten(value: Exact, raw: string, display: Display): string {
  const text = readTargetText(raw)
  if (text.kind !== 'number') return formatExact(value, display, { withUnit: true })
  if (text.digits.includes(':')) return `${text.digits}${noBreakSpace}min`
  const decimals = /[,.](\d+)$/.exec(text.digits)?.[1]?.length ?? 0
  const displayUnit = writtenUnit(text, display) ?? display.unit
  const printedUnit = displayUnit === 'percentage-points' ? 'percent' : displayUnit
  return formatExact(value, { unit: printedUnit, decimals }, { withUnit: true })
}

interface Understood {
  readonly meaning: TargetMeaning
  readonly findings: readonly Finding[]
}

function meaningOf(text: TargetText, raw: string, context: TargetContext): Understood {
  switch (text.kind) {
    case 'none':
      return { meaning: { kind: 'none' }, findings: [] }
    case 'direction':
      return {
        meaning: { kind: 'direction', direction: text.direction },
        findings: againstPolarity(text.direction, raw, context),
      }
    case 'number':
      return numberMeaning(text, raw, context)
    case 'unknown':
      return notUnderstood(
        'P-003',
        `Målvärdet ”${raw.trim()}” går inte att förstå. Skriv till exempel ”≥ 90 %”, ”73” eller ”Öka”.`,
        context,
      )
  }
}

function numberMeaning(text: TargetText & { kind: 'number' }, raw: string, context: TargetContext): Understood {
  const displayUnit = writtenUnit(text, context.display)
  const value = displayUnit === undefined ? undefined : valueInBase(text, displayUnit)
  if (displayUnit === undefined || value === undefined) {
    const { labelSv } = displayUnits[context.display.unit]
    return notUnderstood(
      'P-004',
      `Målvärdet ”${raw.trim()}” är i en annan enhet än indikatorn, som visas i ${labelSv}. Rätta det ena.`,
      context,
    )
  }
  if (isChange(text, displayUnit)) {
    const comparator = text.comparator ?? (text.sign === '-' ? '<=' : '>=')
    return { meaning: { kind: 'delta', comparator, value }, findings: [] }
  }
  const comparator = text.comparator ?? comparatorOf(context.polarity)
  if (comparator === undefined) {
    return notUnderstood(
      'P-008',
      `Målvärdet ”${raw.trim()}” säger inte om det är ett högsta eller lägsta värde. Skriv ≥ eller ≤ före talet.`,
      context,
    )
  }
  const direction = comparator.startsWith('>') ? 'up' : 'down'
  return { meaning: { kind: 'threshold', comparator, value }, findings: againstPolarity(direction, raw, context) }
}

/**
 * A signed number is a level for money, which may be below zero ("-49,3"), and a change for what cannot be: "-100"
 * full-time equivalents is a hundred fewer than last year (domain.md §4.1). Percentage points are always a change.
 */
function isChange({ sign }: TargetText & { kind: 'number' }, displayUnit: DisplayUnit): boolean {
  if (displayUnit === 'percentage-points') return true
  return sign !== undefined && displayUnits[displayUnit].base !== 'sek'
}

function comparatorOf(polarity: Polarity): Comparator | undefined {
  return { 'higher-better': '>=', 'lower-better': '<=', neutral: undefined }[polarity] as Comparator | undefined
}

/** The display unit that the number was written in; undefined when it is another than the indicator can have. */
function writtenUnit({ unit, digits }: TargetText & { kind: 'number' }, display: Display): DisplayUnit | undefined {
  const own = displayUnits[display.unit]
  if (digits.includes(':')) return own.base === 'seconds' ? 'minutes' : undefined
  if (unit === undefined) return display.unit
  const written = unitWords.get(unit.toLowerCase().replace(/\.$/, ''))
  if (written === undefined) return undefined
  const { base } = displayUnits[written]
  if (base === own.base || (base === 'percentage-points' && display.unit === 'percent')) return written
  return written === 'days' && own.base === 'workdays' ? display.unit : undefined
}

const unitWords = new Map<string, DisplayUnit>([
  ['%', 'percent'],
  ['procent', 'percent'],
  ['procentenheter', 'percentage-points'],
  ['%-enheter', 'percentage-points'],
  ['kr', 'kr'],
  ['kronor', 'kr'],
  ['tkr', 'tkr'],
  ['mnkr', 'mnkr'],
  ['mkr', 'mnkr'],
  ['st', 'count'],
  ['antal', 'count'],
  ['åa', 'fte'],
  ['årsarbetare', 'fte'],
  ['timmar', 'hours'],
  ['tim', 'hours'],
  ['h', 'hours'],
  ['dagar', 'days'],
  ['arbetsdagar', 'workdays'],
  ['min', 'minutes'],
  ['minuter', 'minutes'],
  ['index', 'index'],
])

/** In the indicator's base unit of measure: "90 %" is 90/100, "2 procentenheter" of a share 2/100, "8:30" is 510 seconds. */
function valueInBase({ digits, sign }: TargetText & { kind: 'number' }, displayUnit: DisplayUnit): Exact | undefined {
  const magnitude = digits.includes(':') ? minutesAndSeconds(digits) : parseSwedishNumber(digits)?.value
  if (magnitude === undefined) return undefined
  const { numerator, denominator } = displayUnits[displayUnit === 'percentage-points' ? 'percent' : displayUnit]
  const value = multiply(magnitude, exact(numerator, denominator))
  return sign === '-' ? negate(value) : value
}

function minutesAndSeconds(digits: string): Exact | undefined {
  const [minutes = '', seconds = ''] = digits.split(':')
  return Number(seconds) < 60 ? exact(BigInt(minutes) * 60n + BigInt(seconds), 60n) : undefined
}

/** P-009: "CO2-utsläpp minskar" with the target "Öka" (domain.md §3.10 E7). */
function againstPolarity(direction: 'up' | 'down' | 'keep', raw: string, { polarity, source }: TargetContext): Finding[] {
  const wanted = { 'higher-better': 'up', 'lower-better': 'down', neutral: undefined }[polarity]
  if (wanted === undefined || direction === 'keep' || direction === wanted) return []
  const better = wanted === 'up' ? 'högre' : 'lägre'
  const message = `Målvärdet ”${raw.trim()}” går åt andra hållet än indikatorn, där ett ${better} värde är bättre. Kontrollera vilket som är rätt.`
  return [planFinding('P-009', { kind: 'source', place: source }, message)]
}

function notUnderstood(code: 'P-003' | 'P-004' | 'P-008', message: string, { source }: TargetContext): Understood {
  return { meaning: { kind: 'none' }, findings: [planFinding(code, { kind: 'source', place: source }, message)] }
}
