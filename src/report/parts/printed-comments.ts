import type { PrintedComment } from '#domain/comment.ts'
import type { Block, CalloutBlock, Section } from '#domain/document.ts'
import { figureKey } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { swedishDay } from '#domain/person.ts'
import type { Table } from '#domain/table.ts'
import { reportFinding } from '../finding-codes.ts'
import { bindInline } from '../narrative/bind-markdown.ts'

/**
 * The comments that are marked for print, each as a note with its writer and date: under the first table that shows the
 * figure or the item that it is about, or last in its section. One that has no place in the report is a finding, so that
 * nothing that somebody marked is lost in silence.
 */
export function withPrintedComments(
  sections: readonly Section[],
  tables: readonly Table[],
  comments: readonly PrintedComment[],
): { readonly sections: readonly Section[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const placed = comments.flatMap((comment) => {
    const place = placeOf(comment, sections)
    if (place !== undefined) return [{ comment, place }]
    const messageSv = `${comment.byNameSv}s kommentar är märkt för utskrift men har ingen plats i rapporten: ingen tabell eller avsnitt visar det som den handlar om. Ta bort märkningen, eller lägg till avsnittet i rapportmallen.`
    findings.push(reportFinding('R-014', { kind: 'section', section: sections[0]?.key ?? '' }, messageSv))
    return []
  })
  const noted = sections.map((section, index): Section => {
    const here = placed.filter(({ place }) => place.section === index)
    if (here.length === 0) return section
    const noteOf = ({ comment, place }: (typeof here)[number]) => {
      const bound = bindInline(comment.textSv, {
        tables,
        placeOf: (excerptSv) => ({ kind: 'section', section: section.key, ...(excerptSv !== '' && { excerptSv }) }),
      })
      findings.push(...bound.findings)
      return note(comment, place.aboutSv, bound.inlines)
    }
    const under = (block: number | undefined) => here.filter(({ place }) => place.block === block).map(noteOf)
    const blocks = section.blocks.flatMap((block, at): Block[] => [block, ...under(at)])
    return { ...section, blocks: lastInSection(blocks, under(undefined)) }
  })
  return { sections: noted, findings }
}

interface Place {
  readonly section: number
  /** The block that it stands under; absent for last in the section. */
  readonly block?: number
  /** What it is about, when the place does not say it. */
  readonly aboutSv?: string
}

function placeOf({ subject: { kind, orgUnit, round, about } }: PrintedComment, sections: readonly Section[]): Place | undefined {
  if (kind === 'section') return inSection(about, sections)
  for (const [section, { blocks }] of sections.entries()) {
    for (const [block, each] of blocks.entries()) {
      const table = each.kind === 'table' ? each.table : each.kind === 'chart' ? each.chart.dataTable : undefined
      const aboutSv = table === undefined ? undefined : labelIn(table)
      if (aboutSv !== undefined) return { section, block, aboutSv }
    }
  }
  return undefined

  function labelIn(table: Table): string | undefined {
    if (kind === 'item') return table.rows.find(({ key }) => key === about.slice(about.indexOf('/') + 1))?.labelSv
    const [name = '', row = '', column = ''] = about.split('/')
    const key = figureKey({ orgUnit, round, table: name, row, column })
    const shown = table.rows.find(({ cells }) =>
      Object.values(cells).some((cell) => cell.kind === 'figure' && cell.figure.key === key),
    )
    const columnSv = table.columns.find((each) => each.key === column)?.labelSv
    return shown && `${shown.labelSv}${columnSv === undefined ? '' : `, ${columnSv}`}`
  }
}

function inSection(key: string, sections: readonly Section[]): Place | undefined {
  const section = sections.findIndex((each) => each.key === key)
  return section < 0 ? undefined : { section }
}

function note({ byNameSv, at }: PrintedComment, aboutSv: string | undefined, inlines: CalloutBlock['inlines']): CalloutBlock {
  const about = aboutSv === undefined ? '' : `${aboutSv}: `
  return {
    kind: 'callout',
    tone: 'comment',
    inlines: [
      ...(about === '' ? [] : [{ kind: 'text' as const, textSv: about }]),
      ...inlines,
      { kind: 'text', textSv: ` (${byNameSv}, ${swedishDay(at)})`, emphasis: true },
    ],
  }
}

/** A page break before the next section stays last. */
function lastInSection(blocks: readonly Block[], notes: readonly Block[]): Block[] {
  const last = blocks.at(-1)
  return last?.kind === 'page-break' ? [...blocks.slice(0, -1), ...notes, last] : [...blocks, ...notes]
}
