/**
 * The number with its hyphen; '' for 000000-0000, which the standard has for those that have none.
 * Programs write 2321000172 and 232100-0172 for the same; a file must not change whose it is with its program.
 */
export function organisationNumber(text: string): string {
  const digits = text.replace(/\D/g, '')
  if (/^0+$/.test(digits)) return ''
  return digits.length === 10 ? `${digits.slice(0, 6)}-${digits.slice(6)}` : text
}
