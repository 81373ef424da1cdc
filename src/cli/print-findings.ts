import { bySeverity, formatFindingPlace, severities } from '#domain/finding.ts'
import { type AnsweredFinding, countFindings, isOpen } from '#domain/finding-answer.ts'
import { swedishDay } from '#domain/person.ts'

/** Findings as lines for a terminal: severity and code, place, message, and the answer where there is one. Open ones first. */
export function printFindings(findings: readonly AnsweredFinding[], print: (line: string) => void): void {
  const sorted = bySeverity(findings)
  for (const { code, severity, where, messageSv, answer } of [
    ...sorted.filter(isOpen),
    ...sorted.filter((finding) => !isOpen(finding)),
  ]) {
    const stateSv = answer === undefined ? severities[severity].labelSv : `Besvarad ${severities[severity].labelSv.toLowerCase()}`
    print(`  ${stateSv} ${code}  ${formatFindingPlace(where)}`)
    print(`    ${messageSv}`)
    if (answer) print(`    Godtas, därför att: ${answer.reasonSv} (${answer.byNameSv}, ${swedishDay(answer.at)})`)
  }
}

/** "2 fel, 1 varning, 0 upplysningar", and how many are answered where any is. */
export function findingCountsSv(findings: readonly AnsweredFinding[]): string {
  const { error, warning, note, answered } = countFindings(findings)
  const openSv = `${error} fel, ${warning} ${warning === 1 ? 'varning' : 'varningar'}, ${note} ${note === 1 ? 'upplysning' : 'upplysningar'}`
  return answered === 0 ? openSv : `${openSv}, ${answered} ${answered === 1 ? 'besvarad' : 'besvarade'}`
}
