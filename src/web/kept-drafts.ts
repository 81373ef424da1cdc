import type { KeptDraft } from './answer-saver.ts'

/**
 * Answers that the server has not got yet, in this browser: by person, so that nobody else who signs in here sees them. A
 * browser may have no room, or be told to keep nothing; then it keeps nothing, and who asks is told.
 */
export function keepDraft(person: string, task: string, draft: KeptDraft | undefined): boolean {
  return (
    tried(() => {
      if (leaving) return false
      if (draft === undefined) localStorage.removeItem(keyOf(person, task))
      else localStorage.setItem(keyOf(person, task), JSON.stringify(draft))
      return true
    }) ?? false
  )
}

export function readDraft(person: string, task: string): KeptDraft | undefined {
  return tried(() => {
    const text = localStorage.getItem(keyOf(person, task))
    return text === null ? undefined : (JSON.parse(text) as KeptDraft)
  })
}

/** The tasks with a draft of the person's that has not arrived. */
export function tasksWithDrafts(person: string): string[] {
  const start = keyOf(person, '')
  return allKeys()
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length))
}

/** Leaves nothing of the person's in the browser, and lets nothing be kept while the page goes: for one who signs out. */
export function forgetDrafts(person: string): void {
  for (const task of tasksWithDrafts(person)) keepDraft(person, task, undefined)
  leaving = true
}

let leaving = false

function keyOf(person: string, task: string): string {
  return `tertial-svar/${person}/${task}`
}

function allKeys(): string[] {
  return tried(() => Object.keys(localStorage)) ?? []
}

function tried<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
