import { reportMoves } from '#domain/report-course.ts'
import { element, xmlHead, xmlText } from '../ooxml/element.ts'
import type { ArchivedFile, ArchivedReport } from './archived-report.ts'

/** The files with their hashes, what has happened to the report and who did it: PREMIS 3. */
export function premisXml({ events, document }: ArchivedReport, files: readonly ArchivedFile[]): string {
  const agents = [...new Set(events.map(({ bySv }) => bySv))]
  return `${xmlHead}${element(
    'premis',
    {
      xmlns: 'http://www.loc.gov/premis/v3',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      version: '3.0',
    },
    ...files.map(objectXml),
    ...events.map((event, index) =>
      element(
        'event',
        {},
        element('eventIdentifier', {}, text('eventIdentifierType', 'local'), text('eventIdentifierValue', `event-${index + 1}`)),
        text('eventType', event.kind),
        text('eventDateTime', event.at.toISOString()),
        element('eventDetailInformation', {}, text('eventDetail', reportMoves[event.kind].doneSv)),
        element(
          'linkingAgentIdentifier',
          {},
          text('linkingAgentIdentifierType', 'local'),
          text('linkingAgentIdentifierValue', `agent-${agents.indexOf(event.bySv) + 1}`),
        ),
        element(
          'linkingObjectIdentifier',
          {},
          text('linkingObjectIdentifierType', 'local'),
          text('linkingObjectIdentifierValue', document.identifier ?? ''),
        ),
      ),
    ),
    ...agents.map((name, index) =>
      element(
        'agent',
        {},
        element('agentIdentifier', {}, text('agentIdentifierType', 'local'), text('agentIdentifierValue', `agent-${index + 1}`)),
        text('agentName', name),
      ),
    ),
  )}\n`
}

function objectXml({ path, bytes, sha256, contentType }: ArchivedFile): string {
  return element(
    'object',
    { 'xsi:type': 'file' },
    element('objectIdentifier', {}, text('objectIdentifierType', 'local'), text('objectIdentifierValue', path)),
    element(
      'objectCharacteristics',
      {},
      element('fixity', {}, text('messageDigestAlgorithm', 'SHA-256'), text('messageDigest', sha256)),
      text('size', String(bytes.length)),
      element('format', {}, element('formatDesignation', {}, text('formatName', contentType))),
    ),
  )
}

function text(name: string, content: string): string {
  return element(name, {}, xmlText(content))
}
