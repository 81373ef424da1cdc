import { element, xmlHead, xmlText } from '../ooxml/element.ts'
import type { ArchivedFile, ArchivedReport } from './archived-report.ts'

interface PackageParts {
  readonly data: readonly ArchivedFile[]
  readonly metadata: Readonly<Record<'description' | 'preservation' | 'course', ArchivedFile>>
  readonly documentation: readonly ArchivedFile[]
}

/** The package's table of contents: METS by the profile of E-ARK CSIP 2.1, every file named with size and SHA-256. */
export function metsXml(
  { name, document, sealedAt }: Pick<ArchivedReport, 'name' | 'document' | 'sealedAt'>,
  { data, metadata, documentation }: PackageParts,
): string {
  const created = sealedAt.toISOString()
  const groups = [
    { id: 'group-documentation', use: 'Documentation', files: documentation },
    ...representations.map((representation) => ({
      id: `group-${representation}`,
      use: `Representations/${representation}`,
      files: data.filter(({ path }) => path.startsWith(`representations/${representation}/`)),
    })),
  ]
  return `${xmlHead}${element(
    'mets',
    {
      xmlns: 'http://www.loc.gov/METS/',
      'xmlns:csip': 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS',
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      OBJID: name,
      LABEL: `${document.titleSv}, ${document.authorSv}`,
      TYPE: 'Mixed',
      'csip:CONTENTINFORMATIONTYPE': 'MIXED',
      PROFILE: 'https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml',
    },
    element(
      'metsHdr',
      { CREATEDATE: created, 'csip:OAISPACKAGETYPE': 'SIP' },
      element(
        'agent',
        { ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' },
        element('name', {}, 'Tertial'),
        element('note', { 'csip:NOTETYPE': 'SOFTWARE VERSION' }, xmlText('Tertial')),
      ),
      element('agent', { ROLE: 'CREATOR', TYPE: 'ORGANIZATION' }, element('name', {}, xmlText(document.regionSv))),
    ),
    element('dmdSec', { ID: 'description', CREATED: created, STATUS: 'CURRENT' }, reference(metadata.description, 'DC', created)),
    element(
      'dmdSec',
      { ID: 'course', CREATED: created, STATUS: 'CURRENT' },
      reference(metadata.course, 'OTHER', created, { OTHERMDTYPE: 'TERTIAL-COURSE' }),
    ),
    element(
      'amdSec',
      { ID: 'administration' },
      element(
        'digiprovMD',
        { ID: 'preservation', CREATED: created, STATUS: 'CURRENT' },
        reference(metadata.preservation, 'PREMIS', created),
      ),
    ),
    element(
      'fileSec',
      { ID: 'files' },
      ...groups.map(({ id, use, files }) =>
        element('fileGrp', { ID: id, USE: use }, ...files.map((file, index) => fileXml(`${id}-${index + 1}`, file, created))),
      ),
    ),
    element(
      'structMap',
      { ID: 'structure', TYPE: 'PHYSICAL', LABEL: 'CSIP' },
      element(
        'div',
        { ID: 'package', LABEL: name },
        element('div', { ID: 'div-metadata', LABEL: 'Metadata', DMDID: 'description course', ADMID: 'preservation' }),
        ...groups.map(({ id, use }) => element('div', { ID: `div-${id}`, LABEL: use }, element('fptr', { FILEID: id }))),
      ),
    ),
  )}\n`
}

/** What a package holds of the same report: its sealed files, and its tables as data. */
const representations = ['sealed', 'tables'] as const

function reference(file: ArchivedFile, type: string, created: string, more: Readonly<Record<string, string>> = {}): string {
  return element('mdRef', {
    LOCTYPE: 'URL',
    'xlink:type': 'simple',
    'xlink:href': encodeURI(file.path),
    MDTYPE: type,
    ...more,
    ...described(file, created),
  })
}

function fileXml(id: string, file: ArchivedFile, created: string): string {
  const place = element('FLocat', { LOCTYPE: 'URL', 'xlink:type': 'simple', 'xlink:href': encodeURI(file.path) })
  return element('file', { ID: id, ...described(file, created) }, place)
}

function described({ contentType, bytes, sha256 }: ArchivedFile, created: string) {
  return { MIMETYPE: contentType.split(';')[0], SIZE: bytes.length, CREATED: created, CHECKSUM: sha256, CHECKSUMTYPE: 'SHA-256' }
}
