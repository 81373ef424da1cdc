import { strToU8, type Zippable, zipSync } from 'fflate'
import { tablesOf } from '#domain/document.ts'
import { reportForms } from '#domain/report-form.ts'
import { sha256 } from '#lib/sha256.ts'
import type { ArchivedFile, ArchivedReport } from './archived-report.ts'
import { descriptionXml } from './description.ts'
import { metsXml } from './mets.ts'
import { premisXml } from './premis.ts'
import { tableFiles } from './table-files.ts'

/**
 * The version as an archive package laid out as E-ARK CSIP 2.1 says (domain.md §5.6): the sealed files, each table's figures
 * as CSV and JSON with their schema, what the report is, who did what, and checksums of all. The same version gives the same
 * bytes each time.
 */
export function renderArchive(report: ArchivedReport): Uint8Array {
  const data = [
    ...report.sealed.map(({ form, fileName, bytes }) =>
      archivedFile(`representations/sealed/data/${fileName}`, reportForms[form].contentType, bytes),
    ),
    ...tableFiles([...tablesOf(report.document)]).map(({ name, contentType, text }) =>
      archivedFile(`representations/tables/data/${name}`, contentType, text),
    ),
  ]
  const metadata = {
    description: archivedFile('metadata/descriptive/dc.xml', 'text/xml', descriptionXml(report)),
    preservation: archivedFile('metadata/preservation/premis.xml', 'text/xml', premisXml(report, data)),
    course: archivedFile('metadata/other/course.json', 'application/json', courseJson(report)),
  }
  const readme = archivedFile('documentation/las-mig.txt', 'text/plain; charset=utf-8', readmeText(report))
  const described = [...data, ...Object.values(metadata), readme]
  const mets = archivedFile('METS.xml', 'text/xml', metsXml(report, { data, metadata, documentation: [readme] }))
  const manifest = [...described, mets].map((file) => `${file.sha256}  ${file.path}\n`).join('')
  return zip(report.name, [mets, ...described, archivedFile('manifest-sha256.txt', 'text/plain', manifest)])
}

function archivedFile(path: string, contentType: string, content: string | Uint8Array): ArchivedFile {
  const bytes = typeof content === 'string' ? strToU8(content) : content
  return { path, contentType, bytes, sha256: sha256(bytes) }
}

function courseJson({ events, decision, caseNumber, version }: ArchivedReport): string {
  const said = events.map(({ at, bySv, kind, toState, said: words }) => ({
    at: at.toISOString(),
    by: bySv,
    kind,
    toState,
    said: words,
  }))
  return `${JSON.stringify({ version, caseNumber, decision, events: said }, undefined, 2)}\n`
}

function readmeText({ name, document, version }: ArchivedReport): string {
  return [
    `${document.titleSv}, ${document.authorSv}, version ${version}`,
    '',
    `Paketet ${name} är ordnat enligt E-ARK CSIP 2.1. METS.xml räknar upp allt som finns i det.`,
    '',
    'representations/sealed/data   rapportens förseglade filer; PDF-filerna är PDF/A-3a och PDF/UA-1',
    'representations/tables/data   varje tabells siffror, oavrundade, som CSV och JSON; datapackage.json beskriver fälten',
    'metadata/descriptive/dc.xml   vad rapporten är, med diarienummer och beslut',
    'metadata/preservation/        filernas fingeravtryck och vad som har hänt med rapporten (PREMIS 3)',
    'metadata/other/course.json    vem som gjorde vad, med rättelser mot tidigare versioner',
    'manifest-sha256.txt           fingeravtryck av alla filer; prova med: sha256sum --check manifest-sha256.txt',
    '',
  ].join('\r\n')
}

function zip(folder: string, files: readonly ArchivedFile[]): Uint8Array {
  const entries: Zippable = {}
  for (const { path, bytes } of files) {
    const isPacked = /\.(?:pdf|docx|pptx|xlsx)$/.test(path)
    entries[`${folder}/${path}`] = [bytes, { mtime: fixedTime, level: isPacked ? 0 : 6 }]
  }
  return zipSync(entries)
}

/** A ZIP keeps local time: the parts are given, so that every time zone writes the same. */
const fixedTime = new Date(2000, 0, 1)
