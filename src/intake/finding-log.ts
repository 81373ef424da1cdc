import type { Finding } from '#domain/finding.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { type FindingCode, findingCodes } from './finding-codes.ts'

/** How many findings of one code are written out; a person mends the cause after reading twenty, not ten thousand. */
const writtenOut = 20

/** More rows than anyone mends by hand: what is wrong with them all is the file. */
const mostRows = 50_000

/** Where in the file, beside its name. */
export type PlaceInFile = Omit<SourcePlace, 'fileName' | 'deliveryId'>

/** Gathers what there is to say about one file. */
export interface FindingLog {
  add(code: FindingCode, place: PlaceInFile, messageSv: string): void
  /** In the order found; beyond the limit of a code one line says how many more there are. */
  toFindings(): Finding[]
  hasErrors(): boolean
  /** Whether each row is to be told by itself, where a code is otherwise told once for all its rows. */
  readonly everyRow: boolean
}

export function createFindingLog(fileName: string, { everyRow = false }: { everyRow?: boolean | undefined } = {}): FindingLog {
  const mostOfCode = everyRow ? mostRows : writtenOut
  const findings: Finding[] = []
  const counts = new Map<FindingCode, number>()

  return {
    add(code, place, messageSv) {
      const count = (counts.get(code) ?? 0) + 1
      counts.set(code, count)
      if (count <= mostOfCode) findings.push(finding(code, { fileName, ...place }, messageSv))
    },
    toFindings() {
      const more = [...counts]
        .filter(([, count]) => count > mostOfCode)
        .map(([code, count]) =>
          finding(code, { fileName }, `${findingCodes[code].titleSv}: … och ${count - mostOfCode} till av samma slag.`),
        )
      return [...findings, ...more]
    },
    everyRow,
    hasErrors: () => [...counts.keys()].some((code) => findingCodes[code].severity === 'error'),
  }
}

function finding(code: FindingCode, place: SourcePlace, messageSv: string): Finding {
  return { code, severity: findingCodes[code].severity, where: { kind: 'source', place }, messageSv }
}
