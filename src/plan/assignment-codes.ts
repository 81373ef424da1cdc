/** An assignment from the regional council, whatever its notation: RF25-07, (RF7), RF7 and a bare 7 are one in the plan of 2025. */
export interface AssignmentCode {
  readonly year: number
  readonly number: number
  /** 'RF2025-07': the same for every notation. */
  readonly canonical: string
}

/**
 * Reads a code by the grammar of domain.md §4.6: `RF25-07`, `RF24-1.`, `(RF2)`, `RF7`, `28`, `11.`. A code without a year has
 * the plan's. Undefined for anything else, such as `RF23-30Ta`.
 */
export function parseAssignmentCode(text: string, planYear: number): AssignmentCode | undefined {
  const match = /^\(?(?:RF ?(?:(\d{2}) ?[-–] ?)?)?(\d{1,3})\.?\)?\.?$/i.exec(text.trim())
  if (!match) return undefined
  const year = match[1] === undefined ? planYear : 2000 + Number(match[1])
  const number = Number(match[2])
  return number === 0 ? undefined : { year, number, canonical: `RF${year}-${twoDigits(number)}` }
}

/** Several codes separated by commas, each with its text; a code that is not one has no `code`. */
export function parseAssignmentCodes(
  text: string,
  planYear: number,
): { readonly text: string; readonly code?: AssignmentCode }[] {
  const texts = text.split(',').map((each) => each.trim())
  return texts
    .filter((each) => each !== '')
    .map((each) => {
      const code = parseAssignmentCode(each, planYear)
      return code === undefined ? { text: each } : { text: each, code }
    })
}

/** "RF25-07". */
export function formatAssignmentCode({ year, number }: AssignmentCode): string {
  return `RF${twoDigits(year % 100)}-${twoDigits(number)}`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
