import { type Books, type FixedTkr, habits } from '../bookkeeping.ts'
import { readStatementRows } from '../reference-files.ts'

const tkr = (
  ytdPrior: number,
  restPrior: number,
  ytd: number,
  budgetYtd: number,
  budgetRest: number,
  forecast: number,
): FixedTkr => ({
  'actual-ytd-prior': ytdPrior,
  'actual-rest-prior': restPrior,
  'actual-ytd': ytd,
  'budget-ytd': budgetYtd,
  'budget-rest': budgetRest,
  forecast,
})

/** Travel and courses were few in the first months of 2022, as everywhere after the pandemic. */
const fixedByAccount: Readonly<Record<string, FixedTkr>> = {
  '4020': tkr(-2_250, 1_700, -2_380, -2_200, 1_900, -340),
  '4310': tkr(-512, -1_105, -448, -700, -1_400, -1_900),
  '4510': tkr(-1_630, -3_390, -1_720, -1_300, -2_600, -4_300),
  '6110': tkr(-42, -168, -96, -130, -290, -330),
  '6120': tkr(-24, -98, -61, -80, -180, -200),
  '6150': tkr(-11, -39, -17, -25, -55, -65),
  '6210': tkr(-9_100, -19_800, -10_400, -9_200, -18_300, -29_500),
  '8210': tkr(3, 6, 9, 0, 0, 15),
}

/** FDS's books of 2022–2023: the same accounts as later, and one account alone beneath "Konsultarvoden för speciella utredningar". */
export const books: Books = {
  habits: habits.map(({ fixedTkr: _later, ...habit }) => {
    const fixed = fixedByAccount[habit.account]
    return fixed === undefined ? { ...habit, weight: habit.weight ?? 1 } : { ...habit, fixedTkr: fixed }
  }),
  rows: readStatementRows('income-statement-fds-2022.yaml'),
}
