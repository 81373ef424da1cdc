/** Ids as people and addresses meet them: a letter for the kind, and the row's number. 'd12' is a delivery. */
export function deliveryKey(deliveryId: number): string {
  return `d${deliveryId}`
}

export function reportVersionKey(reportVersionId: number): string {
  return `v${reportVersionId}`
}

export function personKey(person: number): string {
  return `p${person}`
}

export function appointmentKey(appointment: number): string {
  return `a${appointment}`
}

export function roundTaskKey(taskId: number): string {
  return `t${taskId}`
}

export function commentKey(commentId: number): string {
  return `c${commentId}`
}

/** The row's number, or undefined when the text is not an id of that kind: then nothing has that id. */
export function parseKey(kind: 'd' | 'v' | 'p' | 'a' | 't' | 'c', text: string): number | undefined {
  if (!/^[dvpatc][1-9]\d{0,9}$/.test(text) || !text.startsWith(kind)) return undefined
  const number = Number(text.slice(1))
  return number <= maximumInteger ? number : undefined
}

/** The largest value of an integer column. */
const maximumInteger = 2 ** 31 - 1
