import { type AccountCode, accountCode } from '#domain/account.ts'
import { formatMonth, type Month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { add, type Exact, zero } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import type { FindingCode } from './finding-codes.ts'
import type { FindingLog, PlaceInFile } from './finding-log.ts'
import type { Reference } from './reference.ts'
import { createUnitIndex } from './unit-index.ts'

/**
 * Holds a file's codes against the chart of accounts and the organisation. An unknown code is told once, with its first
 * place, how many amounts it carries and what they come to: that is what a person mends.
 */
export interface CodeCheck {
  hasAccount(text: string): boolean
  hasUnit(text: string): boolean
  isKnownAccount(code: AccountCode, amount: Exact, place: PlaceInFile): boolean
  /** The unit must be in force in one of the months at least: a yearly budget may be for a unit that begins in July. */
  isKnownUnit(code: string, months: readonly Month[], amount: Exact, place: PlaceInFile): boolean
  /** Writes what was found to the log. Once, when the file has been read. */
  report(): void
}

export function createCodeCheck(reference: Reference, log: FindingLog): CodeCheck {
  const accounts = new Set<AccountCode>(reference.accounts.map((account) => account.code))
  const units = createUnitIndex(reference.organisation)
  const unknown = new Map<string, UnknownCode>()

  function note(finding: FindingCode, messageSv: string, amount: Exact, place: PlaceInFile): void {
    if (log.everyRow) {
      log.add(finding, place, messageSv)
      return
    }
    const key = `${finding} ${messageSv}`
    const seen = unknown.get(key) ?? { finding, messageSv, place, count: 0, total: zero }
    unknown.set(key, { ...seen, count: seen.count + 1, total: add(seen.total, amount) })
  }

  return {
    hasAccount: (text) => accounts.has(accountCode(text)),
    hasUnit: (text) => units.has(orgUnitCode(text)),

    isKnownAccount(code, amount, place) {
      if (accounts.has(code)) return true
      note(
        'I-020',
        `Konto ${code} finns inte i kontoplanen. Rätta kontot, eller lägg till det i kontoplanen och läs in den först.`,
        amount,
        place,
      )
      return false
    },
    isKnownUnit(text, months, amount, place) {
      const code = orgUnitCode(text)
      if (!units.has(code)) {
        note(
          'I-021',
          `Enheten ${code} finns inte i organisationen. Rätta koden, eller lägg till enheten i regionens fil och läs in den först.`,
          amount,
          place,
        )
        return false
      }
      const [first] = months
      if (first === undefined || months.some((month) => units.at(code, month) !== undefined)) return true
      note(
        'I-022',
        `Enheten ${code} gäller inte ${formatMonth(first)} enligt organisationen. Rätta månaden, koden eller enhetens giltighetstid.`,
        amount,
        place,
      )
      return false
    },
    report() {
      for (const { finding, messageSv, place, count, total } of unknown.values()) {
        const extent = `Gäller ${count} belopp, tillsammans ${formatSwedishNumber(total, { decimals: 2 })}.`
        log.add(finding, place, `${messageSv} ${extent}`)
      }
      unknown.clear()
    },
  }
}

interface UnknownCode {
  readonly finding: FindingCode
  readonly messageSv: string
  readonly place: PlaceInFile
  readonly count: number
  readonly total: Exact
}
