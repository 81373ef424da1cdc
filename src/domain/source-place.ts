/** Where in a delivered file something stands, so that a person can find it again. */
export interface SourcePlace {
  /** Absent until the delivery is stored. */
  readonly deliveryId?: string
  readonly fileName: string
  readonly sheet?: string
  /** 1-based, as the file's own program counts: a text file's line, a sheet's row. */
  readonly row?: number
  /** A header's text, or a column letter ('C') where there is no header. */
  readonly column?: string
}

/** "ledger.se, rad 42" or "budget.xlsx, blad Budget, rad 7, kolumn Belopp". */
export function formatSourcePlace({ fileName, sheet, row, column }: SourcePlace): string {
  const parts = [fileName]
  if (sheet !== undefined) parts.push(`blad ${sheet}`)
  if (row !== undefined) parts.push(`rad ${row}`)
  if (column !== undefined) parts.push(`kolumn ${column}`)
  return parts.join(', ')
}
