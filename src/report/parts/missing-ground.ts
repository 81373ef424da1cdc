import { plainText } from '#domain/table.ts'
import { type ReportFindingCode, reportFinding } from '../finding-codes.ts'
import type { SectionParts } from '../sections/define-section.ts'

/**
 * Says in the report that something it should stand on is not there, and tells the makers what to do. `whatSv` reads in the
 * middle of a sentence ("resultaträkningen"), `remedySv` is a sentence of its own.
 */
export function missingGround(
  section: string,
  { code, whatSv, remedySv }: { code: ReportFindingCode; whatSv: string; remedySv: string },
): SectionParts {
  const saidSv = `Underlag saknas: ${whatSv}.`
  return {
    blocks: [{ kind: 'callout', tone: 'warning', inlines: plainText(saidSv) }],
    tables: [],
    findings: [reportFinding(code, { kind: 'section', section }, `${saidSv} ${remedySv}`)],
  }
}
