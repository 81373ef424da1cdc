import type { PrintedComment } from '#domain/comment.ts'
import type { Document, Section } from '#domain/document.ts'
import type { Finding } from '#domain/finding.ts'
import type { OrgUnitVersion } from '#domain/organisation.ts'
import type { Answers, Plan, WithheldTable } from '#domain/plan.ts'
import type { Commentary, ReportTemplate, TemplateSection } from '#domain/report-template.ts'
import { type Round, roundTitle } from '#domain/round.ts'
import type { Table } from '#domain/table.ts'
import { reportFinding } from './finding-codes.ts'
import type { Binding } from './narrative/binding.ts'
import { nearest } from './narrative/nearest.ts'
import { appendicesOf, appendixPrefix } from './parts/appendices.ts'
import { commentaryPart } from './parts/commentary-part.ts'
import { missingGround } from './parts/missing-ground.ts'
import { periodCallouts } from './parts/period-callout.ts'
import { withPrintedComments } from './parts/printed-comments.ts'
import { withColumns } from './parts/with-columns.ts'
import { withDecimals } from './parts/with-decimals.ts'
import { withRows } from './parts/with-rows.ts'
import { withheldCallouts } from './parts/withheld-callout.ts'
import { sections } from './sections/catalogue.ts'
import { joinParts, noParts, type SectionDefinition, type SectionInput, type SectionParts } from './sections/define-section.ts'

export interface ComposeInput {
  readonly regionNameSv: string
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  /** ISO date that the report carries. */
  readonly dated: string
  readonly snapshotId: string
  readonly template: ReportTemplate
  readonly tables: readonly Table[]
  readonly plan: Plan | undefined
  readonly answers: Answers | undefined
  readonly commentary: readonly Commentary[]
  /** Marked for print. */
  readonly comments?: readonly PrintedComment[]
}

export interface ComposedReport {
  readonly document: Document
  /** The tables that came in, and after them those that sections built of words and figures. */
  readonly tables: readonly Table[]
  readonly findings: readonly Finding[]
}

/**
 * Tables and words come in, the report as data comes out: the template's sections in its order, each with its tables,
 * charts and texts. What a section lacks is said in the report and among the findings; nothing here throws for lack of
 * ground, and the same input always gives the same document.
 */
export function compose(input: ComposeInput): ComposedReport {
  const { sections: entries } = input.template
  const composed = entries.map((entry, index) => ({
    entry,
    parts: composeSection(
      entry,
      input,
      entries.slice(0, index).some(({ section }) => section === entry.section),
    ),
  }))
  const { sections: noted, findings: commentFindings } = withPrintedComments(
    composed.map(({ entry, parts }, index) => toSection(entry, parts, composed[index + 1]?.entry, entries)),
    shownTables(input),
    input.comments ?? [],
  )
  const document: Document = {
    orgUnit: input.orgUnit.code,
    round: input.round.code,
    titleSv: roundTitle(input.round),
    authorSv: input.orgUnit.nameSv,
    regionSv: input.regionNameSv,
    period: input.round.period,
    language: 'sv',
    snapshotId: input.snapshotId,
    dated: input.dated,
    ...caseNumberOf(input),
    sections: noted,
  }
  return {
    document,
    tables: [...input.tables, ...composed.flatMap(({ parts }) => parts.tables)],
    findings: [...composed.flatMap(({ parts }) => parts.findings), ...templateFindings(input), ...commentFindings],
  }
}

function shownTables({ tables, answers }: ComposeInput): Table[] {
  return tables.filter(({ name }) => !answers?.withheld?.some(({ table }) => table === name))
}

/** A plan carries the number that it was decided under, a report its own. */
function caseNumberOf({ round, plan, answers }: ComposeInput): Pick<Document, 'caseNumber'> {
  const caseNumber = round.kind === 'P' ? plan?.decision?.caseNumber : answers?.caseNumber
  return caseNumber === undefined ? {} : { caseNumber }
}

/** A section that the report has shown before, as an annex shows it in full, asks nobody to explain it again. */
function composeSection(entry: TemplateSection, input: ComposeInput, isShownBefore: boolean): SectionParts {
  const definition = definitionOf(entry)
  if (!definition) return unknownSection(entry)
  const { key } = entry
  const { round, plan, answers } = input
  const withheld = answers?.withheld ?? []
  const tables = shownTables(input)
  const binding: Binding = {
    tables,
    placeOf: (excerptSv) => ({ kind: 'section', section: key, ...(excerptSv !== '' && { excerptSv }) }),
  }
  const appendicesSv = appendicesOf(input.template.sections).map(({ titleSv }) => titleSv)
  const sectionInput: SectionInput = { key, round, tables, plan, answers, binding, appendicesSv }

  const own = definition.compose(sectionInput)
  const text = composeText(definition, sectionInput, input.commentary, { own, isAsked: !isShownBefore })
  const ground = joinParts(missingTables(definition, sectionInput, withheld), {
    ...noParts,
    blocks: [...withheldCallouts(definition.needs, withheld), ...periodCallouts(definition.needs, tables, round)],
  })
  const picked = withRows(withColumns(own, entry.columns, key, definition.usualColumns), entry.rows, key)
  const shown = withDecimals(picked, entry.decimals)
  return definition.commentary.placement === 'before' ? joinParts(ground, text, shown) : joinParts(ground, shown, text)
}

function missingTables(
  { needs }: SectionDefinition,
  { key, tables }: SectionInput,
  withheld: readonly WithheldTable[],
): SectionParts {
  const known = new Set([...tables.map(({ name }) => name), ...withheld.map(({ table }) => table)])
  const absent = needs.filter((need) => need.optional !== true && !known.has(need.table))
  return joinParts(
    ...absent.map(({ table, labelSv }) =>
      missingGround(key, {
        code: 'R-005',
        whatSv: `${labelSv} har inte kunnat beräknas`,
        remedySv: `Leverera de uppgifter som tabellen ${table} bygger på, eller ta bort avsnittet ur rapportmallen.`,
      }),
    ),
  )
}

function composeText(
  { commentary: wish }: SectionDefinition,
  { key, round, binding }: SectionInput,
  commentary: readonly Commentary[],
  { own, isAsked }: { own: SectionParts; isAsked: boolean },
): SectionParts {
  const said = commentary.filter((text) => text.section === key && text.round === round.code)
  const texts = said.map(({ markdown }) => markdown).filter((markdown) => markdown.trim() !== '')
  if (texts.length > 0) {
    return commentaryPart(texts, binding, { underTables: wish.placement === 'after' && own.blocks.length > 0 })
  }
  const isAnswered = said.some(({ nothingToAdd }) => nothingToAdd)
  if (wish.asksForSv === undefined || !isAsked || isAnswered) return noParts
  return missingGround(key, {
    code: 'R-006',
    whatSv: 'avsnittet har ingen text',
    remedySv: wish.asksForSv,
  })
}

/** A page break before a section is the last block of the one before it, so that the title moves along. */
function toSection(
  entry: TemplateSection,
  { blocks }: SectionParts,
  next: TemplateSection | undefined,
  entries: readonly TemplateSection[],
): Section {
  const beginsPage = next?.pageBreakBefore ?? (next?.appendix !== undefined && next.appendix !== entry.appendix)
  return {
    key: entry.key,
    titleSv: appendixPrefix(entry, entries) + (entry.titleSv ?? definitionOf(entry)?.titleSv ?? entry.key),
    blocks: beginsPage ? [...blocks, { kind: 'page-break' }] : blocks,
  }
}

function definitionOf({ section }: TemplateSection): SectionDefinition | undefined {
  return sections.find(({ name }) => name === section)
}

function unknownSection({ key, section }: TemplateSection): SectionParts {
  const names = sections.map(({ name }) => name)
  const suggestion = nearest(section, names)
  return missingGround(key, {
    code: 'R-007',
    whatSv: `rapportmallen anger avsnittstypen ”${section}”, som inte finns`,
    remedySv: suggestion !== undefined ? `Menade du ”${suggestion}”?` : `Välj bland: ${names.join(', ')}.`,
  })
}

/** Texts that no section asks for would vanish in silence, and two sections with one key would share their texts. */
function templateFindings({ template, round, commentary }: ComposeInput): Finding[] {
  const keys = template.sections.map(({ key }) => key)
  const orphans = commentary.filter((text) => text.round === round.code && !keys.includes(text.section))
  const repeated = keys.filter((key, index) => keys.indexOf(key) !== index)
  return [
    ...orphans.map(({ section }): Finding => {
      const messageSv = `Det finns en text för avsnittet ”${section}”, men rapportmallen har inget sådant avsnitt. Texten är inte med i rapporten. Mallens avsnitt: ${keys.join(', ')}.`
      return reportFinding('R-008', { kind: 'section', section }, messageSv)
    }),
    ...[...new Set(repeated)].map((section): Finding => {
      const messageSv = `Rapportmallen har flera avsnitt med nyckeln ”${section}”. Ge varje avsnitt en egen nyckel.`
      return reportFinding('R-009', { kind: 'section', section }, messageSv)
    }),
  ]
}
