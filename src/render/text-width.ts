/**
 * How wide a text will be, in the font size's unit. Estimated, wide enough for the sans-serif faces that a reader may have
 * instead of Source Sans 3: a drawing made without a screen must leave room, not fit to the pixel.
 */
export function estimateTextWidth(text: string, fontSize: number): number {
  let ems = 0
  for (const character of text) ems += emsOf(character)
  return ems * fontSize
}

function emsOf(character: string): number {
  if (/[\s.,:;|!'ilIjtfr()[\]/]/.test(character)) return 0.38
  if (/[mwMWÅÄÖ%@—]/.test(character)) return 0.92
  if (/[A-ZÉÜ]/.test(character)) return 0.7
  return 0.62
}
