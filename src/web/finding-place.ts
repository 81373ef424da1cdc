import { type Document, tablesOf } from '#domain/document.ts'
import { parseFigureKey } from '#domain/figure.ts'
import { bySeverity, type Finding, type FindingPlace, formatFindingPlace } from '#domain/finding.ts'
import type { Table } from '#domain/table.ts'
import { figureHref, reportHref, sourceRowHref } from './addresses.ts'

/** A finding's place as a reader knows it, with its page where it has one. */
export interface NamedPlace {
  readonly textSv: string
  readonly href?: string
}

export type PlacedFinding<Found extends Finding = Finding> = Found & { readonly place: NamedPlace }

/** The report that findings are about: its words for the places, and where it is read. */
export interface FindingGround {
  readonly orgUnit: string
  readonly round: string
  readonly document: Document
  readonly tables: readonly Table[]
}

/** A report's findings, gravest first: places by the report's own captions and labels, never by keys that only programs know. */
export function placeInReport<Found extends Finding>(findings: readonly Found[], ground: FindingGround): PlacedFinding<Found>[] {
  return bySeverity(findings).map((finding) => ({ ...finding, place: nameInReport(finding.where, ground) }))
}

/** A delivered file's findings, gravest first. */
export function placeInFile(findings: readonly Finding[]): PlacedFinding[] {
  return bySeverity(findings).map((finding) => ({ ...finding, place: nameElsewhere(finding.where) }))
}

function nameInReport(where: FindingPlace, ground: FindingGround): NamedPlace {
  switch (where.kind) {
    case 'source':
      return nameElsewhere(where)
    case 'figure': {
      const address = parseFigureKey(where.figureKey)
      if (!address || address.orgUnit !== ground.orgUnit || address.round !== ground.round) return nameElsewhere(where)
      return { textSv: cellSv(address, ground), href: figureHref(where.figureKey) }
    }
    case 'table': {
      const section = ground.document.sections.find((candidate) =>
        [...tablesOf({ ...ground.document, sections: [candidate] })].some(({ name }) => name === where.table),
      )
      const textSv = cellSv(where, ground)
      return section ? { textSv, href: `${reportHref(ground)}#${section.key}` } : { textSv }
    }
    case 'section': {
      const section = ground.document.sections.find(({ key }) => key === where.section)
      const excerpt = where.excerptSv === undefined ? '' : `: ”${where.excerptSv}”`
      return section
        ? { textSv: `Avsnittet ${section.titleSv}${excerpt}`, href: `${reportHref(ground)}#${section.key}` }
        : nameElsewhere(where)
    }
  }
}

function nameElsewhere(where: FindingPlace): NamedPlace {
  const href = where.kind === 'source' ? sourceRowHref(where.place) : undefined
  return { textSv: formatFindingPlace(where), ...(href === undefined ? {} : { href }) }
}

/** "Resultaträkning: IT-kostnader, Augusti 2025"; a key stands where the report has no word for it. */
function cellSv(where: { table: string; row?: string; column?: string }, { document, tables }: FindingGround): string {
  const table = [...tablesOf(document), ...tables].find(({ name }) => name === where.table)
  const row = where.row && (table?.rows.find(({ key }) => key === where.row)?.labelSv ?? where.row)
  const column = where.column && (table?.columns.find(({ key }) => key === where.column)?.labelSv ?? where.column)
  const cell = [row, column].filter(Boolean).join(', ')
  const tableSv = table?.captionSv ?? where.table
  return cell === '' ? tableSv : `${tableSv}: ${cell}`
}
