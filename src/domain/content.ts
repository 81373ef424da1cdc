import type { Account } from './account.ts'
import type { LedgerProfile } from './ledger-profile.ts'
import type { MappingProfile } from './mapping-profile.ts'
import type { OfficeTemplate } from './office-template.ts'
import type { OrgChange } from './org-change.ts'
import type { Organisation } from './organisation.ts'
import type { Answers, Plan } from './plan.ts'
import type { ProductionLayout } from './production-layout.ts'
import type { Commentary, CommonTemplate, ReportTemplate, TemplateVariant } from './report-template.ts'
import type { SourcePlace } from './source-place.ts'
import type { StatementLayout } from './statement-layout.ts'
import type { TableLayout } from './table-layout.ts'

/** What is delivered beside amounts: the words and the structure that amounts are understood by. One kind, one body. */
export interface ContentBodies {
  region: Region
  'account-plan': { readonly accounts: readonly Account[] }
  'statement-layout': StatementLayout
  'table-layout': TableLayout
  'production-layout': ProductionLayout
  'mapping-profile': MappingProfile
  'ledger-profile': LedgerProfile
  plan: Plan
  answers: Answers
  commentary: Commentary
  'report-template': ReportTemplate | CommonTemplate | TemplateVariant
  'office-template': OfficeTemplate
}

export type ContentKind = keyof ContentBodies

/** One delivered document. `key` tells it from its siblings of the kind: 'fds/2025', 'fds/2025-D2/ekonomi'. */
export type Content = { [Kind in ContentKind]: ContentOf<Kind> }[ContentKind]

export interface ContentOf<Kind extends ContentKind> {
  readonly kind: Kind
  readonly key: string
  readonly body: ContentBodies[Kind]
  readonly source: SourcePlace
}

/** The region itself: its name, its dated tree, its reporting calendar and its ledger's counterparty codes. */
export interface Region {
  readonly nameSv: string
  readonly organisation: Organisation
  /** How the tree became what it is, as far as the region has written it; absent when it has written nothing. */
  readonly changes?: readonly OrgChange[]
  readonly rounds: readonly CalendarRound[]
  /** Ledger code → kind of counterparty; the default of `counterpartyKinds` when empty. */
  readonly counterpartyCodes: Readonly<Record<string, string>>
  /** Figures about fewer people than this are not shown; 5 when absent. */
  readonly smallGroupThreshold?: number
}

/** A round in the calendar with its dates; the level says whose reports it concerns (domain.md §2.3). */
export interface CalendarRound {
  readonly code: string
  readonly level: string
  readonly closesOn: string
  /** The date that the reports carry. */
  readonly dated: string
}

export function contentsOf<Kind extends ContentKind>(contents: readonly Content[], kind: Kind): ContentOf<Kind>[] {
  return contents.filter((content): content is ContentOf<Kind> & Content => content.kind === kind)
}
