/** Runs a whole story: the files of a case's `in/`, delivered by the path that a user's take, to the report's text form. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { composeReport } from '../src/app/compose-report.ts'
import { findReportGround, type ReportAddress } from '../src/app/compute-report-tables.ts'
import type { Effects } from '../src/app/effects.ts'
import { importInOrder } from '../src/app/import-folder.ts'
import { exampleActor, prepareExample, readExampleFolder } from '../src/app/prepare-example.ts'
import { reconcileStructures } from '../src/app/reconcile-structures.ts'
import { askedView, tablesInView } from '../src/app/tables-in-view.ts'
import { factScopeOf } from '../src/calculation/compute.ts'
import { printReconciliation } from '../src/cli/print-reconciliation.ts'
import { printTable } from '../src/cli/print-table.ts'
import { formatExact } from '../src/domain/display.ts'
import type { Block, Document } from '../src/domain/document.ts'
import type { Fact } from '../src/domain/fact.ts'
import { bySeverity, type Finding, formatFindingPlace } from '../src/domain/finding.ts'
import { inlineText } from '../src/domain/inline-text.ts'
import type { Outcome } from '../src/domain/outcome.ts'
import { formatPeriod, fullYear } from '../src/domain/period.ts'
import { scenarioKey } from '../src/domain/scenario.ts'
import { formatSourcePlace } from '../src/domain/source-place.ts'
import { asReported } from '../src/domain/structure-view.ts'
import { figuresOf } from '../src/domain/table.ts'
import { sum } from '../src/lib/exact.ts'
import { exampleFolder, openPreparedExample } from './prepared-example.ts'
import { openTemporaryEffects } from './temporary-effects.ts'

export const expectations = ['facts', 'tables', 'findings', 'document', 'views'] as const
/** `views` is only there for a case with a `views.txt`. */
export type CaseOutcome = Partial<Record<(typeof expectations)[number], string>>

/** Every folder of `cases/` that tells a story. */
export async function listCases(casesFolder: string): Promise<string[]> {
  const entries = await readdir(casesFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(casesFolder, entry.name, 'report.txt')))
    .map((entry) => entry.name)
}

export async function runCase(folder: string): Promise<CaseOutcome> {
  const [orgUnit = '', round = ''] = (await readFile(join(folder, 'report.txt'), 'utf8')).trim().split(/\s+/)
  const { folders, ownFiles } = await deliveriesOf(folder)
  const isExample = !ownFiles && folders.every((each) => resolve(each) === resolve(exampleFolder))
  const effects = await (isExample ? openPreparedExample() : openTemporaryEffects())
  try {
    const received: string[] = []
    for (const delivered of folders) {
      if (isExample) continue
      if (!ownFiles) {
        await prepareExample(delivered, effects, () => undefined)
        continue
      }
      await importInOrder(await readExampleFolder(delivered), exampleActor, effects, (upload, outcome) => {
        if (outcome.kind !== 'done') throw new Error(`${upload.fileName} was ${outcome.kind}`)
        const { delivery } = outcome.value
        received.push(`${upload.fileName}: ${delivery.state}, ${delivery.factCount} facts, ${delivery.contentCount} contents`)
        received.push(...delivery.findings.map((finding) => `  ${printFinding(finding)}`))
      })
    }
    const ground = await findReportGround({ orgUnit, round }, effects)
    if (ground.kind !== 'done') throw new Error(`the report's unit and round were ${ground.kind}`)
    const { reference, ...asked } = ground.value
    const scope = factScopeOf({ ...asked, organisation: reference.organisation })
    const facts = await effects.store.loadFacts(reference.snapshot, scope)
    const composed = await composeReport({ orgUnit, round }, exampleActor, effects)
    if (composed.kind !== 'done') throw new Error(`the report was ${composed.kind}`)
    const { tables, findings, document } = composed.value
    const tableLines: string[] = []
    for (const table of tables) {
      printTable(table, (line) => tableLines.push(line))
      tableLines.push('')
    }
    const views = await printViews(folder, { orgUnit, round }, effects)
    return {
      ...(views === undefined ? {} : { views }),
      facts: `${[...received, ...(received.length > 0 ? [''] : []), ...printFacts(facts)].join('\n')}\n`,
      tables: tableLines.join('\n'),
      findings: `${bySeverity(findings).map(printFinding).join('\n')}\n`,
      document: `${printDocument(document).join('\n')}\n`,
    }
  } finally {
    await effects.close()
  }
}

/** The tables in each structure that `views.txt` names, and what has moved since they were reported, year by year. */
async function printViews(folder: string, address: ReportAddress, effects: Effects): Promise<string | undefined> {
  if (!existsSync(join(folder, 'views.txt'))) return undefined
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  for (const asked of (await readFile(join(folder, 'views.txt'), 'utf8')).trim().split('\n')) {
    const view = required(askedView(asked, effects.clock))
    const { tables, round } = required(await tablesInView(address, view, exampleActor, effects))
    print(`# ${asked}`)
    for (const table of tables) {
      printTable(table, print)
      for (const { row, column, cell } of figuresOf(table)) {
        const formulaSv = cell.figure.basis?.formulaSv ?? ''
        if (/flyttat/i.test(formulaSv)) print(`${row.labelSv}, ${column.labelSv}: ${formulaSv}`)
      }
      print('')
    }
    for (const year of [4, 3, 2, 1, 0].map((back) => round.year - back)) {
      const question = { orgUnit: address.orgUnit, period: fullYear(year), from: asReported, to: view }
      printReconciliation(required(await reconcileStructures(question, exampleActor, effects)), print)
      print('')
    }
  }
  return lines.join('\n')
}

function required<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== 'done') throw new Error(`the wish was ${outcome.kind}`)
  return outcome.value
}

/**
 * `in/` itself, its subfolders in order when it has only such, or the folder that `in.txt` names. Such a folder is a whole
 * region's, shared with other stories, so what came of its every file is not this story's to tell.
 */
async function deliveriesOf(folder: string): Promise<{ folders: string[]; ownFiles: boolean }> {
  if (existsSync(join(folder, 'in.txt'))) {
    return { folders: [join(folder, (await readFile(join(folder, 'in.txt'), 'utf8')).trim())], ownFiles: false }
  }
  const entries = await readdir(join(folder, 'in'), { withFileTypes: true })
  const subfolders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, 'in', entry.name))
  return { folders: subfolders.length === entries.length ? subfolders.sort() : [join(folder, 'in')], ownFiles: true }
}

/** Few facts one by one; many as their sums, so that a diff stays readable. */
function printFacts(facts: readonly Fact[]): string[] {
  if (facts.length <= 60) {
    return facts.map(
      (fact) =>
        `${fact.series} ${scenarioKey(fact.scenario)} ${fact.orgUnit} ${formatPeriod(fact.period)} ` +
        `${JSON.stringify(fact.dimensions)} ${amountText(fact)} ← ${formatSourcePlace({ ...fact.source })}`,
    )
  }
  const groups = Map.groupBy(facts, (fact) => `${fact.series} ${scenarioKey(fact.scenario)} ${fact.period.from.slice(0, 4)}`)
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([name, members]) =>
        `${name}: ${members.length} facts, sum ${formatExact(sum(members.map((fact) => fact.amount)), { unit: 'count', decimals: 2 })}`,
    )
}

function amountText({ amount, unitOfMeasure }: Fact): string {
  return `${formatExact(amount, { unit: 'count', decimals: 2 })} ${unitOfMeasure}`
}

function printFinding({ code, severity, where, messageSv }: Finding): string {
  return `${severity} ${code} ${formatFindingPlace(where)}: ${messageSv}`
}

function printDocument(document: Document): string[] {
  const head = [document.titleSv, document.authorSv, `${formatPeriod(document.period)}, ${document.dated}`]
  return [...head, ...document.sections.flatMap((section) => ['', `# ${section.titleSv}`, ...section.blocks.flatMap(printBlock)])]
}

function printBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${block.textSv}`]
    case 'paragraph':
      return [inlineText(block.inlines)]
    case 'list':
      return block.items.map((item) => `- ${inlineText(item)}`)
    case 'table':
      return [`[tabell ${block.table.name}: ${block.table.captionSv}]`]
    case 'chart':
      return [`[diagram ${block.chart.name}: ${block.chart.titleSv}] ${block.chart.altSv}`]
    case 'gantt':
      return [`[tidslinje ${block.gantt.name}: ${block.gantt.titleSv}] ${block.gantt.altSv}`]
    case 'callout':
      return [`! ${inlineText(block.inlines)}`]
    case 'footnote':
      return [`${block.mark} ${inlineText(block.inlines)}`]
    case 'page-break':
      return ['[sidbrytning]']
  }
}
