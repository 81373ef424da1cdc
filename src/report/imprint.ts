import type { Block, Document, Section } from '#domain/document.ts'
import type { Erratum, ReportDecision } from '#domain/report-course.ts'
import { plainText, type Table, textCell } from '#domain/table.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { sha256 } from '#lib/sha256.ts'

/** What a version that has left the draft state says of itself beside what was composed. */
export interface Imprint {
  readonly number: number
  readonly caseNumber?: string
  /** Who approved it, by name and day. */
  readonly approved?: { readonly bySv: string; readonly on: string }
  readonly decision?: ReportDecision
  readonly errata: readonly Erratum[]
}

/**
 * The document with its imprint: case number, what it corrects, and last a section about the document itself. Nothing that
 * was composed is touched. It carries an identifier that follows from all that it says: the same words, the same identifier.
 */
export function withImprint(document: Document, imprint: Imprint): Document {
  const errata = errataSection(imprint.errata)
  const said: Document = {
    ...document,
    ...(imprint.caseNumber === undefined ? {} : { caseNumber: imprint.caseNumber }),
    sections: [...document.sections, ...(errata === undefined ? [] : [errata])],
  }
  const identifier = documentIdentifier(said, imprint)
  return { ...said, identifier, sections: [...said.sections, aboutSection(said, imprint, identifier)] }
}

/**
 * 'tertial:fds/2025-D2/3:' and half of the SHA-256 of what the document says. A file carries it in its metadata, so that one
 * that has been changed can still say what it once was.
 */
function documentIdentifier(document: Document, imprint: Imprint): string {
  const hash = sha256(Buffer.from(stringifyExact({ document, imprint }))).slice(0, 32)
  return `tertial:${document.orgUnit}/${encodeURIComponent(document.round)}/${imprint.number}:${hash}`
}

/** An identifier somewhere in a text. */
export const identifierPattern = /tertial:[a-z0-9._-]+\/[A-Za-z0-9%._-]+\/\d+:[0-9a-f]{32}/

function errataSection(errata: readonly Erratum[]): Section | undefined {
  const [first] = errata
  if (first === undefined) return undefined
  const leadSv = `Den här versionen rättar version ${first.corrects}. Här står allt som en läsare ser är ändrat, och varför.`
  return {
    key: 'rattelser',
    titleSv: 'Rättelser',
    blocks: [
      { kind: 'paragraph', inlines: plainText(leadSv) },
      ...errata.flatMap((erratum, index): Block[] => [
        { kind: 'heading', level: 2, textSv: erratum.sectionSv },
        { kind: 'paragraph', inlines: plainText(erratum.reasonSv) },
        { kind: 'table', table: errataTable(erratum, index), wide: false },
      ]),
    ],
  }
}

function errataTable({ sectionSv, changes }: Erratum, index: number): Table {
  const hasDifferences = changes.some(({ differenceSv }) => differenceSv !== '')
  return {
    name: `errata-${index + 1}`,
    captionSv: `Rättat i ${sectionSv}`,
    columns: [
      { key: 'what', labelSv: 'Vad', kind: 'label' },
      { key: 'before', labelSv: 'Stod', kind: 'text' },
      { key: 'after', labelSv: 'Ska vara', kind: 'text' },
      ...(hasDifferences ? [{ key: 'difference', labelSv: 'Skillnad', kind: 'text' } as const] : []),
    ],
    rows: changes.map(({ whatSv, beforeSv, afterSv, differenceSv }, row) => ({
      key: `change-${row + 1}`,
      labelSv: whatSv,
      kind: 'detail',
      indent: 0,
      cells: {
        before: textCell(beforeSv),
        after: textCell(afterSv),
        ...(hasDifferences ? { difference: textCell(differenceSv) } : {}),
      },
    })),
  }
}

function aboutSection({ snapshotId }: Document, imprint: Imprint, identifier: string): Section {
  const { number, caseNumber, approved, decision } = imprint
  const said: [string, string][] = [
    ['Version', String(number)],
    ['Underlag', snapshotId],
    ...(caseNumber === undefined ? [] : [['Diarienummer', caseNumber] satisfies [string, string]]),
    ...(approved === undefined ? [] : [['Godkänd', `${approved.bySv}, ${approved.on}`] satisfies [string, string]]),
    ...(decision === undefined ? [] : [['Beslut', decisionSv(decision)] satisfies [string, string]]),
    ['Dokumentets id', identifier],
  ]
  const table: Table = {
    name: 'about-the-document',
    captionSv: 'Om dokumentet',
    columns: [
      { key: 'what', labelSv: 'Uppgift', kind: 'label' },
      { key: 'said', labelSv: 'Innehåll', kind: 'text' },
    ],
    rows: said.map(([labelSv, textSv], index) => ({
      key: `said-${index + 1}`,
      labelSv,
      kind: 'detail',
      indent: 0,
      cells: { said: textCell(textSv) },
    })),
  }
  const checkSv =
    decision === undefined
      ? 'Rapporten är inte beslutad. Siffrorna och texterna ändras inte mer i den här versionen.'
      : 'Filen är förseglad. Den som vill veta att den är oförändrad lämnar den på sidan Kontrollera en fil i Tertial.'
  return {
    key: 'om-dokumentet',
    titleSv: 'Om dokumentet',
    blocks: [
      { kind: 'paragraph', inlines: plainText(checkSv) },
      { kind: 'table', table, wide: false },
    ],
  }
}

/** "regionstyrelsen 2025-10-14, § 87" */
export function decisionSv({ bodySv, decidedOn, paragraph }: ReportDecision): string {
  return `${bodySv} ${decidedOn}, §\u00a0${paragraph.replace(/^§\s*/, '')}`
}
