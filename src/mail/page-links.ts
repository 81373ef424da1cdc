import type { Tidings } from '#domain/tidings.ts'

/** Where a mail leads: full addresses to pages of ours. `publicUrl` is what people write to get here, without a last slash. */
export function pageLinks(publicUrl: string) {
  const at = (...segments: readonly string[]) => `${publicUrl}/${segments.map(encodeURIComponent).join('/')}`
  return {
    myTasks: at('mina-uppgifter'),
    preferences: at('mina-installningar'),
    of({
      kind,
      task,
      subject,
      orgUnit,
      round,
    }: Pick<Tidings, 'task' | 'subject' | 'orgUnit' | 'round'> & Partial<Tidings>): string {
      if (kind?.startsWith('report-')) return at('rapport', orgUnit, round, 'gang')
      if (subject !== undefined) return `${at('kommentarer', orgUnit, round)}?${new URLSearchParams({ om: subject })}`
      return task === undefined ? at('omgang', round, orgUnit) : at('uppgift', task)
    },
  }
}

export type PageLinks = ReturnType<typeof pageLinks>
