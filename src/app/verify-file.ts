import { type ReportDecision, type SealedFile, saidOf } from '#domain/report-course.ts'
import type { ReportForm } from '#domain/report-form.ts'
import { isPublic, type ReportState } from '#domain/report-version.ts'
import { sha256 } from '#lib/sha256.ts'
import { isZip, readZipDirectory, readZipEntry } from '#lib/zip-directory.ts'
import { identifierPattern } from '#report/imprint.ts'
import type { Effects } from './effects.ts'

/** What can be said of a file that somebody has been given. */
export type FileVerdict =
  /** To the letter one that was sealed. */
  | ({ readonly kind: 'authentic'; readonly file: SealedFile } & AboutVersion)
  /** It says that it is one that was sealed, and is not: something in it has been changed, or a program has saved it anew. */
  | ({ readonly kind: 'altered'; readonly file: SealedFile } & AboutVersion)
  /** It says what it is, and nothing by that name has been sealed here: it was made before the decision, or elsewhere. */
  | { readonly kind: 'never-sealed'; readonly identifier: string }
  | { readonly kind: 'unknown' }

export interface AboutVersion {
  readonly titleSv: string
  readonly authorSv: string
  readonly state: ReportState
  readonly caseNumber?: string
  readonly decision?: ReportDecision
  /** The latest version that has been decided after it. */
  readonly laterVersion?: number
}

/** Holds a file against all that has been sealed. Whoever has the file may ask; nothing of it is kept. */
export async function verifyFile(bytes: Uint8Array, { store }: Pick<Effects, 'store'>): Promise<FileVerdict> {
  const [same] = await store.reports.listSealedFiles({ sha256: sha256(bytes) })
  if (same !== undefined) return { kind: 'authentic', file: same, ...(await aboutVersion(same, store)) }
  const identifier = identifierIn(bytes)
  if (identifier === undefined) return { kind: 'unknown' }
  const sealed = await store.reports.listSealedFiles({ identifier })
  const likest = sealed.find(({ form }) => form === formOf(bytes)) ?? sealed[0]
  if (likest === undefined) return { kind: 'never-sealed', identifier }
  return { kind: 'altered', file: likest, ...(await aboutVersion(likest, store)) }
}

async function aboutVersion(file: SealedFile, store: Effects['store']): Promise<AboutVersion> {
  const versions = await store.listReportVersions(file)
  const events = await store.reports.listEvents(file)
  const summary = versions.find(({ number }) => number === file.version)
  const version = summary && (await store.loadReportVersion(summary.id))
  if (version === undefined) throw new Error(`${file.fileName} is sealed of a version that is not there.`)
  const later = versions.find(({ number, state }) => number > file.version && (state === 'decided' || isPublic(state)))
  const caseNumber = saidOf(events, file.version, 'caseNumber')
  const decision = saidOf(events, file.version, 'decision')
  return {
    titleSv: version.document.titleSv,
    authorSv: version.document.authorSv,
    state: version.state,
    ...(caseNumber === undefined ? {} : { caseNumber }),
    ...(decision === undefined ? {} : { decision }),
    ...(later === undefined ? {} : { laterVersion: later.number }),
  }
}

/** In an Office file the identifier stands among its properties; in a page and a PDF it stands as it is. */
function identifierIn(bytes: Uint8Array): string | undefined {
  const said = isZip(bytes) ? readZipEntry(bytes, 'docProps/core.xml', largestProperties) : bytes
  return said && identifierPattern.exec(Buffer.from(said).toString('latin1'))?.[0]
}

/** Unpacked; ours are of a kilobyte. */
const largestProperties = 1_000_000

function formOf(bytes: Uint8Array): ReportForm | undefined {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return 'pdf'
  if (!isZip(bytes)) return 'html'
  const names: Readonly<Record<string, ReportForm>> = {
    'word/document.xml': 'docx',
    'ppt/presentation.xml': 'pptx',
    'xl/workbook.xml': 'xlsx',
  }
  const there = new Set(readZipDirectory(bytes)?.map(({ name }) => name))
  return Object.entries(names).find(([name]) => there.has(name))?.[1]
}
