import { decodeText } from '#lib/decode-text.ts'
import { isZip } from '#lib/zip-directory.ts'
import type { FindingCode } from './finding-codes.ts'
import { formats } from './formats/catalogue.ts'
import type { Format, SniffedContent } from './formats/define-format.ts'

export type Recognition =
  | { readonly kind: 'recognised'; readonly format: Format }
  | { readonly kind: 'refused'; readonly code: FindingCode; readonly messageSv: string }

/** Which format the bytes are, by content and never by name; or why they are none that we read, and what to send instead. */
export function recognise(bytes: Uint8Array): Recognition {
  if (bytes.length === 0) return refused('I-001', 'Filen är tom (0 byte). Exportera den på nytt.')
  const content = sniff(bytes)
  const format = formats.find((candidate) => candidate.recognise(content))
  if (format) return { kind: 'recognised', format }

  const foreign = foreignKinds.find((kind) => kind.is(content))
  if (foreign) return refused(foreign.code, foreign.messageSv)
  if (content.head === undefined) {
    const row = lineOfFirstNul(bytes)
    return bytes.includes(0)
      ? refused(
          'I-007',
          `Filen innehåller nolltecken (första på rad ${row}) och är ingen textfil, eller så är den skadad. Exportera den på nytt.`,
        )
      : refused('I-003', wantedSv('Filen känns inte igen'))
  }
  if (content.head.trim() === '') return refused('I-001', 'Filen innehåller bara tomma rader. Exportera den på nytt.')
  return refused('I-003', wantedSv('Filen är text men känns inte igen'))
}

/** A look at the beginning. Text has no NUL byte, unless it says by its mark that it is UTF-16. */
export function sniff(bytes: Uint8Array): SniffedContent {
  const start = bytes.subarray(0, 65_536)
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const isText = isUtf16 || (!isZip(bytes) && !bytes.includes(0) && !bytes.subarray(0, 4).some((byte) => byte < 9))
  return { bytes, head: isText ? decodeText(start).text : undefined }
}

function refused(code: FindingCode, messageSv: string): Recognition {
  return { kind: 'refused', code, messageSv }
}

function wantedSv(opening: string): string {
  return `${opening}. Det här läses: ${formats.map((format) => format.labelSv).join(', ')}.`
}

interface ForeignKind {
  readonly code: FindingCode
  readonly messageSv: string
  is(content: SniffedContent): boolean
}

/** Files that people send by mistake, each with what to do. The first that fits is told. */
const foreignKinds: readonly ForeignKind[] = [
  {
    code: 'I-003',
    messageSv: 'Filen är en PDF, och tal läses inte ur PDF. Be avsändaren om underlaget som Excel, CSV eller SIE.',
    is: ({ bytes }) => startsWith(bytes, '%PDF'),
  },
  {
    code: 'I-003',
    messageSv: 'Filen är en webbsida (HTML), ofta en felsida som sparats i stället för filen. Hämta filen på nytt.',
    is: ({ head }) => head !== undefined && /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(head),
  },
  {
    code: 'I-003',
    messageSv: 'Filen är XML som inte är SIE 5, och läses inte. Exportera som Excel, CSV eller SIE.',
    is: ({ head }) => head !== undefined && /^\s*<\?xml/.test(head),
  },
  {
    code: 'I-003',
    messageSv: 'Filen är JSON, som inte läses. Exportera som Excel, CSV eller SIE 4.',
    is: ({ head }) => head !== undefined && /^\s*[[{]/.test(head),
  },
  {
    code: 'I-003',
    messageSv: 'Filen är en bild. Lämna in underlaget som Excel, CSV eller SIE.',
    is: ({ bytes }) =>
      [
        [0x89, 0x50, 0x4e, 0x47],
        [0xff, 0xd8, 0xff],
        [0x47, 0x49, 0x46, 0x38],
        [0x42, 0x4d],
        [0x49, 0x49, 0x2a, 0x00],
      ].some((mark) => mark.every((byte, index) => bytes[index] === byte)),
  },
  {
    code: 'I-004',
    messageSv:
      'Arbetsboken är skyddad med lösenord. Öppna den i Excel, ta bort lösenordet (Arkiv – Info – Skydda arbetsboken), spara och lämna in den igen.',
    is: ({ bytes }) => isOle(bytes) && includesUtf16(bytes, 'EncryptedPackage'),
  },
  {
    code: 'I-003',
    messageSv: 'Filen är en Excelbok i det gamla formatet (.xls). Öppna den i Excel, spara som .xlsx och lämna in den igen.',
    is: ({ bytes }) => isOle(bytes) && (includesUtf16(bytes, 'Workbook') || includesUtf16(bytes, 'Book')),
  },
  {
    code: 'I-003',
    messageSv: 'Filen är ett dokument i ett äldre Officeformat. Lämna in underlaget som Excel (.xlsx), CSV eller SIE.',
    is: ({ bytes }) => isOle(bytes),
  },
  {
    code: 'I-003',
    messageSv: 'Filen är en binär Excelbok (.xlsb). Öppna den i Excel, spara som .xlsx och lämna in den igen.',
    is: ({ bytes }) => isZip(bytes) && includes(bytes, 'xl/workbook.bin'),
  },
  {
    code: 'I-003',
    messageSv: 'Filen är ett kalkylark i OpenDocument-format (.ods). Spara det som .xlsx och lämna in det igen.',
    is: ({ bytes }) => isZip(bytes) && includes(bytes, 'opendocument.spreadsheet'),
  },
  {
    code: 'I-005',
    messageSv: 'Filen är en avklippt arkivfil eller arbetsbok. Hämta eller skicka den på nytt.',
    is: ({ bytes }) => isZip(bytes) && bytes.length < 1_000,
  },
  {
    code: 'I-003',
    messageSv: 'Filen är ett arkiv (zip) som inte är en Excelbok. Packa upp det och lämna in filerna var för sig.',
    is: ({ bytes }) => isZip(bytes),
  },
]

function isOle(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte)
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text
}

function includes(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text)
}

/** Compound files name their streams in UTF-16. */
function includesUtf16(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'))
}

function lineOfFirstNul(bytes: Uint8Array): number {
  let line = 1
  for (const byte of bytes) {
    if (byte === 0) break
    if (byte === 0x0a) line += 1
  }
  return line
}
