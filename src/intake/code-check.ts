import { type AccountCode, accountCode } from '#domain/account.ts'
import { formatMonth, type Month } from '#domain/month.ts'
import { type OrgUnitCode, type OrgUnitVersion, orgUnitCode } from '#domain/organisation.ts'
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
  isKnownAccount(code: AccountCode, amount: Exact, place: PlaceInFile): boolean
  /**
   * The unit that a cell says, by its code ("7110", "7110 IT-arbetsplats") or by a name that it has in some of the months;
   * undefined, and told, when there is none or several. A unit and what lies below it may share a name: then the upper one is
   * meant, which is both.
   */
  unitOf(text: string, months: readonly Month[], amount: Exact, place: PlaceInFile): OrgUnitCode | undefined
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

  const resolved = new Map<string, OrgUnitCode | { readonly finding: FindingCode; readonly messageSv: string }>()

  function isKnownUnit(text: string, months: readonly Month[], amount: Exact, place: PlaceInFile): boolean {
    const code = orgUnitCode(text)
    if (!units.has(code)) {
      note(
        'I-021',
        `Enheten ${code} finns inte i organisationen. Rätta koden eller namnet, eller lägg till enheten i regionens fil och läs in den först.`,
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
  }

  /** What a name means in the months: told apart once, for a file has the same few names on thousands of rows. */
  function resolveName(text: string, months: readonly Month[]) {
    const key = `${text} ${months[0]} ${months.at(-1)}`
    const known = resolved.get(key)
    if (known !== undefined) return known
    const meant = meaningOfName(text, months)
    resolved.set(key, meant)
    return meant
  }

  function meaningOfName(text: string, months: readonly Month[]) {
    const named = units.named(text)
    const [first] = months
    const inForce = first === undefined ? named : named.filter((version) => months.some((month) => covers(version, month)))
    const codes = [...new Set(inForce.map(({ code }) => code))]
    const [only] = codes
    if (only === undefined || first === undefined) {
      const whenSv = named.map((version) => `${version.code} ${formatValidity(version)}`)
      return {
        finding: 'I-022',
        messageSv: `Ingen enhet heter ”${text}” ${first === undefined ? '' : formatMonth(first)}. Så har hetat: ${listSv(whenSv)}. Skriv enhetens kod eller det namn som den hade då.`,
      } as const
    }
    const above = codes.find((code) => codes.every((other) => months.some((month) => units.pathOf(other, month).includes(code))))
    if (above !== undefined) return above
    const lyingSv = codes.map((code) => {
      const month = months.find((candidate) => units.at(code, candidate)) ?? first
      const parent = units.at(code, month)?.parent
      const under = parent === undefined ? undefined : units.at(parent, month)?.nameSv
      return under === undefined ? code : `${code} under ${under}`
    })
    return {
      finding: 'I-031',
      messageSv: `Flera enheter heter ”${text}” ${formatMonth(first)}: ${listSv(lyingSv)}. Skriv enhetens kod i stället.`,
    } as const
  }

  return {
    hasAccount: (text) => accounts.has(accountCode(text)),

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
    isKnownUnit,
    unitOf(text, months, amount, place) {
      const leading = text.split(/[\s\u00a0]/)[0] ?? ''
      const isName = !units.has(orgUnitCode(text)) && units.named(text).length > 0
      if (!isName) {
        const code = units.has(orgUnitCode(text)) || !units.has(orgUnitCode(leading)) ? text : leading
        return isKnownUnit(code, months, amount, place) ? orgUnitCode(code) : undefined
      }
      const meant = resolveName(text, months)
      if (typeof meant === 'string') return meant
      note(meant.finding, meant.messageSv, amount, place)
      return undefined
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

function covers({ validFrom, validTo }: OrgUnitVersion, month: Month): boolean {
  return validFrom <= month && (validTo === undefined || month <= validTo)
}

function formatValidity({ validFrom, validTo }: OrgUnitVersion): string {
  return validTo === undefined
    ? `från och med ${formatMonth(validFrom)}`
    : `${formatMonth(validFrom)} till och med ${formatMonth(validTo)}`
}

function listSv(parts: readonly string[]): string {
  return new Intl.ListFormat('sv').format(parts)
}

interface UnknownCode {
  readonly finding: FindingCode
  readonly messageSv: string
  readonly place: PlaceInFile
  readonly count: number
  readonly total: Exact
}
