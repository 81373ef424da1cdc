import type { LedgerProfile } from '#domain/ledger-profile.ts'
import { type Ore, ore } from '#domain/money.ts'
import { formatPeriod } from '#domain/period.ts'
import type { FindingLog } from '../finding-log.ts'
import { rowCountSv } from '../row-count.ts'
import type { DimensionRoles } from './dimension-roles.ts'
import { kronor } from './kronor.ts'
import type { PeriodAmount } from './ledger-file.ts'

/** What becomes of amounts that no cost centre carries. */
export interface WithoutCostCentre {
  /** Whether the sender's profile names a unit for them. */
  readonly hasUnit: boolean
  /** The amount on the sender's unit for such amounts; undefined, with an error, when it has none. Zero is no amount. */
  place(line: PeriodAmount): PeriodAmount | undefined
  /** The error in other words than `place` has. */
  refuse(line: PeriodAmount, messageSv: string): void
  /** Writes to the log what was placed. Once, when the file has been read. */
  report(): void
}

export function createWithoutCostCentre(
  profile: Pick<LedgerProfile, 'withoutCostCentre'> | undefined,
  roles: DimensionRoles,
  log: FindingLog,
): WithoutCostCentre {
  const orgUnit = profile?.withoutCostCentre
  const objects = roles.onCostCentre(orgUnit ?? '')
  let count = 0
  let total: Ore = ore(0)
  let firstRow: number | undefined

  return {
    hasUnit: orgUnit !== undefined,
    place(line) {
      if (line.amount === 0) return undefined
      if (orgUnit === undefined) {
        log.add(
          'I-023',
          { row: line.row },
          `Konto ${line.account}, ${formatPeriod(line.period)}: ${kronor(line.amount)} saknar kostnadsställe (dimension ${roles.costCentre}). ` +
            'Fördela beloppet i ekonomisystemet och exportera på nytt.',
        )
        return undefined
      }
      count += 1
      total = ore(total + line.amount)
      firstRow ??= line.row
      return { ...line, objects }
    },
    refuse: (line, messageSv) => log.add('I-023', { row: line.row }, messageSv),
    report() {
      if (firstRow === undefined) return
      log.add(
        'I-051',
        { row: firstRow },
        `Belopp på ${rowCountSv(count)} saknar kostnadsställe och läggs på enheten ${orgUnit}, enligt avsändarens profil: tillsammans ${kronor(total)}.`,
      )
    },
  }
}
