import { type LedgerProfile, standardLedgerDimensions } from '#domain/ledger-profile.ts'
import type { FindingLog } from '../finding-log.ts'
import { type LedgerDimension, type LedgerFile, type LedgerObjects, noObjects } from './ledger-file.ts'

/** Where Swedish ledgers put the counterparty when nothing says its dimension: the first number that is free to choose. */
const usualCounterpartyDimension = '20'

/** Which of a line's objects is the cost centre, the project, the counterparty. */
export interface DimensionRoles {
  /** The number of the cost centres' dimension, for what a person is told. */
  readonly costCentre: string
  of(objects: LedgerObjects): ObjectRoles
  /** The objects of a line of that cost centre alone. */
  onCostCentre(code: string): LedgerObjects
}

export interface ObjectRoles {
  readonly costCentre?: string
  /** How far below the cost centres' own dimension the code stands: lines that split further are preferred. */
  readonly depth: number
  readonly rest: Rest
}

/** What else a fact's dimensions are made of; equal ones are one. */
export interface Rest {
  readonly counterparty?: string
  readonly project?: string
}

/**
 * By the sender's profile, else by the standard. A sub-dimension (#UNDERDIM) plays the part of the dimension that it divides:
 * `{21 "0101"}` is a cost centre when 21 lies under 1.
 */
export function createDimensionRoles(
  dimensions: LedgerFile['dimensions'],
  profile: Pick<LedgerProfile, 'dimensions' | 'subDimensions'> | undefined,
  log: FindingLog,
): DimensionRoles {
  const { costCentre, project, counterparty = counterpartyAmong(dimensions) } = profile?.dimensions ?? standardLedgerDimensions
  const known = new Map<LedgerObjects, ObjectRoles>()
  const rests = new Map<string, Rest>()
  reportUnread(dimensions, [costCentre, project, counterparty], log)

  function read(objects: LedgerObjects): ObjectRoles {
    const orgUnit = playing(costCentre, objects)
    const withWhom = counterparty === undefined ? undefined : playing(counterparty, objects)?.code
    const forWhat = playing(project, objects)?.code
    const key = `${withWhom ?? ''}\u0000${forWhat ?? ''}`
    const rest = rests.get(key) ?? {
      ...(withWhom === undefined ? {} : { counterparty: withWhom }),
      ...(forWhat === undefined ? {} : { project: forWhat }),
    }
    rests.set(key, rest)
    return { ...(orgUnit === undefined ? {} : { costCentre: orgUnit.code }), depth: orgUnit?.depth ?? 0, rest }
  }

  /** The object that stands deepest below the dimension. */
  function playing(dimension: string, { codes }: LedgerObjects): { code: string; depth: number } | undefined {
    let deepest: { code: string; depth: number } | undefined
    for (const [number, code] of codes) {
      const depth = stepsUp(dimensions, number, dimension)
      if (depth !== undefined && depth >= (deepest?.depth ?? 0)) deepest = { code, depth }
    }
    if (!deepest || profile?.subDimensions !== 'superior') return deepest
    return { ...deepest, code: codes.get(dimension) ?? superiorCode(deepest.code, dimensions.get(dimension)) }
  }

  return {
    costCentre,
    of(objects) {
      const found = known.get(objects) ?? read(objects)
      known.set(objects, found)
      return found
    },
    onCostCentre: (code) => (code === '' ? noObjects : { codes: new Map([[costCentre, code]]), combination: costCentre }),
  }
}

/** 0 for the dimension itself, 1 for one right below it; undefined when it does not lie below. A circle leads nowhere. */
function stepsUp(dimensions: LedgerFile['dimensions'], from: string, to: string): number | undefined {
  let at: string | undefined = from
  for (let steps = 0; at !== undefined && steps <= dimensions.size; steps += 1) {
    if (at === to) return steps
    at = dimensions.get(at)?.superior
  }
  return undefined
}

/** '0101' lies under '01': the longest declared code that it begins with, else itself. */
function superiorCode(code: string, superior: LedgerDimension | undefined): string {
  for (let length = code.length - 1; length > 0; length -= 1) {
    if (superior?.objects.has(code.slice(0, length))) return code.slice(0, length)
  }
  return code
}

function counterpartyAmong(dimensions: LedgerFile['dimensions']): string | undefined {
  const named = [...dimensions].find(([, { nameSv }]) => /motpart/i.test(nameSv))?.[0]
  return named ?? (dimensions.has(usualCounterpartyDimension) ? undefined : usualCounterpartyDimension)
}

function reportUnread(dimensions: LedgerFile['dimensions'], read: readonly (string | undefined)[], log: FindingLog): void {
  const others = [...dimensions].filter(
    ([number]) => !read.some((dimension) => dimension !== undefined && stepsUp(dimensions, number, dimension) !== undefined),
  )
  if (others.length === 0) return
  const list = others.map(([number, { nameSv }]) => `${number} ${nameSv}`.trim()).join(', ')
  log.add('I-047', {}, `Dimensioner som finns i filen men inte läses in: ${list}.`)
}
