import type { Account } from '#domain/account.ts'
import { type Content, contentsOf, type Region } from '#domain/content.ts'
import type { Snapshot } from '#domain/delivery.ts'
import type { Finding } from '#domain/finding.ts'
import type { LedgerProfile } from '#domain/ledger-profile.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import type { OrgChange } from '#domain/org-change.ts'
import { emptyOrganisation, type Organisation, type OrgUnitCode } from '#domain/organisation.ts'
import type { Answers, Plan } from '#domain/plan.ts'
import type { ProductionLayout } from '#domain/production-layout.ts'
import type { Commentary, ReportTemplate } from '#domain/report-template.ts'
import type { RoundKind } from '#domain/round.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import type { TableLayout } from '#domain/table-layout.ts'
import { standardProfiles } from '#intake/mapping/standard-profiles.ts'
import { type ResolvedTemplate, resolveTemplate } from '#report/resolve-template.ts'
import type { Store } from '#store/store.ts'

/** The words and the structure that amounts are understood by, as of a snapshot. */
export interface Reference {
  readonly snapshot: Snapshot
  /** Absent before the first delivery. */
  readonly region: Region | undefined
  readonly organisation: Organisation
  /** How it became what it is, as far as the region has written it. */
  readonly changes: readonly OrgChange[]
  readonly accounts: readonly Account[]
  readonly profiles: readonly MappingProfile[]
  readonly ledgerProfiles: readonly LedgerProfile[]
  layoutsFor(orgUnit: OrgUnitCode): StatementLayout[]
  tableLayoutsFor(orgUnit: OrgUnitCode): TableLayout[]
  /** Of all units: what an administration lays out, its areas are shown by. */
  readonly productionLayouts: readonly ProductionLayout[]
  planFor(orgUnit: OrgUnitCode, year: number): Plan | undefined
  readonly allPlans: readonly Plan[]
  /** The years that the unit has a plan for. */
  planYears(orgUnit: OrgUnitCode): number[]
  answersFor(orgUnit: OrgUnitCode, round: string): Answers | undefined
  /** The rounds that the unit has answered by file. */
  answeredRounds(orgUnit: OrgUnitCode): string[]
  /** The unit's own template, or its variant of a common one with all that it has from there. */
  templateFor(orgUnit: OrgUnitCode, roundKind: RoundKind): ReportTemplate | undefined
  /** What the unit's variant names that is not there. */
  templateFindings(orgUnit: OrgUnitCode, roundKind: RoundKind): readonly Finding[]
  commentaryFor(orgUnit: OrgUnitCode, round: string): Commentary[]
}

export async function loadReference(snapshot: Snapshot, store: Store): Promise<Reference> {
  const contents = await store.loadContents(snapshot)
  const reference = understood.get(contents) ?? understand(contents)
  understood.set(contents, reference)
  return { snapshot, ...reference }
}

/** By the list itself, which the store gives again as long as it is the same: what is worked out of its tree stays known. */
const understood = new WeakMap<readonly Content[], Omit<Reference, 'snapshot'>>()

function understand(contents: readonly Content[]): Omit<Reference, 'snapshot'> {
  const region = bodies(contents, 'region')[0]
  return {
    region,
    organisation: region?.organisation ?? emptyOrganisation,
    changes: region?.changes ?? [],
    accounts: bodies(contents, 'account-plan').flatMap((plan) => plan.accounts),
    profiles: withStandard(bodies(contents, 'mapping-profile'), region),
    ledgerProfiles: bodies(contents, 'ledger-profile'),
    layoutsFor: (orgUnit) => bodies(contents, 'statement-layout').filter((layout) => layout.orgUnit === orgUnit),
    tableLayoutsFor: (orgUnit) => bodies(contents, 'table-layout').filter((layout) => layout.orgUnit === orgUnit),
    productionLayouts: bodies(contents, 'production-layout'),
    planFor: (orgUnit, year) => bodies(contents, 'plan').find((plan) => plan.orgUnit === orgUnit && plan.year === year),
    allPlans: bodies(contents, 'plan'),
    planYears: (orgUnit) =>
      bodies(contents, 'plan')
        .filter((plan) => plan.orgUnit === orgUnit)
        .map(({ year }) => year),
    answersFor: (orgUnit, round) =>
      bodies(contents, 'answers').find((answers) => answers.orgUnit === orgUnit && answers.round === round),
    answeredRounds: (orgUnit) => [
      ...new Set(
        [...bodies(contents, 'answers'), ...bodies(contents, 'commentary')]
          .filter((each) => each.orgUnit === orgUnit)
          .map(({ round }) => round),
      ),
    ],
    templateFor: (orgUnit, roundKind) => findTemplate(contents, orgUnit, roundKind)?.template,
    templateFindings: (orgUnit, roundKind) => findTemplate(contents, orgUnit, roundKind)?.findings ?? [],
    commentaryFor: (orgUnit, round) =>
      bodies(contents, 'commentary').filter((text) => text.orgUnit === orgUnit && text.round === round),
  }
}

function findTemplate(contents: readonly Content[], orgUnit: OrgUnitCode, roundKind: RoundKind): ResolvedTemplate | undefined {
  const templates = contentsOf(contents, 'report-template')
  for (const { body, source } of templates) {
    if ('name' in body || body.orgUnit !== orgUnit || body.roundKind !== roundKind) continue
    if (!('extends' in body)) return { template: body, findings: [] }
    const commons = templates.flatMap((other) => ('name' in other.body ? [other.body] : []))
    return resolveTemplate(body, commons, source)
  }
  return undefined
}

/** The profiles that the region has, and the standard ones that it has not replaced. */
function withStandard(own: readonly MappingProfile[], region: Region | undefined): MappingProfile[] {
  const names = new Set(own.map(({ name }) => name))
  return [...own, ...standardProfiles(region?.rounds ?? []).filter(({ name }) => !names.has(name))]
}

function bodies<Kind extends Content['kind']>(contents: readonly Content[], kind: Kind) {
  return contentsOf(contents, kind).map((content) => content.body)
}
