/**
 * Words that the sign of a bound difference chooses, so that a text cannot say better of what is worse. `figure` stands for the
 * amount without its sign; `zero` is said when the printed amount is zero, without any figure.
 */
export const signWords = {
  better: { wordSv: 'bättre', positiveSv: 'figure bättre än', negativeSv: 'figure sämre än', zeroSv: 'i nivå med' },
  higher: { wordSv: 'högre', positiveSv: 'figure högre än', negativeSv: 'figure lägre än', zeroSv: 'i nivå med' },
  more: { wordSv: 'fler', positiveSv: 'figure fler än', negativeSv: 'figure färre än', zeroSv: 'lika många som' },
  rises: { wordSv: 'ökar', positiveSv: 'ökar med figure', negativeSv: 'minskar med figure', zeroSv: 'ligger still' },
  risen: { wordSv: 'ökat', positiveSv: 'ökat med figure', negativeSv: 'minskat med figure', zeroSv: 'legat still' },
} as const satisfies Record<string, { wordSv: string; positiveSv: string; negativeSv: string; zeroSv: string }>

export type SignWord = keyof typeof signWords

export function isSignWord(text: string): text is SignWord {
  return Object.hasOwn(signWords, text)
}

/** 'risen' of "ökat"; the writer names a pair by its first word and gets whichever is true. */
export function signWordNamed(wordSv: string): SignWord | undefined {
  return Object.keys(signWords)
    .filter(isSignWord)
    .find((key) => signWords[key].wordSv === wordSv)
}
