import type { Reading } from '#domain/delivery.ts'
import type { FindingLog } from '../finding-log.ts'
import { reportMissingReference } from '../missing-reference.ts'
import type { Reference } from '../reference.ts'
import type { Grid } from './grid.ts'
import { matchProfile } from './match-profile.ts'
import { rowsToFacts } from './rows-to-facts.ts'
import { isStandardProfile, slicesOfAdministration } from './standard-profiles.ts'

/** From sheets of cells to a reading: the profile that fits, and the facts of its rows. */
export function readGrids(
  grids: readonly Grid[],
  file: { format: string; fileName: string },
  reference: Reference,
  log: FindingLog,
): Reading {
  const empty = { format: file.format, facts: [], contents: [], slices: [], controlTotals: [] }
  if (reportMissingReference(reference, { accounts: false }, log)) return { ...empty, findings: log.toFindings() }
  const match = matchProfile(grids, reference.profiles, log)
  if (!match || reportMissingReference(reference, { accounts: match.profile.series === 'ledger' }, log)) {
    return { ...empty, findings: log.toFindings() }
  }
  const read = rowsToFacts(match, file.fileName, reference, log)
  const slices = isStandardProfile(match.profile)
    ? slicesOfAdministration(read.slices, read.facts, reference.organisation, log)
    : read.slices
  return slices ? { ...empty, ...read, slices, findings: log.toFindings() } : { ...empty, findings: log.toFindings() }
}
