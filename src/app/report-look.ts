import { contentsOf } from '#domain/content.ts'
import { parseSnapshotId } from '#domain/delivery.ts'
import type { OfficeForm } from '#domain/office-template.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { readTemplate, type WordTemplate } from '#render/docx/word-template.ts'
import { readSlideTemplate, type SlideTemplate } from '#render/pptx/slide-template.ts'
import type { Effects } from './effects.ts'

/** What an organisation brings of its own to its reports' files. */
export interface ReportLook {
  /** The template that the Word file is written into; Tertial's own look when absent. */
  readonly wordTemplate?: WordTemplate
  /** The same for the slides. */
  readonly slideTemplate?: SlideTemplate
}

/** An organisation's Word template from its bytes; undefined when they are no Word file. */
export function readWordTemplate(bytes: Uint8Array): WordTemplate | undefined {
  return readTemplate(bytes)
}

/** An organisation's PowerPoint template from its bytes; undefined when they are none, or have no layout with a title. */
export function readPowerPointTemplate(bytes: Uint8Array): SlideTemplate | undefined {
  return readSlideTemplate(bytes)
}

/** Why the bytes cannot be written into, and what to do; undefined when they can. */
export function templateFaultSv(form: OfficeForm, bytes: Uint8Array): string | undefined {
  if (form === 'docx')
    return readWordTemplate(bytes)
      ? undefined
      : 'Mallen saknar text eller formatmallar. Öppna den i Word, spara den på nytt som mall (.dotx) och lämna in den igen.'
  return readPowerPointTemplate(bytes)
    ? undefined
    : 'Mallen har ingen layout med en rubrik, så bilderna kan inte få några rubriker. Lägg till en i PowerPoint (Visa – Bildbakgrund), spara som mall (.potx) och lämna in den igen.'
}

/** The templates that the region had delivered when the version's snapshot was taken: a later one changes no version's files. */
export async function loadReportLook({ snapshotId }: Pick<ReportVersion, 'snapshotId'>, { store }: Effects): Promise<ReportLook> {
  const snapshot = parseSnapshotId(snapshotId)
  if (snapshot === undefined) return {}
  const look: { -readonly [Part in keyof ReportLook]: ReportLook[Part] } = {}
  for (const { body, source } of contentsOf(await store.loadContents(snapshot), 'office-template')) {
    const bytes = source.deliveryId === undefined ? undefined : await store.loadDeliveryFile(source.deliveryId)
    if (bytes === undefined) continue
    const [wordTemplate, slideTemplate] =
      body.form === 'docx' ? [readWordTemplate(bytes)] : [undefined, readPowerPointTemplate(bytes)]
    if (wordTemplate) look.wordTemplate = wordTemplate
    if (slideTemplate) look.slideTemplate = slideTemplate
  }
  return look
}
