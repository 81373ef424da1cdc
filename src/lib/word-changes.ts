/** A run of words that stands in both texts, or in one of them. Joined, all but 'added' give the first text. */
export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** How one text became another, word by word, white space and punctuation kept. */
export function wordChanges(before: string, after: string): WordChange[] {
  const steps = alignment(before.match(pieces) ?? [], after.match(pieces) ?? [], (piece) => piece)
  const changes: { kind: WordChange['kind']; text: string }[] = []
  for (const { left, right } of steps) {
    const kind = left === undefined ? 'added' : right === undefined ? 'removed' : 'same'
    const text = right ?? left ?? ''
    const last = changes.at(-1)
    if (last?.kind === kind) last.text += text
    else changes.push({ kind, text })
  }
  return changes
}

/** A word, a number with its separators, a run of white space, or one other character. */
const pieces = /[\p{L}\p{N}]+(?:[.,:’'\u00a0\u202f-][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu

/** One step through two lists: the same element of both, or one that is in only one of them. */
export interface AlignmentStep<Item> {
  readonly left?: Item
  readonly right?: Item
}

/**
 * The two lists side by side with as many equal elements as can be kept in order (the longest common subsequence); what is
 * taken away comes before what is put in its place. Lists too long to be weighed against each other in reasonable time are
 * taken as wholly different between their equal ends.
 */
export function alignment<Item>(
  left: readonly Item[],
  right: readonly Item[],
  identityOf: (item: Item) => string,
): AlignmentStep<Item>[] {
  const a = left.map(identityOf)
  const b = right.map(identityOf)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1

  const rows = a.length - start - end
  const columns = b.length - start - end
  const steps: AlignmentStep<Item>[] = []
  const both = (i: number, j: number) => steps.push({ left: left[i] as Item, right: right[j] as Item })
  for (let index = 0; index < start; index += 1) both(index, index)

  const isWeighable = rows * columns <= mostCells
  const width = columns + 1
  // longest[i * width + j]: how many equal elements the rests from i and j can keep.
  const longest = isWeighable ? new Uint32Array((rows + 1) * width) : undefined
  const at = (i: number, j: number) => longest?.[i * width + j] ?? 0
  if (longest)
    for (let i = rows - 1; i >= 0; i -= 1)
      for (let j = columns - 1; j >= 0; j -= 1)
        longest[i * width + j] = a[start + i] === b[start + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))

  let i = 0
  let j = 0
  while (i < rows || j < columns) {
    if (i < rows && j < columns && isWeighable && a[start + i] === b[start + j]) both(start + i++, start + j++)
    else if (i < rows && (j === columns || at(i + 1, j) >= at(i, j + 1))) steps.push({ left: left[start + i++] as Item })
    else steps.push({ right: right[start + j++] as Item })
  }
  for (let index = end; index > 0; index -= 1) both(a.length - index, b.length - index)
  return steps
}

/** 16 MB of numbers: two texts of two thousand words each. */
const mostCells = 4_000_000
