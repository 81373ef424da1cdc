/** People's secret calendar addresses, and how the entries looked when they were last fetched. */
export interface CalendarStore {
  /** The new key is the only one: earlier addresses lead nowhere. */
  setKey(person: string, keyHash: string, at: Date): Promise<void>
  removeKey(person: string): Promise<void>
  keyMadeAt(person: string): Promise<Date | undefined>
  findPerson(keyHash: string): Promise<string | undefined>
  /** Each entry's number in sequence by its uid: one more each time it looks otherwise than at the last fetch. */
  numberEntries(
    person: string,
    entries: readonly { readonly uid: string; readonly look: string }[],
    at: Date,
  ): Promise<ReadonlyMap<string, { readonly sequence: number; readonly changedAt: Date }>>
}
