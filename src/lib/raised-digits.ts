const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** '12' → '¹²', as a footnote is referred to in running text; undefined for a text that is no whole number. */
export function raisedDigits(text: string): string | undefined {
  return /^\d+$/.test(text) ? [...text].map((digit) => digits[Number(digit)] ?? '').join('') : undefined
}
