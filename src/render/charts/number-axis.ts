import { tickStep } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { type Display, inDisplayUnits } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { exact, toApproximateNumber } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'

/** An axis of numbers in display units: where a number lies, and the ticks with their Swedish texts. */
export interface NumberAxis {
  position(value: number): number
  readonly ticks: readonly { readonly at: number; readonly textSv: string }[]
  /** Where zero lies, or the axis's nearest end when zero is outside. */
  readonly baseline: number
}

/**
 * Even steps of 1, 2 or 5 that hold all values; with `fromZero` also zero, which a bar's length needs to be honest. `whole`
 * for what is counted: two incidents and a half have no tick.
 */
export function numberAxis(
  values: readonly number[],
  range: readonly [number, number],
  { fromZero, whole = false }: { readonly fromZero: boolean; readonly whole?: boolean },
): NumberAxis {
  const low = Math.min(...values, ...(fromZero || values.length === 0 ? [0] : []))
  const high = Math.max(...values, ...(fromZero || values.length === 0 ? [0] : []))
  const scale = scaleLinear()
    .domain(low === high ? [low, low + 1] : [low, high])
    .range(range)
    .nice(whole ? Math.max(1, Math.min(wantedTicks, Math.ceil(high - low))) : wantedTicks)
  const [start = 0, stop = 1] = scale.domain()
  const tickCount = whole ? Math.max(1, Math.min(wantedTicks, Math.round(stop - start))) : wantedTicks
  const decimals = Math.max(0, -Math.floor(Math.log10(tickStep(start, stop, tickCount)) + 1e-9))
  return {
    position: (value) => scale(value),
    ticks: scale.ticks(tickCount).map((tick) => ({ at: scale(tick), textSv: formatTick(tick, decimals) })),
    baseline: scale(Math.min(Math.max(0, start), stop)),
  }
}

/** Whether what the axis measures comes in whole numbers only. */
export function isCounted({ unit, decimals }: Display): boolean {
  return displayUnits[unit].base === 'count' && decimals === 0
}

/** A figure's place on an axis in display units; undefined when it is missing. For drawing, never for print. */
export function axisValue(figure: Figure, { unit }: Display): number | undefined {
  return figure.kind === 'value' ? toApproximateNumber(inDisplayUnits(figure.value, unit)) : undefined
}

const wantedTicks = 5

function formatTick(tick: number, decimals: number): string {
  const scale = 10 ** decimals
  return formatSwedishNumber(exact(Math.round(tick * scale), scale), { decimals })
}
