import type { Block, Document, HeadingBlock, Section } from '#domain/document.ts'
import { type Finding, severities } from '#domain/finding.ts'
import { formatPeriod } from '#domain/period.ts'
import type { Table } from '#domain/table.ts'
import { calloutTitles } from '../callout-titles.ts'
import { renderChartSvg } from '../charts/render-chart-svg.ts'
import { renderGanttSvg } from '../charts/render-gantt-svg.ts'
import { escapeXml } from '../escape-xml.ts'
import { headingLevels } from '../heading-levels.ts'
import { type PlacedFindings, placeFindings } from './place-findings.ts'
import { type FigureHref, renderInlines } from './render-inlines.ts'
import { renderTable } from './render-table.ts'
import { reportCss } from './report-css.ts'

export interface HtmlOptions {
  /** The address of a figure's explanation. Given: each figure, in tables and texts, is a link to it. */
  readonly figureHref?: FigureHref
}

export interface HtmlBodyOptions extends HtmlOptions {
  /** Shown in the margin beside what they speak of. */
  readonly findings?: readonly Finding[]
}

/** The report as one accessible page that needs nothing beside itself: no script, no font, no picture to fetch. */
export function renderHtml(document: Document, options: HtmlOptions = {}): string {
  return `<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(`${document.titleSv} – ${document.authorSv}`)}</title>
<meta name="author" content="${escapeXml(document.authorSv)}">
<meta name="date" content="${escapeXml(document.dated)}">${identifierMeta(document)}
<style>${reportCss}</style>
</head>
<body class="report-page">
<a class="report-skip" href="#rapport-start">Hoppa till rapporten</a>
<main id="rapport-start" tabindex="-1">
${renderHtmlBody(document, options)}
</main>
</body>
</html>
`
}

/** What a file that has been changed still says that it was. */
function identifierMeta({ identifier }: Document): string {
  return identifier === undefined ? '' : `\n<meta name="dcterms.identifier" content="${escapeXml(identifier)}">`
}

/** The report's title, contents list and sections, to stand in a page that has `reportCss`. Its title is the page's h1. */
export function renderHtmlBody(document: Document, { figureHref, findings }: HtmlBodyOptions = {}): string {
  const placed = placeFindings(document, findings ?? [])
  const context: Context = { figureHref, placed, tableIds: tableIds(document) }
  return [
    `<article class="report${findings === undefined ? '' : ' report-has-findings'}" lang="${document.language}">`,
    renderTitle(document, figureHref !== undefined),
    renderContents(document),
    '<div class="report-body">',
    renderFindings(placed.elsewhere),
    ...document.sections.map((section) => renderSection(section, context)),
    '</div></article>',
  ].join('\n')
}

/** What stands under each section's title, by the section's key: for a page that has the titles itself. */
export function renderHtmlSections(document: Document, { figureHref }: HtmlOptions = {}): Record<string, string> {
  const context: Context = { figureHref, placed: placeFindings(document, []), tableIds: tableIds(document) }
  return Object.fromEntries(
    document.sections.map(({ key, blocks }) => {
      const levels = headingLevels(blocks)
      return [key, blocks.map((block) => renderBlock(block, levels, context)).join('\n')]
    }),
  )
}

interface Context {
  readonly figureHref: FigureHref | undefined
  readonly placed: PlacedFindings
  readonly tableIds: ReadonlyMap<Block, string>
}

/** 'tabell-income-statement' for the block that prints the table; a second time '…-2'. */
function tableIds(document: Document): ReadonlyMap<Block, string> {
  const ids = new Map<Block, string>()
  const counts = new Map<string, number>()
  for (const block of document.sections.flatMap((section) => section.blocks)) {
    const name = block.kind === 'table' ? block.table.name : block.kind === 'chart' ? block.chart.dataTable.name : undefined
    if (name === undefined) continue
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    ids.set(block, count === 1 ? `tabell-${name}` : `tabell-${name}-${count}`)
  }
  return ids
}

function renderTitle(document: Document, figuresAreLinks: boolean): string {
  const facts: [string, string][] = [
    ['Period', formatPeriod(document.period)],
    ['Datum', document.dated],
    ...(document.caseNumber === undefined ? [] : [['Diarienummer', document.caseNumber] satisfies [string, string]]),
    ['Underlag', document.snapshotId],
  ]
  return [
    '<header class="report-title">',
    `<p class="report-region">${escapeXml(document.regionSv)}</p>`,
    `<h1>${escapeXml(document.titleSv)}</h1>`,
    `<p class="report-author">${escapeXml(document.authorSv)}</p>`,
    `<dl class="report-facts">${facts.map(([term, text]) => `<div><dt>${term}</dt><dd>${escapeXml(text)}</dd></div>`).join('')}</dl>`,
    figuresAreLinks ? '<p class="report-hint">Välj en siffra för att se hur den är beräknad och vilka källor den har.</p>' : '',
    '</header>',
  ].join('')
}

function renderContents(document: Document): string {
  const items = document.sections.map(({ key, titleSv }) => `<li><a href="#${escapeXml(key)}">${escapeXml(titleSv)}</a></li>`)
  return `<nav class="report-contents" aria-labelledby="rapport-innehall"><h2 id="rapport-innehall">Innehåll</h2><ol>${items.join('')}</ol></nav>`
}

function renderSection(section: Section, context: Context): string {
  const levels = headingLevels(section.blocks)
  return [
    `<section id="${escapeXml(section.key)}">`,
    withFindings(`<h2>${escapeXml(section.titleSv)}</h2>`, context.placed.atSection(section)),
    ...section.blocks.map((block) => withFindings(renderBlock(block, levels, context), context.placed.besideBlock(block))),
    '</section>',
  ].join('\n')
}

function renderBlock(block: Block, levels: ReadonlyMap<HeadingBlock, number>, context: Context): string {
  const { figureHref } = context
  switch (block.kind) {
    case 'heading': {
      const tag = `h${(levels.get(block) ?? block.level) + 1}`
      return `<${tag}>${escapeXml(block.textSv)}</${tag}>`
    }
    case 'paragraph':
      return `<p>${renderInlines(block.inlines, figureHref)}</p>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${renderInlines(item, figureHref)}</li>`).join('')}</${tag}>`
    }
    case 'table':
      return block.wide
        ? `<div class="report-wide">${tableOf(block, block.table, context)}</div>`
        : tableOf(block, block.table, context)
    case 'chart': {
      const { chart } = block
      const id = `diagram-${escapeXml(chart.name)}`
      return [
        '<figure class="report-chart">',
        `<figcaption id="${id}-rubrik">${escapeXml(chart.titleSv)}</figcaption>`,
        `<div class="report-drawing" role="group" aria-labelledby="${id}-rubrik" tabindex="0">${renderChartSvg(chart, { idPrefix: id, interactive: true })}</div>`,
        `<details open><summary>Siffrorna i diagrammet</summary>${tableOf(block, chart.dataTable, context)}</details>`,
        '</figure>',
      ].join('')
    }
    case 'gantt': {
      const { gantt } = block
      const id = `tidslinje-${escapeXml(gantt.name)}`
      return [
        '<figure class="report-chart">',
        `<figcaption id="${id}-rubrik">${escapeXml(gantt.titleSv)}</figcaption>`,
        `<div class="report-drawing" role="group" aria-labelledby="${id}-rubrik" tabindex="0">${renderGanttSvg(gantt, { idPrefix: id })}</div>`,
        '</figure>',
      ].join('')
    }
    case 'callout':
      return `<div class="report-callout report-callout-${block.tone}" role="note"><p><strong>${calloutTitles[block.tone]}</strong> ${renderInlines(block.inlines, figureHref)}</p></div>`
    case 'footnote':
      return `<p class="report-footnote"><sup>${escapeXml(block.mark)}</sup> ${renderInlines(block.inlines, figureHref)}</p>`
    case 'page-break':
      return '<div class="report-page-break"></div>'
  }
}

function tableOf(block: Block, table: Table, { figureHref, placed, tableIds }: Context): string {
  return renderTable(table, { id: tableIds.get(block) ?? `tabell-${table.name}`, figureHref, flagged: placed.flagged })
}

function withFindings(html: string, findings: readonly Finding[]): string {
  return findings.length === 0 ? html : `<div class="report-beside"><div>${html}</div>${renderFindings(findings)}</div>`
}

function renderFindings(findings: readonly Finding[]): string {
  if (findings.length === 0) return ''
  const items = findings.map(
    ({ code, severity, messageSv }) =>
      `<li class="report-finding report-finding-${severity}"><strong>${severities[severity].labelSv} ${escapeXml(code)}</strong> ${escapeXml(messageSv)}</li>`,
  )
  return `<div class="report-findings" role="note" aria-label="Iakttagelser"><ul>${items.join('')}</ul></div>`
}
