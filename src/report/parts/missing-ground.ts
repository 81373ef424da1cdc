import type { Severity } from '#domain/finding.ts'
import { plainText } from '#domain/table.ts'
import type { SectionParts } from '../sections/define-section.ts'

/**
 * Says in the report that something it should stand on is not there, and tells the makers what to do. `whatSv` reads in the
 * middle of a sentence ("resultaträkningen"), `remedySv` is a sentence of its own.
 */
export function missingGround(
  section: string,
  { code, severity, whatSv, remedySv }: { code: string; severity: Severity; whatSv: string; remedySv: string },
): SectionParts {
  const saidSv = `Underlag saknas: ${whatSv}.`
  return {
    blocks: [{ kind: 'callout', tone: 'warning', inlines: plainText(saidSv) }],
    tables: [],
    findings: [{ code, severity, where: { kind: 'section', section }, messageSv: `${saidSv} ${remedySv}` }],
  }
}
