/** A period or a label as a column's heading: "Januari–juli 2025". */
export function headingSv(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
