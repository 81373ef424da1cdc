import type { Finding } from '#domain/finding.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { type FindingCode, findingCodes } from './finding-codes.ts'

/** How many findings of one code are written out; a person mends the cause after reading twenty, not ten thousand. */
const writtenOut = 20

/** Where in the file, beside its name. */
export type PlaceInFile = Omit<SourcePlace, 'fileName' | 'deliveryId'>

/** Gathers what there is to say about one file. */
export interface FindingLog {
  add(code: FindingCode, place: PlaceInFile, messageSv: string): void
  /** In the order found; beyond twenty of a code one line says how many more there are. */
  toFindings(): Finding[]
  hasErrors(): boolean
}

export function createFindingLog(fileName: string): FindingLog {
  const findings: Finding[] = []
  const counts = new Map<FindingCode, number>()

  return {
    add(code, place, messageSv) {
      const count = (counts.get(code) ?? 0) + 1
      counts.set(code, count)
      if (count <= writtenOut) findings.push(finding(code, { fileName, ...place }, messageSv))
    },
    toFindings() {
      const more = [...counts]
        .filter(([, count]) => count > writtenOut)
        .map(([code, count]) =>
          finding(code, { fileName }, `${findingCodes[code].titleSv}: … och ${count - writtenOut} till av samma slag.`),
        )
      return [...findings, ...more]
    },
    hasErrors: () => [...counts.keys()].some((code) => findingCodes[code].severity === 'error'),
  }
}

function finding(code: FindingCode, place: SourcePlace, messageSv: string): Finding {
  return { code, severity: findingCodes[code].severity, where: { kind: 'source', place }, messageSv }
}
