/** What a year's sickness absence is to print as, by each of its divisions. */
export interface PrintedAbsence {
  /** Hours. */
  readonly ordinary: number
  /** Thousandths of the ordinary hours. */
  readonly genderShare: readonly number[]
  readonly ageShare: readonly number[]
  /** Hundred-thousandths of ordinary hours: within the rounding of what is printed, and agreeing with each other. */
  readonly byGender: readonly number[]
  readonly byAge: readonly number[]
  readonly byLength: readonly number[]
}

/**
 * Hundredths of hours absent by gender and age, so that both printed divisions follow: the product of the shares, then fitted
 * in turn to the rows' and the columns' sums until neither moves.
 */
export function absenceByGroup({
  ordinary,
  genderShare,
  ageShare,
  byGender,
  byAge,
}: Omit<PrintedAbsence, 'byLength'>): number[][] {
  const wantedRows = genderShare.map((share, g) => (ordinary * share * (byGender[g] ?? 0)) / 1e6)
  const wantedColumns = ageShare.map((share, a) => (ordinary * share * (byAge[a] ?? 0)) / 1e6)
  let cells = genderShare.map((gender) => ageShare.map((age) => (ordinary * gender * age) / 1e6))
  for (let round = 0; round < 50; round++) {
    cells = cells.map((row, g) => row.map((cell) => (cell * (wantedRows[g] ?? 0)) / sum(row)))
    const columns = ageShare.map((_, a) => sum(cells.map((row) => row[a] ?? 0)))
    cells = cells.map((row) => row.map((cell, a) => (cell * (wantedColumns[a] ?? 0)) / (columns[a] ?? 1)))
  }
  return cells.map((row) => row.map((cell) => Math.round(cell)))
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
