import { unzipSync } from 'fflate'
import type { Content } from '#domain/content.ts'
import type { OfficeForm } from '#domain/office-template.ts'
import { findZipFault, isZip } from '#lib/zip-directory.ts'
import { contentReading } from '../../content-reading.ts'
import { createFindingLog, type FindingLog } from '../../finding-log.ts'
import { defineFormat } from '../define-format.ts'

/**
 * The organisation's own templates, which reports in Word and PowerPoint are written into. Only what was saved as a template is one:
 * a report or a letter that somebody leaves by mistake must not give every report its look.
 */
export const officeTemplate = defineFormat({
  name: 'office-template',
  labelSv: 'Wordmall och PowerPointmall',

  recognise({ bytes }) {
    return isZip(bytes) && formOf(bytes) !== undefined
  },

  async read({ fileName, bytes }) {
    const log = createFindingLog(fileName)
    return contentReading('office-template', toContent(fileName, bytes, log), log)
  },
})

function toContent(fileName: string, bytes: Uint8Array, log: FindingLog): Content | undefined {
  const form = formOf(bytes)
  const fault = findZipFault(bytes)
  if (fault?.kind === 'too-large' || fault?.kind === 'too-dense') {
    log.add(
      'I-006',
      {},
      'Mallen är för stor uppackad. Ta bort bilder och sidor som inte behövs, spara om den och lämna in den igen.',
    )
    return undefined
  }
  if (form === undefined || fault) {
    log.add(
      'I-005',
      {},
      'Mallen är avklippt eller skadad. Öppna den i Word eller PowerPoint, spara om den och lämna in den igen.',
    )
    return undefined
  }
  if (!declaresTemplate(bytes)) {
    log.add('I-003', {}, notTemplate[form])
    return undefined
  }
  return { kind: 'office-template', key: form, body: { form }, source: { fileName } }
}

const notTemplate: Readonly<Record<OfficeForm, string>> = {
  docx: 'Filen är ett Worddokument. Ett underlag lämnas in som Excel, CSV eller SIE, och texter som Markdown. Ska rapporterna få sitt utseende av filen: spara den i Word som mall (.dotx) och lämna in mallen.',
  pptx: 'Filen är en presentation. Ett underlag lämnas in som Excel, CSV eller SIE. Ska bilderna få sitt utseende av filen: spara den i PowerPoint som mall (.potx) och lämna in mallen.',
}

/** By the names of its parts, which stand unpacked in the archive. A workbook may be within a presentation, and not the other way. */
function formOf(bytes: Uint8Array): OfficeForm | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (text.includes('ppt/presentation.xml')) return 'pptx'
  return text.includes('word/document.xml') ? 'docx' : undefined
}

function declaresTemplate(bytes: Uint8Array): boolean {
  const types = unzipSync(bytes, { filter: ({ name }) => name === contentTypes })[contentTypes]
  return /(?:\.t|macroEnabledT)emplate\.main\+xml/.test(new TextDecoder().decode(types))
}

const contentTypes = '[Content_Types].xml'
