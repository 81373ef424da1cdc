import { addMonths, type Month } from '#domain/month.ts'
import { endsOf, type OrgChange } from '#domain/org-change.ts'
import type { Organisation, OrgUnitCode, OrgUnitVersion } from '#domain/organisation.ts'

/** The dated tree with its changes, shelved so that a ledger's rows can each be asked for their place. */
export interface OrgHistory {
  readonly organisation: Organisation
  /** The changes that are written and those that only the tree shows, by month. */
  readonly changes: readonly OrgChange[]
  /** A unit's versions, earliest first. */
  versionsOf(code: OrgUnitCode): readonly OrgUnitVersion[]
  unitAt(code: OrgUnitCode, month: Month): OrgUnitVersion | undefined
  /** From the unit up to the root; empty when the unit is not in force. */
  pathAt(code: OrgUnitCode, month: Month): readonly OrgUnitCode[]
  /**
   * The month in whose structure an amount stands that covers months up to `to`: that month, or the nearest in which its
   * unit was in force. A yearly budget for a unit that ended in June stands as June had it.
   */
  homeMonth(code: OrgUnitCode, to: Month): Month
}

export function orgHistory(organisation: Organisation, written: readonly OrgChange[] = []): OrgHistory {
  const versions = Map.groupBy(
    organisation.versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    ({ code }) => code,
  )
  const versionsOf = (code: OrgUnitCode) => versions.get(code) ?? []
  const unitAt = (code: OrgUnitCode, month: Month) =>
    versionsOf(code).find(({ validFrom, validTo }) => validFrom <= month && (validTo === undefined || month <= validTo))

  const paths = new Map<string, readonly OrgUnitCode[]>()
  const pathAt = (code: OrgUnitCode, month: Month): readonly OrgUnitCode[] => {
    const key = `${month} ${code}`
    const known = paths.get(key)
    if (known !== undefined) return known
    const path: OrgUnitCode[] = []
    for (let orgUnit = unitAt(code, month); orgUnit !== undefined && !path.includes(orgUnit.code); ) {
      path.push(orgUnit.code)
      orgUnit = orgUnit.parent === undefined ? undefined : unitAt(orgUnit.parent, month)
    }
    paths.set(key, path)
    return path
  }

  return {
    organisation,
    changes: [...written, ...impliedChanges(organisation, versions, written)].sort(byMonth),
    versionsOf,
    unitAt,
    pathAt,
    homeMonth(code, to) {
      const begun = versionsOf(code).findLast(({ validFrom }) => validFrom <= to)
      if (begun === undefined) return versionsOf(code)[0]?.validFrom ?? to
      return begun.validTo !== undefined && begun.validTo < to ? begun.validTo : to
    },
  }
}

/** What the tree shows and nobody has written: units that begin, end, get another name or another parent. */
function impliedChanges(
  { versions: all }: Organisation,
  versions: ReadonlyMap<OrgUnitCode, readonly OrgUnitVersion[]>,
  written: readonly OrgChange[],
): OrgChange[] {
  const beginning = all.reduce<Month | undefined>(
    (earliest, { validFrom }) => (earliest === undefined || validFrom < earliest ? validFrom : earliest),
    undefined,
  )
  const writtenIn = Map.groupBy(written, ({ month }) => month)
  const implied: OrgChange[] = []
  for (const [code, ofUnit] of versions) {
    for (const [index, version] of ofUnit.entries()) {
      const { validFrom, validTo } = version
      const earlier = ofUnit[index - 1]
      const follows = earlier?.validTo !== undefined && addMonths(earlier.validTo, 1) === validFrom
      const thisMonth = writtenIn.get(validFrom) ?? []
      if (follows) implied.push(...impliedByNext(earlier, version, thisMonth))
      else if (validFrom !== beginning && !thisMonth.some((change) => takesOver(change, code))) {
        implied.push({ kind: 'open', month: validFrom, orgUnit: code })
      }
      if (validTo === undefined) continue
      const after = addMonths(validTo, 1)
      const goesOn =
        ofUnit[index + 1]?.validFrom === after || (writtenIn.get(after) ?? []).some((change) => givesUp(change, code))
      if (!goesOn) implied.push({ kind: 'close', month: after, orgUnit: code })
    }
  }
  return implied
}

function impliedByNext(before: OrgUnitVersion, after: OrgUnitVersion, written: readonly OrgChange[]): OrgChange[] {
  const { code, validFrom: month } = after
  const implied: OrgChange[] = []
  const isRenamed = before.nameSv !== after.nameSv
  if (isRenamed && !written.some((change) => change.kind === 'rename' && change.to === code)) {
    implied.push({ kind: 'rename', month, from: code, to: code })
  }
  const { parent: from } = before
  const { parent: to } = after
  if (from === undefined || to === undefined || from === to) return implied
  const isWritten = written.some((change) =>
    change.kind === 'move' ? change.orgUnit === code : endsOf(change).from.includes(from) && endsOf(change).to.includes(to),
  )
  if (!isWritten) implied.push({ kind: 'move', month, orgUnit: code, from, to })
  return implied
}

function takesOver(change: OrgChange, code: OrgUnitCode): boolean {
  return change.kind !== 'move' && endsOf(change).to.includes(code)
}

function givesUp(change: OrgChange, code: OrgUnitCode): boolean {
  return change.kind !== 'move' && endsOf(change).from.includes(code)
}

function byMonth(a: OrgChange, b: OrgChange): number {
  return a.month < b.month ? -1 : a.month > b.month ? 1 : 0
}
