import { bySeverity, type Finding, formatFindingPlace, severities } from '#domain/finding.ts'

/** Findings as lines for a terminal: severity and code, place, message. Errors first. */
export function printFindings(findings: readonly Finding[], print: (line: string) => void): void {
  for (const { code, severity, where, messageSv } of bySeverity(findings)) {
    print(`  ${severities[severity].labelSv} ${code}  ${formatFindingPlace(where)}`)
    print(`    ${messageSv}`)
  }
}

/** "2 fel, 1 varning, 0 upplysningar". */
export function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')]
  return `${errors} fel, ${warnings} ${warnings === 1 ? 'varning' : 'varningar'}, ${notes} ${notes === 1 ? 'upplysning' : 'upplysningar'}`
}
