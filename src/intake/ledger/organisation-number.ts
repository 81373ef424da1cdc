/** Programs write 2321000172 and 232100-0172 for the same; a file must not change whose it is with its program. */
export function organisationNumber(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits.length === 10 ? `${digits.slice(0, 6)}-${digits.slice(6)}` : text
}
