/**
 * Makes docs/images/ anew: a few pages of each of the example's documents, as their PDFs print them, and docs/documents.md that
 * shows them. Needs pdftoppm (poppler).
 *
 *   npm run docs:images
 */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeReport } from '#app/compose-report.ts'
import { exampleActor } from '#app/prepare-example.ts'
import { renderReport, reportFileName } from '#app/render-report.ts'
import type { ReportForm } from '#domain/report-form.ts'
import { readBack } from '#render/pdf/read-back.ts'
import { openPreparedExample } from '../test/prepared-example.ts'
import { root } from '../test/source-files.ts'

interface Shown {
  readonly orgUnit: string
  readonly round: string
  readonly form: ReportForm
  /** The page on which each of these headings stands. */
  readonly headings: readonly string[]
}

const shown: readonly Shown[] = [
  { orgUnit: 'fds', round: '2025-D2', form: 'pdf', headings: ['Innehåll', 'Måluppfyllelse', 'Ekonomi'] },
  { orgUnit: 'fds', round: '2025-D2', form: 'pdf-slides', headings: ['Måluppfyllelse', 'Ekonomi'] },
  {
    orgUnit: 'hsf',
    round: '2024-D1',
    form: 'pdf',
    headings: ['Aktiviteter', 'Ekonomi – kostnadsutveckling', 'Ekonomi – periodens resultat'],
  },
  { orgUnit: 'hsf', round: '2024-D1', form: 'pdf-slides', headings: ['Produktionsdata – Egen produktion', 'Sjukfrånvaro'] },
  {
    orgUnit: 'rk',
    round: '2025-D2',
    form: 'pdf',
    headings: ['Förvaltningens mål och indikatorer', 'Utveckling centrumbildningar'],
  },
  { orgUnit: 'fds', round: '2023-D1', form: 'pdf', headings: ['Ekonomi', 'Medarbetare'] },
  {
    orgUnit: 'fds',
    round: '2020-P',
    form: 'pdf',
    headings: ['Plan för genomförande (förvaltningsnivå)', 'Ekonomiska förutsättningar: budget'],
  },
]

/** Of the longer side, in pixels: read at a glance, and small in the repository. */
const longestSide = 900
const mostBytes = 150_000

const introduction = `# The documents

A few pages of each document that the example region makes, as its PDF prints them: from the files in \`examples/vastmanland\` by the path that any file takes. \`npm run docs:images\` makes this page and its images anew.`

const imagesFolder = join(root, 'docs/images')
const work = await mkdtemp(join(tmpdir(), 'tertial-images-'))
const effects = await openPreparedExample()
try {
  await rm(imagesFolder, { recursive: true, force: true })
  await mkdir(imagesFolder, { recursive: true })
  const parts: string[] = []
  for (const { orgUnit, round, form, headings } of shown) {
    const composed = await composeReport({ orgUnit, round }, exampleActor, effects)
    if (composed.kind !== 'done') throw new Error(`${orgUnit} ${round} could not be composed`)
    const { document } = composed.value
    const name = reportFileName(composed.value, form).replace(/\.pdf$/, '')
    const bytes = await renderReport(composed.value, form, effects)
    const file = join(work, `${name}.pdf`)
    await writeFile(file, bytes)
    const read = await readBack(bytes)
    const images = []
    for (const heading of headings) {
      const page = read.headings.find(({ text }) => text === heading)?.page
      if (page === undefined) throw new Error(`${name} has no heading ${heading}`)
      const image = `${name}-${page}.png`
      await printPage(file, page, image)
      images.push(`![${document.titleSv}, ${document.authorSv}: ${heading}, page ${page}](images/${image})`)
    }
    const slides = form === 'pdf-slides' ? ' as slides' : ''
    parts.push(`## ${document.titleSv}, ${document.authorSv}${slides}\n\n${read.pageCount} pages.\n\n${images.join('\n')}`)
  }
  await writeFile(join(root, 'docs/documents.md'), `${introduction}\n\n${parts.join('\n\n')}\n`)
} finally {
  await effects.close()
  await rm(work, { recursive: true, force: true })
}

async function printPage(file: string, page: number, image: string): Promise<void> {
  const stem = join(work, image.replace(/\.png$/, ''))
  const args = ['-png', '-singlefile', '-f', String(page), '-l', String(page), '-scale-to', String(longestSide), file, stem]
  const { status, error } = spawnSync('pdftoppm', args)
  if (error || status !== 0) throw new Error('pdftoppm (poppler) is needed to draw the pages.')
  const { size } = await stat(`${stem}.png`)
  if (size > mostBytes) throw new Error(`${image} is ${size} bytes; at most ${mostBytes} are kept in the repository.`)
  await rename(`${stem}.png`, join(imagesFolder, image))
}
