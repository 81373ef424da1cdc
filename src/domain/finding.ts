import type { FigureKey } from './figure.ts'
import { formatSourcePlace, type SourcePlace } from './source-place.ts'

export const severities = {
  error: { labelSv: 'Fel', order: 0 },
  warning: { labelSv: 'Varning', order: 1 },
  note: { labelSv: 'Upplysning', order: 2 },
} as const satisfies Record<string, { labelSv: string; order: number }>

export type Severity = keyof typeof severities

/** Something that a person should know about data or a report. Expected trouble is a finding; exceptions are for defects. */
export interface Finding {
  /** 'I-012' for what intake finds, 'F-003' for what checks find. Lasting. */
  readonly code: string
  readonly severity: Severity
  readonly where: FindingPlace
  /** What is wrong, what was expected, what to do. Swedish. */
  readonly messageSv: string
  /** Wrong whatever anybody says of it, as a sum that does not add up: the report is mended, and no answer closes the finding. */
  readonly mustBeMended?: true
}

export type FindingPlace =
  | { readonly kind: 'source'; readonly place: SourcePlace }
  | { readonly kind: 'figure'; readonly figureKey: FigureKey }
  | { readonly kind: 'table'; readonly table: string; readonly row?: string; readonly column?: string }
  | { readonly kind: 'section'; readonly section: string; readonly excerptSv?: string }

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error')
}

/** Errors first, otherwise in the order found. */
export function bySeverity<Found extends Finding>(findings: readonly Found[]): Found[] {
  return findings.toSorted((a, b) => severities[a.severity].order - severities[b.severity].order)
}

export function formatFindingPlace(where: FindingPlace): string {
  switch (where.kind) {
    case 'source':
      return formatSourcePlace(where.place)
    case 'figure':
      return `siffran ${where.figureKey}`
    case 'table':
      return ['tabell', where.table, where.row && `rad ${where.row}`, where.column && `kolumn ${where.column}`]
        .filter(Boolean)
        .join(' ')
    case 'section':
      return where.excerptSv === undefined ? `avsnitt ${where.section}` : `avsnitt ${where.section}: ”${where.excerptSv}”`
  }
}
