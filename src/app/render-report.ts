import type { FigureKey } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { type ReportForm, reportForms } from '#domain/report-form.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { renderDocx } from '#render/docx/render-docx.ts'
import { renderHtml, renderHtmlBody, renderHtmlSections } from '#render/html/render-html.ts'
import { reportCss as css } from '#render/html/report-css.ts'
import { renderPdf } from '#render/pdf/render-pdf.ts'
import { renderPptx } from '#render/pptx/render-pptx.ts'
import { renderXlsx } from '#render/xlsx/render-xlsx.ts'
import type { Effects } from './effects.ts'
import { loadReportLook, type ReportLook } from './report-look.ts'

/**
 * One version as a file, in the templates that the region has delivered; `given` go before them. The same version gives the same
 * bytes each time.
 */
export async function renderReport(
  version: ReportVersion,
  form: ReportForm,
  effects: Effects,
  given: ReportLook = {},
): Promise<Uint8Array> {
  switch (form) {
    case 'html':
      return new TextEncoder().encode(renderHtml(version.document, {}))
    case 'pdf':
      return renderPdf(version.document, effects.pdfEngine)
    case 'pdf-slides':
      return renderPdf(version.document, effects.pdfEngine, 'slides')
    case 'docx':
      return renderDocx(version.document, given.wordTemplate ?? (await loadReportLook(version, effects)).wordTemplate)
    case 'pptx':
      return renderPptx(version.document, given.slideTemplate ?? (await loadReportLook(version, effects)).slideTemplate)
    case 'xlsx':
      return renderXlsx(version.document)
  }
}

/** 'fds-2025-D2.pdf', 'fds-2025-D2-bilder.pdf'. */
export function reportFileName({ orgUnit, round }: ReportVersion, form: ReportForm): string {
  return `${orgUnit}-${round}${reportForms[form].ending}`
}

/** 'fds-2025-D2-v3.pdf': what a file is called that is kept beside those of other versions. */
export function versionFileName({ orgUnit, round, number }: ReportVersion, form: ReportForm): string {
  return `${orgUnit}-${round}-v${number}${reportForms[form].ending}`
}

/**
 * The version as the file that is to be handed out: the sealed one when there is one, so that it is the same to the letter as
 * the one that was decided on; else made now.
 */
export async function reportBytes(version: ReportVersion, form: ReportForm, effects: Effects): Promise<Uint8Array> {
  const { orgUnit, round, number } = version
  const sealed = await effects.store.reports.loadSealedBytes({ orgUnit, round, version: number, form })
  return sealed ?? renderReport(version, form, effects)
}

/** The style sheet that goes with `reportBody`. */
export const reportCss = css

/** The version's body for a page of the application, each figure a link to its explanation, findings beside their places. */
export function reportBody(
  version: ReportVersion,
  options: { readonly figureHref: (key: FigureKey) => string; readonly findings?: readonly Finding[] },
): string {
  return renderHtmlBody(version.document, {
    ...options,
  })
}

/** What stands under each section's title, by the section's key, for a page where the report is written. */
export function reportSections(
  document: ReportVersion['document'],
  options: { readonly figureHref: (key: FigureKey) => string },
): Record<string, string> {
  return renderHtmlSections(document, options)
}
