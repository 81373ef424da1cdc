/**
 * What the first report costs, measured against a named peer or limit in the same run, on a fresh database. Times are medians
 * of repeated work unless said; the machine is shared, so read the ratios.
 *
 *   npm run bench
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { composeReport } from '../src/app/compose-report.ts'
import { computeReportTables, findReportGround } from '../src/app/compute-report-tables.ts'
import { systemClock } from '../src/app/effects.ts'
import { previewFile } from '../src/app/import-file.ts'
import { openEffects } from '../src/app/open-effects.ts'
import { exampleActor, prepareExample } from '../src/app/prepare-example.ts'
import { renderReport } from '../src/app/render-report.ts'
import { checks } from '../src/checks/rules/catalogue.ts'
import { check } from '../src/checks/run.ts'
import { buildWebWhenStale } from '../src/cli/build-web.ts'
import type { ReportForm } from '../src/domain/report-form.ts'
import { startServer } from '../src/web/start.ts'
import { median, time } from './measure.ts'

interface Line {
  readonly what: string
  readonly ms: number
  readonly against: string
  readonly peerMs: number
}

const lines: Line[] = []
const exampleFolder = join(import.meta.dirname, '../examples/vastmanland')
const dataDir = await mkdtemp(join(tmpdir(), 'tertial-bench-'))

try {
  await buildWebWhenStale(() => undefined)
  const start = performance.now()
  const effects = await openEffects({ dataDir, databaseUrl: undefined, clock: systemClock, progress: () => undefined })
  const startMs = performance.now() - start

  const load = performance.now()
  await prepareExample(exampleFolder, effects, () => undefined)
  const loadMs = performance.now() - load

  const ledgerName = 'ledger-fds-2025-08.se'
  const bytes = new Uint8Array(await readFile(join(exampleFolder, 'sources', ledgerName)))
  lines.push({
    what: `read ${ledgerName} (${Math.round(bytes.length / 1024)} KB): recognise, parse, check, facts`,
    ms: await median(5, () => previewFile({ fileName: ledgerName, bytes }, exampleActor, effects)),
    against: 'decode CP437 and split lines, nothing else',
    peerMs: await median(5, async () =>
      iconv
        .decode(Buffer.from(bytes), 'cp437')
        .split('\n')
        .map((line) => line.split(' ')),
    ),
  })

  const address = { orgUnit: 'fds', round: '2025-D2' }
  const composed = await composeReport(address, exampleActor, effects)
  if (composed.kind !== 'done') throw new Error('the example report could not be composed')
  const version = composed.value
  lines.push({
    what: 'compute every table of the report from stored facts',
    ms: await median(5, async () => {
      const ground = await findReportGround(address, effects)
      if (ground.kind === 'done') await computeReportTables(ground.value, effects)
    }),
    against: 'load the same facts from the database, nothing else',
    peerMs: await median(5, async () => effects.store.loadFacts(await effects.store.loadCurrentSnapshot())),
  })

  const healthCare = { orgUnit: 'hsf', round: '2024-D1' }
  const everyTable = async () => {
    const ground = await findReportGround(healthCare, effects)
    return ground.kind === 'done' ? (await computeReportTables(ground.value, effects)).tables.length : 0
  }
  const firstTime = performance.now()
  const tableCount = await everyTable()
  const firstMs = performance.now() - firstTime
  lines.push({
    what: `compute the ${tableCount} tables of health care's report from the database (first time ${Math.round(firstMs)} ms)`,
    ms: await median(5, everyTable),
    against: 'the second that it may take',
    peerMs: 1000,
  })

  const html = await renderReport(version, 'html', effects)
  lines.push({
    what: `HTML (${Math.round(html.length / 1024)} KB)`,
    ms: await median(9, () => renderReport(version, 'html', effects)),
    against: 'JSON.stringify of the same document',
    peerMs: await median(9, async () =>
      JSON.stringify(version.document, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
    ),
  })

  const health = await composeReport(healthCare, exampleActor, effects)
  if (health.kind !== 'done') throw new Error('health care’s report could not be composed')
  const rendered = (form: ReportForm) => renderReport(health.value, form, effects)
  let firstPdf = new Uint8Array()
  const coldMs = await time(async () => {
    firstPdf = new Uint8Array(await rendered('pdf'))
  })
  const word = await rendered('docx')
  const printedWordMs = await libreOfficePrintMs(word, 'docx')
  const healthPage = new TextDecoder().decode(await rendered('html'))
  const before = pdfProcess().processorMs
  const pdfMs = await median(5, () => rendered('pdf'))
  const processorMs = (pdfProcess().processorMs - before) / 6
  const pdfSv = `PDF, health care's report with its annexes (${Math.round(firstPdf.length / 1024)} KB)`
  lines.push({ what: `${pdfSv}, cold`, ms: coldMs, against: 'the three seconds that it may take', peerMs: 3000 })
  lines.push({
    what: `${pdfSv}, warm (${Math.round(processorMs)} ms of processor time)`,
    ms: pdfMs,
    against: 'the second that it may take',
    peerMs: 1000,
  })
  lines.push({
    what: '… tagged, PDF/UA-1 and PDF/A-3a',
    ms: pdfMs,
    against: 'Chromium printing the same HTML (untagged to the standards)',
    peerMs: await chromiumPrintMs(healthPage),
  })
  lines.push({ what: '… the same', ms: pdfMs, against: 'LibreOffice converting the Word file', peerMs: printedWordMs })
  lines.push({
    what: '… as slides',
    ms: await median(3, () => rendered('pdf-slides')),
    against: 'the second that its pages may take',
    peerMs: 1000,
  })
  const pdfMemory = pdfProcess().megabytes
  const healthGround = await findReportGround(healthCare, effects)
  if (healthGround.kind !== 'done') throw new Error('health care has no ground to be checked on')
  const { round, reference, said } = healthGround.value
  const plan = reference.planFor(healthGround.value.orgUnit.code, round.year)
  const { document, tables } = health.value
  const earlierReports = [{ round: '2023-D1', document, tables }]
  lines.push({
    what: `hold health care's report against the ${checks.length} rules, with an earlier report of its size beside it`,
    ms: await median(9, async () => check({ tables, document, plan, answers: said.answers, round, earlierReports })),
    against: 'what nobody notices when a text is saved',
    peerMs: 100,
  })
  for (const [form, what] of [
    ['docx', 'Word'],
    ['pptx', 'PowerPoint'],
    ['xlsx', 'Excel'],
  ] as const) {
    const file = form === 'docx' ? word : await rendered(form)
    lines.push({
      what: `${what}, health care's report with its annexes (${Math.round(file.length / 1024)} KB)`,
      ms: await median(5, () => rendered(form)),
      against: 'LibreOffice opening the same file and printing it as PDF',
      peerMs: form === 'docx' ? printedWordMs : await libreOfficePrintMs(file, form),
    })
  }
  const everyForm = ['html', 'pdf', 'docx', 'pptx', 'xlsx'] as const
  lines.push({
    what: 'all five forms of it, one after the other, warm',
    ms: await time(async () => {
      for (const form of everyForm) await rendered(form)
    }),
    against: 'the ten seconds that they may take',
    peerMs: 10_000,
  })

  const server = await startServer({ effects, port: 0, host: '127.0.0.1', exampleSignIn: true })
  const cookie = await signIn(server.url)
  lines.push({
    what: 'start page of the region, server-rendered',
    ms: await median(9, () => readPage(server.url, cookie)),
    against: 'the same server’s /health/live',
    peerMs: await median(9, () => readPage(`${server.url}/health/live`, cookie)),
  })
  lines.push({
    what: 'the whole report as a page of the application',
    ms: await median(9, () => readPage(`${server.url}/rapport/fds/2025-D2`, cookie)),
    against: 'the same server’s /health/live',
    peerMs: await median(9, () => readPage(`${server.url}/health/live`, cookie)),
  })
  await server.close()
  await effects.close()

  for (const { what, ms, against, peerMs } of lines) {
    print(`${ms.toFixed(1).padStart(8)} ms  ${what}`)
    print(
      Number.isNaN(peerMs)
        ? `             (no ${against} here)`
        : `             ${(ms / peerMs).toFixed(2)} × ${against} (${peerMs.toFixed(1)} ms)`,
    )
  }
  print(`${startMs.toFixed(0).padStart(8)} ms  first start of the embedded database, migrations included`)
  print(`${loadMs.toFixed(0).padStart(8)} ms  import of the whole example region`)
  print(`${String(pdfMemory).padStart(8)} MB  highest memory of the process that sets PDFs, after all of its reports`)
  print(
    `${String(Math.round(process.resourceUsage().maxRSS / 1024)).padStart(8)} MB  highest memory of this process, all of the above in it`,
  )
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

/** Linux only: the child of ours that runs pdf-process.ts, with its memory at its highest and its processor time so far. */
function pdfProcess(): { readonly megabytes: number; readonly processorMs: number } {
  const { stdout } = spawnSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args='], { encoding: 'utf8' })
  const [, pid] = /^\s*(\d+) .*pdf-process/m.exec(stdout ?? '') ?? []
  if (pid === undefined) return { megabytes: Number.NaN, processorMs: Number.NaN }
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
  const tickMs = 10
  return { megabytes: Math.round(Number(kilobytes) / 1024), processorMs: (Number(user) + Number(system)) * tickMs }
}

/** Signs in as the region's controller, the first of the example's people, as the form does; gives the cookie. */
async function signIn(url: string): Promise<string> {
  const body = new URLSearchParams({ person: 'p1', tillbaka: '/' })
  const answer = await fetch(`${url}/logga-in`, { method: 'POST', body, redirect: 'manual', headers: { origin: url } })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

async function readPage(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: { cookie } })
  if (!answer.ok || answer.redirected)
    throw new Error(`${url} answered ${answer.status}${answer.redirected ? ', redirected' : ''}`)
  return answer.text()
}

async function chromiumPrintMs(html: string): Promise<number> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  if (executablePath === undefined) return Number.NaN
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
  try {
    const page = await browser.newPage()
    return await median(3, async () => {
      await page.setContent(html)
      await page.pdf({ format: 'A4' })
    })
  } finally {
    await browser.close()
  }
}

/** Once to make its profile, which is not counted, and once in earnest. */
async function libreOfficePrintMs(file: Uint8Array, extension: string): Promise<number> {
  if (spawnSync('soffice', ['--version']).status !== 0) return Number.NaN
  const folder = await mkdtemp(join(tmpdir(), 'tertial-bench-office-'))
  try {
    const path = join(folder, `report.${extension}`)
    await writeFile(path, file)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    return await median(1, async () =>
      spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path]),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
