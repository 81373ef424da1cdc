import type { FindingPlace } from '#domain/finding.ts'
import type { Table } from '#domain/table.ts'

/** What a text's figures are looked up in, and how a place in the text is named in a finding. */
export interface Binding {
  readonly tables: readonly Table[]
  readonly placeOf: (excerptSv: string) => FindingPlace
}
