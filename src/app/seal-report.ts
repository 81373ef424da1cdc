import { type ReportForm, reportForms } from '#domain/report-form.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { sha256 } from '#lib/sha256.ts'
import type { ReportMove } from '#store/report-course-store.ts'
import type { Effects } from './effects.ts'
import { renderReport, versionFileName } from './render-report.ts'

/**
 * The printed version in each of its forms, to be kept with the move that seals it: rendered here, written by that move's own
 * transaction. When the process ends in between nothing has happened, and doing it again gives the same bytes.
 */
export async function sealReport(printed: ReportVersion, effects: Effects): Promise<NonNullable<ReportMove['seals']>> {
  const { identifier } = printed.document
  if (identifier === undefined) throw new Error('What is sealed says what it is.')
  const seals: NonNullable<ReportMove['seals']>[number][] = []
  for (const form of Object.keys(reportForms) as ReportForm[]) {
    const bytes = await renderReport(printed, form, effects)
    seals.push({ form, fileName: versionFileName(printed, form), sha256: sha256(bytes), identifier, bytes })
  }
  return seals
}
