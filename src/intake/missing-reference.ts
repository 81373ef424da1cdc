import type { FindingLog } from './finding-log.ts'
import type { Reference } from './reference.ts'

/**
 * Without units (and, for a ledger, accounts) no amount can be held against anything: one finding that says what to load
 * first, instead of one for each amount. True when something is missing.
 */
export function reportMissingReference(reference: Reference, needs: { accounts: boolean }, log: FindingLog): boolean {
  const missing = [
    ...(reference.organisation.versions.length === 0 ? ['organisationen (region.yaml)'] : []),
    ...(needs.accounts && reference.accounts.length === 0 ? ['kontoplanen (accounts.yaml)'] : []),
  ]
  if (missing.length === 0) return false
  log.add(
    'I-012',
    {},
    `Beloppen kan inte kontrolleras ännu. Läs först in ${missing.join(' och ')}, och sedan den här filen igen.`,
  )
  return true
}
