/**
 * Files as they should not be, made on demand: broken, mistaken and hostile. Each says what is to become of it once the
 * example region's organisation, accounts and profiles are loaded.
 *
 *   node cases/bad-input/make.ts FOLDER
 */
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate, zipSync } from 'fflate'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { writeCompoundFile } from './compound-file.ts'

export interface BadInput {
  readonly fileName: string
  /** Refused: an error finding and nothing loaded. Accepted: facts, perhaps with a warning. */
  readonly expect: 'refused' | 'accepted'
  /** The finding's code and what it should speak of: "I-004 lösenordsskyddad". A number that is well read has none: "–". */
  readonly codeHintSv: string
}

/** Writes all the files into `dir` (about 200 MB as the file system counts, 2 MB as the disk does). */
export async function makeBadInput(dir: string): Promise<BadInput[]> {
  mkdirSync(dir, { recursive: true })
  const made: BadInput[] = []
  const write = (fileName: string, bytes: Uint8Array | string, expect: BadInput['expect'], codeHintSv: string): void => {
    writeFileSync(join(dir, fileName), bytes)
    made.push({ fileName, expect, codeHintSv })
  }

  // The wrong kind of file, or none at all
  write('tom.csv', '', 'refused', 'I-001 filen är tom')
  write(
    'rapport.pdf',
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
    'refused',
    'I-003 PDF',
  )
  write(
    'webbsida.se',
    '<!DOCTYPE html>\n<html lang="sv"><head><title>Logga in</title></head><body>Sessionen har gått ut.</body></html>\n',
    'refused',
    'I-003 webbsida',
  )
  write(
    'bild.xlsx',
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52),
    'refused',
    'I-003 bild',
  )
  write('gammal.xls', writeCompoundFile([{ name: 'Workbook', bytes: biffGlobals }]), 'refused', 'I-003 äldre Excel')
  write('losenord.xlsx', passwordProtected(), 'refused', 'I-004 lösenordsskyddad')
  write('nolltecken.se', `#FLAGGA 0\r\n#FORMAT PC8\r\n${'\0'.repeat(64)}\r\n#SIETYP 3\r\n`, 'refused', 'I-007 nolltecken')

  // Cut off on the way
  const ledger = example('ledger-fds-2025-08.se')
  const budget = example('budget-fds-2025.xlsx')
  write('avklippt-ledger.se', cutWithinObjects(ledger), 'refused', 'I-023 summaraden stämmer inte med objektraderna, eller I-040')
  write('avklippt-budget.xlsx', budget.subarray(0, Math.floor(budget.length * 0.6)), 'refused', 'I-005 avklippt')
  write('avklippt-huvud.xlsx', budget.subarray(0, 20), 'refused', 'I-005 avklippt')

  // Codes that nobody knows
  write(
    'okant-konto.se',
    sie(['#PSALDO 0 202508 4999 {} 100.00', '#PSALDO 0 202508 4999 {1 "7110" 20 "1"} 100.00']),
    'refused',
    'I-020 konto 4999',
  )
  write(
    'okant-kostnadsstalle.se',
    sie(['#PSALDO 0 202508 4010 {} 100.00', '#PSALDO 0 202508 4010 {1 "9999" 20 "1"} 100.00']),
    'refused',
    'I-021 enhet 9999',
  )
  write('utan-kostnadsstalle.se', sie(['#PSALDO 0 202508 4010 {} 100.00']), 'refused', 'I-023 utan kostnadsställe')
  write('okand-manad.csv', hours(['2025-13;7110;Tillsvidareanställd;Kvinna;10,00']), 'refused', 'I-024 månad 2025-13')
  write('okant-ord.csv', hours(['2025-07;7110;Konsult;Kvinna;10,00']), 'refused', 'I-068 anställningsform Konsult')
  write('okanda-rubriker.csv', 'Kolumn A;Kolumn B\r\n1;2\r\n', 'refused', 'I-060 ingen profil passar')
  write('okant-slag.yaml', 'kind: budgetar\nrows: []\n', 'refused', 'I-081 okänt slag')
  write('trasig.yaml', 'kind: plan\n  orgUnit: fds\n goals: [\n', 'refused', 'I-080 inte YAML')

  // Numbers that are not, and numbers that are
  write('text-som-tal.csv', hours(['2025-07;7110;Tillsvidareanställd;Kvinna;cirka 900']), 'refused', 'I-025 cirka 900')
  write(
    'text-som-tal.xlsx',
    await forecast(
      [
        [...goodKey, -1000],
        ['6410', '7110', '1', 'se bilaga'],
      ],
      -1000,
    ),
    'refused',
    'I-025 se bilaga',
  )
  write('felvarde.xlsx', await withErrorCell(), 'refused', 'I-066 #REF!')
  write('svenska-tal.csv', hours(swedishNumbers), 'accepted', '–')
  write('svenska-tal.xlsx', await forecast(swedishTexts, 4 * -1_234_567), 'accepted', '–')
  write(
    'procent-som-timmar.csv',
    hours(['2025-07;7110;Tillsvidareanställd;Kvinna;12 %']),
    'refused',
    'I-025 procent i en kolumn med timmar',
  )

  // Rows and sheets that stand twice, and sums that do not
  write('dubblettrader.csv', hours([oneRow, oneRow]), 'accepted', 'I-027 dubblettrader')
  write('tva-blad-samma-namn.xlsx', await twoSheetsOfOneName(), 'refused', 'I-063 två blad med samma namn')
  write('fel-summa.xlsx', await forecast([[...goodKey, -1000]], -1001), 'refused', 'I-070 summaraden')

  // Sizes that would take a server down
  const bomb = await zipBomb()
  write('zipbomb.xlsx', bomb, 'refused', 'I-006 orimlig storlek')
  write('zipbomb-som-ljuger.xlsx', understated(bomb), 'refused', 'I-006 mer än den uppger')
  writeSparse(join(dir, 'stor.csv'), hours([oneRow]), 200 * 1024 * 1024)
  made.push({ fileName: 'stor.csv', expect: 'refused', codeHintSv: 'I-002 för stor' })
  return made
}

const goodKey = ['6410', '7120', '1'] as const
const oneRow = '2025-07;7110;Tillsvidareanställd;Kvinna;905,25'

/** Every sign for minus and for a thousand that people and programs put in numbers; each stands for a good amount. */
const swedishNumbers = [
  '2025-01;7110;Tillsvidareanställd;Kvinna;1\u00a0234,50',
  '2025-02;7110;Tillsvidareanställd;Kvinna;1\u202f234,50',
  '2025-03;7110;Tillsvidareanställd;Kvinna;1\u2009234,50',
  '2025-04;7110;Tillsvidareanställd;Kvinna;1 234,50',
  '2025-05;7110;Tillsvidareanställd;Kvinna;\u221212,25',
  '2025-06;7110;Tillsvidareanställd;Kvinna;- 12,25',
  '2025-07;7110;Tillsvidareanställd;Kvinna;(12,25)',
]

const swedishTexts: CellValue[][] = [
  ['6410', '7110', '1', '\u22121\u00a0234\u00a0567'],
  ['6410', '7120', '1', '(1\u2009234\u2009567)'],
  ['6410', '7130', '1', '\u2013 1 234 567'],
  ['6410', '7140', '1', '1234567-'],
]

function hours(rows: readonly string[]): string {
  return ['Månad;Kostnadsställe;Anställningsform;Kön;Arbetad tid', ...rows].map((row) => `${row}\r\n`).join('')
}

function sie(balances: readonly string[]): Uint8Array {
  const head = ['#FLAGGA 0', '#FORMAT PC8', '#SIETYP 3', '#ORGNR 232100-0172', '#FNAMN "FDS"', '#RAR 0 20250101 20251231']
  const lines = [...head, '#DIM 1 "Kostnadsställe"', '#DIM 20 "Motpart"', ...balances]
  return iconv.encode(lines.map((line) => `${line}\r\n`).join(''), 'cp437')
}

/** Rows of account, cost centre, counterparty and amount, and the total below them, as the forecast's workbook has them. */
function forecast(rows: readonly CellValue[][], total: number): Promise<Uint8Array> {
  const named = [...rows, ['Summa', null, null, total]].map(
    ([account = null, costCentre = null, counterparty = null, amount = null]) => [
      account,
      null,
      costCentre,
      counterparty,
      amount,
      null,
    ],
  )
  return writeXlsx({
    sheets: [
      {
        name: 'Prognos augusti',
        rows: [['Konto', 'Kontonamn', 'Kostnadsställe', 'Motpart', 'Prognos helår 2025', 'Kommentar'], ...named],
      },
    ],
  })
}

async function withErrorCell(): Promise<Uint8Array> {
  const files = unzipSync(
    await forecast(
      [
        ['6410', '7110', '1', 4711],
        [...goodKey, -1000],
      ],
      -1000,
    ),
  )
  const path = 'xl/worksheets/sheet1.xml'
  const sheet = strFromU8(files[path] ?? new Uint8Array())
  const broken = sheet.replace(/<c r="E2"[^>]*>\s*<v>4711<\/v>\s*<\/c>/, '<c r="E2" t="e"><v>#REF!</v></c>')
  if (broken === sheet) throw new Error('The amount was not found where it should be.')
  return zipSync({ ...files, [path]: strToU8(broken) })
}

/** Excel refuses to make it; other programs do not. */
async function twoSheetsOfOneName(): Promise<Uint8Array> {
  const rows: CellValue[][] = [
    ['Konto', 'Kostnadsställe', 'Motpart', 'Prognos helår 2025'],
    ['6410', '7110', '1', -1000],
  ]
  const files = unzipSync(
    await writeXlsx({
      sheets: [
        { name: 'Prognos', rows },
        { name: 'Prognox', rows },
      ],
    }),
  )
  const workbook = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())
  return zipSync({ ...files, 'xl/workbook.xml': strToU8(workbook.replace('Prognox', 'Prognos')) })
}

/** What Excel writes when a workbook has a password to open: an OLE container around the encrypted package (MS-OFFCRYPTO). */
function passwordProtected(): Uint8Array {
  const noise = Uint8Array.from({ length: 8192 }, (_, index) => (index * 197 + (index >> 3)) % 256)
  return writeCompoundFile([
    { name: 'EncryptionInfo', bytes: strToU8('\u0004\0\u0004\0@\0\0\0<?xml version="1.0" encoding="UTF-8"?><encryption/>') },
    { name: 'EncryptedPackage', bytes: noise },
  ])
}

/** The first records of a workbook of Excel 97–2003: BOF for the workbook's globals, then EOF. */
const biffGlobals = Uint8Array.of(
  0x09,
  0x08,
  0x10,
  0,
  0,
  0x06,
  0x05,
  0,
  0xbb,
  0x0d,
  0xcc,
  0x07,
  0,
  0,
  0,
  0,
  0x06,
  0,
  0,
  0,
  0x0a,
  0,
  0,
  0,
)

/** 300 MB of nothing in 300 kB, in the place where a reader looks for rows. */
async function zipBomb(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const megabyte = new Uint8Array(1024 * 1024).fill(0x20)
  await new Promise<void>((resolve, reject) => {
    const zip = new Zip((error, chunk, final) => {
      if (error) return reject(error)
      chunks.push(chunk)
      if (final) resolve()
    })
    const add = (path: string, parts: Iterable<Uint8Array>): void => {
      const file = new ZipDeflate(path, { level: 9 })
      zip.add(file)
      for (const part of parts) file.push(part)
      file.push(new Uint8Array(), true)
    }
    add('[Content_Types].xml', [
      strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    ])
    add('xl/workbook.xml', [
      strToU8('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'),
    ])
    add(
      'xl/worksheets/sheet1.xml',
      Array.from({ length: 300 }, () => megabyte),
    )
    zip.end()
  })
  return Buffer.concat(chunks)
}

/** The same bomb with a directory that declares a few kilobytes for the big file. */
function understated(bomb: Uint8Array): Uint8Array {
  const lying = Uint8Array.from(bomb)
  const view = new DataView(lying.buffer)
  for (let at = 0; at + 46 < lying.length; at++) {
    if (view.getUint32(at, true) === centralDirectoryEntry && view.getUint32(at + 24, true) > 4096)
      view.setUint32(at + 24, 4096, true)
  }
  return lying
}

const centralDirectoryEntry = 0x02014b50

/** Amidst an account's object lines, so that its total says more than they do. */
function cutWithinObjects(ledger: Uint8Array): Uint8Array {
  const total = Buffer.from(ledger).indexOf('#PSALDO 0 202505 6410 {} ')
  const firstObject = Buffer.from(ledger).indexOf('\r\n', total) + 2
  return ledger.subarray(0, Buffer.from(ledger).indexOf('\r\n', firstObject) - 4)
}

function example(name: string): Uint8Array {
  return readFileSync(new URL(`../../examples/vastmanland/sources/${name}`, import.meta.url))
}

/** A head and then a hole of that size: no disk is used for it. */
function writeSparse(path: string, head: string, size: number): void {
  const file = openSync(path, 'w')
  try {
    writeSync(file, head)
    ftruncateSync(file, size)
  } finally {
    closeSync(file)
  }
}

if (import.meta.main) {
  const [dir] = process.argv.slice(2)
  if (dir === undefined) {
    console.error('Usage: node cases/bad-input/make.ts FOLDER')
    process.exitCode = 2
  } else {
    for (const { fileName, expect, codeHintSv } of await makeBadInput(dir)) console.log(`${fileName}: ${expect}, ${codeHintSv}`)
  }
}
