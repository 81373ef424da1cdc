/** One who may be mentioned. */
export interface Mentionable {
  readonly id: string
  readonly nameSv: string
}

/** A run of a comment's text: a mention of somebody, or words. */
export interface MentionRun {
  readonly textSv: string
  readonly person?: string
}

/** Whom a text mentions, each once: "@Anna Berg" as people write it, with or without capitals. Two of one name are both meant. */
export function mentionedIn(text: string, people: readonly Mentionable[]): string[] {
  const named = new Set(
    mentionRuns(text, people).flatMap(({ person, textSv }) => (person === undefined ? [] : [plain(textSv.slice(1))])),
  )
  return people.filter(({ nameSv }) => named.has(plain(nameSv))).map(({ id }) => id)
}

/** The text in runs, its mentions apart; joined they are the text. Of names that begin alike the longest is meant. */
export function mentionRuns(text: string, people: readonly Mentionable[]): MentionRun[] {
  const longestFirst = people.toSorted((a, b) => b.nameSv.length - a.nameSv.length)
  const runs: MentionRun[] = []
  let from = 0
  for (const { index } of text.matchAll(/(?<![\p{L}\d@])@(?=\p{L})/gu)) {
    const found = longestFirst.find(({ nameSv }) => startsWithName(text.slice(index + 1), nameSv))
    if (found === undefined) continue
    if (index > from) runs.push({ textSv: text.slice(from, index) })
    from = index + 1 + found.nameSv.length
    runs.push({ textSv: text.slice(index, from), person: found.id })
  }
  return from < text.length ? [...runs, { textSv: text.slice(from) }] : runs
}

/** "Anna Berg," and "anna berg" begin with the name Anna Berg; "Anna Bergman" does not. */
function startsWithName(text: string, nameSv: string): boolean {
  return plain(text.slice(0, nameSv.length)) === plain(nameSv) && !/^[\p{L}\d]/u.test(text.slice(nameSv.length))
}

function plain(name: string): string {
  return name.toLowerCase().normalize('NFC')
}
