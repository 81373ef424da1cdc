import { figureReferences } from '#domain/figure-reference.ts'
import { inlineText } from '#domain/inline-text.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import type { Table } from '#domain/table.ts'
import { bindRunningText } from '#report/narrative/bind-markdown.ts'
import { boundFigures, findFigure } from './bound-figures.ts'
import { computeReportTables, findReportGround, type ReportGround } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { loadRoundAnswers } from './round-answers.ts'

/** A section's text in an earlier round. */
export interface EarlierText {
  readonly round: string
  readonly markdown: string
}

/** Each section's latest text in a round of the same kind of report that ended before this one. */
export async function loadEarlierTexts(
  { orgUnit, round, reference }: ReportGround,
  { store }: Pick<Effects, 'store'>,
): Promise<ReadonlyMap<string, EarlierText>> {
  const opened = await store.rounds.listOpened({ orgUnits: [orgUnit.code] })
  const codes = new Set([...opened.map((each) => each.round), ...reference.answeredRounds(orgUnit.code)])
  const earlier = [...codes]
    .map(parseRoundCode)
    .filter((each): each is Round => each !== undefined && each.kind !== 'P' && each.period.to < round.period.to)
    .toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1))
  const texts = new Map<string, EarlierText>()
  for (const { code } of earlier) {
    const { commentary } = await loadRoundAnswers({ orgUnit: orgUnit.code, round: code }, reference, store)
    for (const { section, markdown } of commentary)
      if (!texts.has(section) && markdown.trim() !== '') texts.set(section, { round: code, markdown })
  }
  return texts
}

/** The tables that an earlier text's figures were of: as its report has them, else computed anew. */
export async function loadEarlierTables({ orgUnit }: ReportGround, round: string, effects: Effects): Promise<readonly Table[]> {
  const version = await effects.store.loadLatestReportVersion(orgUnit.code, round)
  if (version !== undefined) return version.tables
  const ground = await findReportGround({ orgUnit: orgUnit.code, round }, effects)
  return ground.kind === 'done' ? (await computeReportTables(ground.value, effects)).tables : []
}

/** An earlier text held against what is written now. */
export interface ComparedText {
  readonly round: string
  readonly markdown: string
  readonly paragraphs: readonly ComparedParagraph[]
}

export interface ComparedParagraph {
  /** As it was read then. */
  readonly textSv: string
  /** Stands word for word in the text now. */
  readonly isCopied: boolean
  /** Its figures that are others now. */
  readonly moved: readonly { readonly whatSv: string; readonly thenSv: string; readonly nowSv: string }[]
}

/** Which of the earlier text's paragraphs stand in the text now, and which of their figures have moved. */
export function compareTexts(
  { round, markdown }: EarlierText,
  now: { readonly markdown: string; readonly tables: readonly Table[] },
  tablesThen: readonly Table[],
): ComparedText {
  const written = new Set(paragraphsOf(now.markdown))
  return {
    round,
    markdown,
    paragraphs: paragraphsOf(markdown).map((paragraph) => ({
      textSv: inlineText(
        bindRunningText(paragraph, { tables: tablesThen, placeOf: () => ({ kind: 'section', section: '' }) }).inlines,
      ),
      isCopied: written.has(paragraph),
      moved: movedFigures(paragraph, tablesThen, now.tables),
    })),
  }
}

function movedFigures(paragraph: string, then: readonly Table[], now: readonly Table[]): ComparedParagraph['moved'] {
  const [before, after] = [boundFigures(paragraph, then), boundFigures(paragraph, now)]
  return figureReferences(paragraph).flatMap(({ source, address }) => {
    const thenSv = before[source]?.printed ?? ''
    const nowSv = after[source]?.figure === undefined ? 'finns den inte' : after[source].printed
    const place = findFigure(address, then) ?? findFigure(address, now)
    return thenSv === nowSv || place === undefined
      ? []
      : [{ whatSv: `${place.row.labelSv}, ${place.column.labelSv}`, thenSv, nowSv }]
  })
}

/** Each paragraph and list with one kind of space: what differs in line breaks is the same text. */
function paragraphsOf(markdown: string): string[] {
  return markdown
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.replace(/[ \t]+/g, ' ').trim())
    .filter(Boolean)
}
