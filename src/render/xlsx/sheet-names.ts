/** The longest name that a spreadsheet program takes. */
export const longestSheetName = 31

/** A name for each caption that a spreadsheet program takes, cut at a word and unique without regard to case. */
export function sheetNames(captionsSv: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set(taken.map((name) => name.toLocaleLowerCase('sv')))
  return captionsSv.map((captionSv) => {
    const name = firstFree(allowedName(captionSv), used)
    used.add(name.toLocaleLowerCase('sv'))
    return name
  })
}

/** What is forbidden becomes a space; an apostrophe may not begin or end a name, and History is the program's own. */
function allowedName(captionSv: string): string {
  const name = captionSv
    .replace(/[[\]:*?/\\\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[' ]+|[' ]+$/g, '')
  return name === '' || name.toLowerCase() === 'history' ? 'Tabell' : name
}

function firstFree(name: string, used: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`
    const candidate = cutAtWord(name, longestSheetName - suffix.length) + suffix
    if (!used.has(candidate.toLocaleLowerCase('sv'))) return candidate
  }
}

function cutAtWord(name: string, length: number): string {
  if (name.length <= length) return name
  const cut = name.slice(0, length)
  const space = cut.lastIndexOf(' ')
  const words = space > length / 2 ? cut.slice(0, space) : cut
  // Half of a character that takes two units is none.
  return words.replace(/[\ud800-\udbff]$/, '').replace(/[ ',.–-]+$/, '')
}
