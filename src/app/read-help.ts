import { readdir, readFile } from 'node:fs/promises'
import { done, notFound, type Outcome } from '#domain/outcome.ts'
import { type HelpPage, parseHelpPage } from './parse-help-page.ts'

export interface HelpListing {
  /** What one does, in the order of `guidePages`. */
  readonly guide: readonly HelpEntry[]
  /** How each table and kind of indicator is calculated, by title. */
  readonly method: readonly HelpEntry[]
}

/** A page as the list of pages shows it. */
export type HelpEntry = Pick<HelpPage, 'name' | 'titleSv' | 'descriptionSv'>

/** The guide's pages, most readers' first. A test reads the folder to see that none is missing. */
export const guidePages = [
  'reader',
  'reporter',
  'writing',
  'texts',
  'workbook',
  'manager',
  'publishing',
  'controller',
  'files',
  'plan',
  'drift',
]

/** Every page of help with its description: the Markdown of docs/guide and docs/method, which is Swedish and for users. */
export async function listHelp(): Promise<HelpListing> {
  const [guide, method] = await Promise.all([
    Promise.all(guidePages.map((name) => readEntry('guide', name))),
    pageNames('method').then((names) => Promise.all(names.map((name) => readEntry('method', name)))),
  ])
  return { guide, method: method.toSorted((a, b) => a.titleSv.localeCompare(b.titleSv, 'sv')) }
}

/** One page of help. A table's and an indicator type's page has its name. */
export async function readHelpPage(name: string): Promise<Outcome<HelpPage>> {
  if (guidePages.includes(name)) return done(await readPage('guide', name))
  if ((await pageNames('method')).includes(name)) return done(await readPage('method', name))
  return notFound(`Hjälpen har ingen sida som heter ”${name}”. Välj en sida i hjälpens innehåll.`)
}

type HelpFolder = 'guide' | 'method'

async function readEntry(folder: HelpFolder, page: string): Promise<HelpEntry> {
  const { name, titleSv, descriptionSv } = await readPage(folder, page)
  return { name, titleSv, descriptionSv }
}

async function readPage(folder: HelpFolder, name: string): Promise<HelpPage> {
  return parseHelpPage(name, await readFile(new URL(`${folder}/${name}.md`, docs), 'utf8'))
}

async function pageNames(folder: HelpFolder): Promise<string[]> {
  const files = await readdir(new URL(`${folder}/`, docs))
  return files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -'.md'.length))
}

const docs = new URL('../../docs/', import.meta.url)
