import { unitsInView } from '#calculation/consolidation/in-view.ts'
import { orgHistory } from '#calculation/consolidation/org-history.ts'
import { type ReconciledMove, reconcileViews } from '#calculation/consolidation/reconcile-views.ts'
import type { AccountCode } from '#domain/account.ts'
import { selectsAccount } from '#domain/account.ts'
import type { Actor } from '#domain/actor.ts'
import { formatMonth } from '#domain/month.ts'
import { formatOrgChange } from '#domain/org-change.ts'
import { type OrgUnitCode, type OrgUnitVersion, orgUnitCode, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { Period } from '#domain/period.ts'
import { actual, sameScenario } from '#domain/scenario.ts'
import type { StructureView } from '#domain/structure-view.ts'
import { type Exact, isZero, negate } from '#lib/exact.ts'
import { canSeeDrafts } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'

export interface StructureQuestion {
  readonly orgUnit: string
  readonly period: Period
  readonly from: StructureView
  readonly to: StructureView
}

/** Two structures' results beside each other, per unit nearest below the unit asked about, in kronor: income +, cost −. */
export interface StructureReconciliation extends StructureQuestion {
  readonly nameSv: string
  readonly snapshotId: string
  /** Without code: what is outside the unit asked about. */
  readonly units: readonly {
    readonly code?: OrgUnitCode
    readonly nameSv: string
    readonly from: Exact
    readonly moved: Exact
    readonly to: Exact
  }[]
  readonly moves: readonly {
    readonly fromSv: string
    readonly toSv: string
    readonly amount: Exact
    readonly factCount: number
    /** "Upphandling flyttas från Centrum för administration till Regionstaben, januari 2024" */
    readonly whySv: readonly string[]
  }[]
  readonly total: { readonly from: Exact; readonly to: Exact }
}

/** Reconciles the result (accounts 3–8 of the ledger) between two structures, down to the öre (ORG-2). */
export async function reconcileStructures(
  question: StructureQuestion,
  actor: Actor,
  { store }: Effects,
): Promise<Outcome<StructureReconciliation>> {
  const snapshot = await store.loadCurrentSnapshot()
  const { organisation, changes } = await loadReference(snapshot, store)
  const { period, from, to } = question
  const root = orgUnitCode(question.orgUnit)
  const verdict = canSeeDrafts(actor, unitPath(organisation, root, period.to))
  if (!verdict.allowed) return refused(verdict.reasonSv)

  const history = orgHistory(organisation, changes)
  const named = nameIn(history.versionsOf(root), question)
  if (named === undefined) return notFound(`Det finns ingen enhet med koden ”${question.orgUnit}”.`)

  const orgUnits = [from, to].flatMap((view) =>
    unitsInView(history, view.kind === 'reported' ? { kind: 'as-of', month: period.to } : view, root, period),
  )
  const facts = await store.loadFacts(snapshot, { orgUnits: [...new Set(orgUnits)], period })
  const results = facts.filter(
    ({ series, scenario, dimensions: { account = '' } }) =>
      series === 'ledger' && sameScenario(scenario, actual) && selectsAccount(['3-8'], account as AccountCode),
  )

  const { units, moves, total } = reconcileViews(history, { root, facts: results, from, to })
  const nameOf = (code: OrgUnitCode | undefined) => {
    if (code === undefined) return `Utanför ${named}`
    if (code === root) return `Direkt på ${named}`
    return nameIn(history.versionsOf(code), question) ?? code
  }
  return done({
    ...question,
    nameSv: named,
    snapshotId: snapshot.id,
    units: units.map(({ orgUnit, ...amounts }) => ({
      ...(orgUnit === undefined ? {} : { code: orgUnit }),
      nameSv: nameOf(orgUnit),
      ...turned(amounts),
    })),
    moves: moves
      .filter(({ amount }) => !isZero(amount))
      .map((move) => ({
        fromSv: nameOf(move.from),
        toSv: nameOf(move.to),
        amount: negate(move.amount),
        factCount: move.factCount,
        whySv: whysOf(move),
      })),
    total: turned(total),
  })

  function whysOf(move: ReconciledMove): string[] {
    return move.changes.map((change) => `${formatOrgChange(change, organisation)}, ${formatMonth(change.month)}`)
  }
}

/** The ledger's signs as the statement's. */
function turned<Amounts extends Readonly<Record<string, Exact>>>(amounts: Amounts): { [Part in keyof Amounts]: Exact } {
  return Object.fromEntries(Object.entries(amounts).map(([part, amount]) => [part, negate(amount)])) as {
    [Part in keyof Amounts]: Exact
  }
}

/** What the unit is called in the second structure, or was when it was last there before it. */
function nameIn(versions: readonly OrgUnitVersion[], { period, to }: StructureQuestion): string | undefined {
  const month = to.kind === 'reported' ? period.to : to.month
  return (versions.findLast(({ validFrom }) => validFrom <= month) ?? versions[0])?.nameSv
}
