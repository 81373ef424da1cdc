/** Chance that is the same on every machine and every day: whole numbers only, from a seed in words. */
export interface Random {
  /** A whole number from `low` up to and including `high`, all equally likely. */
  between(low: number, high: number): number
}

/**
 * A stream of its own for each seed text, so that one more account or project does not move the chance of all the others.
 * The generator is mulberry32: 32 bits of state are plenty for some ten thousand draws that nobody needs to guess at.
 */
export function randomFor(seed: string): Random {
  let state = hash(seed)
  const next32 = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    between(low, high) {
      return low + Math.floor((next32() * (high - low + 1)) / 2 ** 32)
    },
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}
