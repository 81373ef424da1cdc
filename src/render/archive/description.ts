import { element, xmlHead, xmlText } from '../ooxml/element.ts'
import type { ArchivedReport } from './archived-report.ts'

/** What the report is, in Dublin Core, with case number and decision. */
export function descriptionXml({ document, version, caseNumber, decision }: ArchivedReport): string {
  const said: [string, string][] = [
    ['dc:title', document.titleSv],
    ['dc:creator', document.authorSv],
    ['dc:publisher', document.regionSv],
    ['dc:language', document.language],
    ['dc:type', 'Text'],
    ['dc:identifier', document.identifier ?? ''],
    ...(caseNumber === undefined ? [] : [['dc:identifier', `Diarienummer ${caseNumber}`] satisfies [string, string]]),
    ['dcterms:created', document.dated],
    ['dcterms:temporal', `${document.period.from}/${document.period.to}`],
    ['dcterms:hasVersion', `Version ${version}`],
    ['dcterms:provenance', `Underlag ${document.snapshotId}`],
    ...(decision === undefined
      ? []
      : [
          ['dcterms:dateAccepted', decision.decidedOn] satisfies [string, string],
          ['dc:description', `Beslutad av ${decision.bodySv} ${decision.decidedOn}, ${decision.paragraph}`] satisfies [
            string,
            string,
          ],
        ]),
  ]
  return `${xmlHead}${element(
    'metadata',
    { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/', 'xmlns:dcterms': 'http://purl.org/dc/terms/' },
    ...said.map(([name, text]) => element(name, {}, xmlText(text))),
  )}\n`
}
