import type { Fact, FactSelection } from '#domain/fact.ts'
import { formatMonth } from '#domain/month.ts'
import { formatOrgChange } from '#domain/org-change.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { formatStructureView, type StructureView } from '#domain/structure-view.ts'
import { unitsOfMeasure } from '#domain/units-of-measure.ts'
import { type Exact, isZero, negate, sum } from '#lib/exact.ts'
import { formatSwedishNumber, noBreakSpace } from '#lib/swedish-numbers.ts'
import { type FactIndex, indexFacts } from '../fact-index.ts'
import { changesBetween, type DoublyPlaced, type PlaceInTree } from './moves-between.ts'
import type { OrgHistory } from './org-history.ts'

/** What a view of the organisation has moved to and from a unit, in words that follow a figure's formula. */
export interface MovesInView {
  /**
   * '' when the amounts stand as they were reported. `facts` answer the selection and are the unit's in the view; asked for
   * only when something has moved.
   */
  noteSv(scope: MovesScope, selection: FactSelection, facts: () => readonly Fact[], sign: 1 | -1): string
}

/** A unit with all below it, or alone. */
export interface MovesScope {
  readonly orgUnit: OrgUnitCode
  readonly alone?: boolean
}

export const noMoves: MovesInView = { noteSv: () => '' }

/** `pieces`: all parts of all facts at hand, each with its places as reported and in the view, by the fact that has them there. */
export function movesInView(
  history: OrgHistory,
  view: StructureView,
  pieces: ReadonlyMap<Fact, readonly DoublyPlaced[]>,
): MovesInView {
  const all = [...pieces.values()].flat()
  const departures = new Map<string, Departures>()

  return {
    noteSv({ orgUnit, alone = false }, selection, facts, sign) {
      const stands = ({ orgUnit: own, path }: PlaceInTree) => (alone ? own === orgUnit : path.includes(orgUnit))
      const arrived = facts()
        .flatMap((fact) => pieces.get(fact) ?? [])
        .filter(({ from }) => !stands(from))
      const departed =
        departures.get(`${orgUnit} ${alone}`) ?? departuresOf(all.filter(({ from, to }) => stands(from) && !stands(to)))
      departures.set(`${orgUnit} ${alone}`, departed)
      const left = departed.facts
        .select({ ...selection, orgUnits: departed.orgUnits })
        .flatMap((fact) => departed.pieces.get(fact) ?? [])
      const notes = [
        ...movesSv('Därav flyttat hit', arrived, orgUnit),
        ...movesSv('Flyttat härifrån och inte med', left, orgUnit),
      ].map(({ wordsSv, amounts, unitSv, whySv }) => {
        const total = sign === -1 ? negate(sum(amounts)) : sum(amounts)
        return isZero(total)
          ? ''
          : ` ${wordsSv}: ${formatSwedishNumber(total, { decimals: 2 })}${noBreakSpace}${unitSv}, ${whySv}.`
      })
      return ` Visas ${formatStructureView(view)}.${notes.join('')}`
    },
  }

  function movesSv(wordsSv: string, moved: readonly DoublyPlaced[], orgUnit: OrgUnitCode): MoveSv[] {
    const groups = Map.groupBy(moved, (piece) => whySv(piece, orgUnit))
    return [...groups].map(([reasonSv, ofReason]) => ({
      wordsSv,
      amounts: ofReason.map(({ amount }) => amount),
      unitSv: ofReason[0] ? unitsOfMeasure[ofReason[0].fact.unitOfMeasure].labelSv : '',
      whySv: reasonSv,
    }))
  }

  function whySv(piece: DoublyPlaced, orgUnit: OrgUnitCode): string {
    const changes = changesBetween(history, piece, orgUnit)
    const told = changes.map((change) => `${formatOrgChange(change, history.organisation)} ${formatMonth(change.month)}`)
    return `eftersom ${new Intl.ListFormat('sv').format(told)}`
  }
}

interface MoveSv {
  readonly wordsSv: string
  readonly amounts: readonly Exact[]
  readonly unitSv: string
  readonly whySv: string
}

/** What was the unit's as reported and is not in the view. */
interface Departures {
  readonly orgUnits: readonly OrgUnitCode[]
  readonly facts: FactIndex
  readonly pieces: ReadonlyMap<Fact, readonly DoublyPlaced[]>
}

function departuresOf(left: readonly DoublyPlaced[]): Departures {
  const pieces = Map.groupBy(left, ({ fact }) => fact)
  return {
    orgUnits: [...new Set(left.map(({ fact }) => fact.orgUnit))],
    facts: indexFacts([...pieces.keys()]),
    pieces,
  }
}
