import type { AccountCode } from '#domain/account.ts'
import type { Ore } from '#domain/money.ts'
import type { Month } from '#domain/month.ts'
import type { Period } from '#domain/period.ts'
import type { Scenario } from '#domain/scenario.ts'

/**
 * What an accounting system's file says that we have use for, with the ledger's own sign (debit +): the same whichever of the
 * standards it follows.
 */
export interface LedgerFile {
  readonly words: LedgerWords
  /** The organisation number, or the name when there is none: whose books these are. */
  readonly sender: string
  /** The currency that the books are kept in, when the file says. */
  readonly currency: string | undefined
  /** 0 is the file's own fiscal year, −1 the one before. */
  readonly years: ReadonlyMap<number, Period>
  /** The month through which the period amounts reach, when the file says. */
  readonly through: Month | undefined
  /** The month in which the file was written, when it says. */
  readonly writtenIn: Month | undefined
  /** By number. */
  readonly dimensions: ReadonlyMap<string, LedgerDimension>
  readonly periodAmounts: readonly PeriodAmount[]
  /** What the accounts of the income statement have come to in a year. */
  readonly yearAmounts: readonly AccountAmount[]
  /** Opening and closing balances of accounts and objects: controls. */
  readonly balances: readonly Balance[]
  readonly vouchers: readonly Voucher[]
  /** The standard has every voucher of the own year in such a file. */
  readonly vouchersAreWhole: boolean
  /** Vouchers on their way into an accounting system (SIE 4I), not what has been booked there. */
  readonly isForEntry: boolean
}

/** How the standard calls its things, for what a person is told. */
export interface LedgerWords {
  /** "#RES 0" */
  yearAmountSv(year: number): string
  /** "#RAR 0" */
  fiscalYearSv(year: number): string
  /** "#UB 0" */
  closingBalanceSv(year: number): string
  /** "#OUB 0" */
  closingObjectBalanceSv(year: number): string
  /** What to export: "SIE typ 3 eller 4". */
  readonly withObjectsSv: string
}

export interface LedgerDimension {
  readonly nameSv: string
  /** The dimension that this one divides further. */
  readonly superior?: string
  /** The codes that the file declares. */
  readonly objects: ReadonlySet<string>
}

/** The objects of a line; lines with the same objects share one. */
export interface LedgerObjects {
  /** Dimension → object, in order of number. Empty for an account's line without objects. */
  readonly codes: ReadonlyMap<string, string>
  /** Which dimensions: '1+20'. */
  readonly combination: string
}

export const noObjects: LedgerObjects = { codes: new Map(), combination: '' }

export interface AccountAmount {
  readonly year: number
  readonly account: AccountCode
  readonly amount: Ore
  readonly row: number
}

/** An account's change in one month; a budget may be for a whole year. */
export interface PeriodAmount extends AccountAmount {
  readonly scenario: Scenario
  /** Lines of the same months share one. */
  readonly period: Period
  readonly objects: LedgerObjects
}

export interface Balance extends AccountAmount {
  readonly kind: 'opening' | 'closing'
  readonly objects: LedgerObjects
}

/** Its rows are of the file's own year. */
export interface Voucher {
  /** "A 17", for a person. */
  readonly nameSv: string
  readonly rows: readonly PeriodAmount[]
  readonly row: number
}
