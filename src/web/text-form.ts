import { randomUUID } from 'node:crypto'
import type { TextDeed } from '#app/keep-section-text.ts'

/** What the form of a section's text says, sent by its button or by the page's script. */
export function readTextForm(form: FormData): Omit<TextDeed, 'orgUnit' | 'round'> {
  const said = (name: string) => String(form.get(name) ?? '')
  const task = said('uppgift')
  return {
    section: said('avsnitt'),
    ...(task === '' ? {} : { task }),
    seenVersion: Number(said('version')),
    saveKey: said('nyckel') || randomUUID(),
    // A browser sends its fields' lines with \r\n; the script sends the text as it is.
    markdown: form.has('nyckel') ? said('markdown') : said('markdown').replaceAll('\r\n', '\n'),
    finish: form.get('steg') === 'klar',
    activeSeconds: Number(said('sekunder')),
  }
}
