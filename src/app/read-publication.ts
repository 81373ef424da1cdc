import { done, notFound, type Outcome } from '#domain/outcome.ts'
import { type Erratum, type ReportDecision, type SealedFile, saidOf } from '#domain/report-course.ts'
import { isPublic, type ReportState } from '#domain/report-version.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'

/** One version that has been published, with its files. */
export interface PublishedVersion {
  readonly number: number
  readonly state: ReportState
  readonly publishedAt: Date
  readonly titleSv: string
  readonly authorSv: string
  readonly caseNumber?: string
  readonly decision?: ReportDecision
  /** What it corrects in the one before. */
  readonly errata: readonly Erratum[]
  readonly files: readonly SealedFile[]
}

/** What anyone may read of a report: its published versions, the one in force first. */
export async function readPublication(
  address: ReportAddress,
  { store }: Pick<Effects, 'store'>,
): Promise<Outcome<readonly [PublishedVersion, ...PublishedVersion[]]>> {
  const [first, ...others] = await listPublished(address, store)
  return first === undefined ? notFound('Rapporten är inte publicerad.') : done([first, ...others])
}

/** A sealed file of a published version, by its name. */
export async function readPublishedFile(
  address: ReportAddress & { readonly fileName: string },
  { store }: Pick<Effects, 'store'>,
): Promise<Outcome<{ readonly file: SealedFile; readonly bytes: Uint8Array }>> {
  const files = (await listPublished(address, store)).flatMap((version) => version.files)
  const file = files.find(({ fileName }) => fileName === address.fileName)
  const bytes = file && (await store.reports.loadSealedBytes(file))
  return file && bytes ? done({ file, bytes }) : notFound('Filen är inte publicerad.')
}

/** Each report that has been published, with the version in force; the latest published first. */
export async function listPublications({
  store,
}: Pick<Effects, 'store'>): Promise<(ReportAddress & Pick<PublishedVersion, 'titleSv' | 'authorSv' | 'publishedAt'>)[]> {
  const versions = (await store.listReportVersions()).filter(({ state }) => isPublic(state))
  const addresses = new Map(versions.map(({ orgUnit, round }) => [`${orgUnit}/${round}`, { orgUnit, round }]))
  const found = await Promise.all(
    [...addresses.values()].map(async (address) => {
      const [latest] = await listPublished(address, store)
      return latest === undefined ? [] : [{ ...address, ...latest }]
    }),
  )
  return found
    .flat()
    .map(({ orgUnit, round, titleSv, authorSv, publishedAt }) => ({ orgUnit, round, titleSv, authorSv, publishedAt }))
    .toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
}

async function listPublished(address: ReportAddress, store: Effects['store']): Promise<PublishedVersion[]> {
  const { orgUnit, round } = address
  const versions = (await store.listReportVersions({ orgUnit, round })).filter(({ state }) => isPublic(state))
  if (versions.length === 0) return []
  const [events, files] = await Promise.all([
    store.reports.listEvents(address),
    store.reports.listSealedFiles({ orgUnit, round }),
  ])
  return Promise.all(
    versions.map(async ({ id, number, state }) => {
      const version = await store.loadReportVersion(id)
      const published = events.findLast((event) => event.version === number && event.kind === 'published')
      if (version === undefined || published === undefined) throw new Error(`${id} is published without having been so.`)
      const caseNumber = saidOf(events, number, 'caseNumber')
      const decision = saidOf(events, number, 'decision')
      return {
        number,
        state,
        publishedAt: published.at,
        titleSv: version.document.titleSv,
        authorSv: version.document.authorSv,
        errata: saidOf(events, number, 'errata') ?? [],
        files: files.filter((file) => file.version === number),
        ...(caseNumber === undefined ? {} : { caseNumber }),
        ...(decision === undefined ? {} : { decision }),
      }
    }),
  )
}
