import type { Block, Document, HeadingBlock, Section } from '#domain/document.ts'
import { type Finding, severities } from '#domain/finding.ts'
import { formatPeriod } from '#domain/period.ts'
import { calloutTitles } from '../callout-titles.ts'
import { renderChartSvg } from '../charts/render-chart-svg.ts'
import { escapeXml } from '../escape-xml.ts'
import { headingLevels } from '../heading-levels.ts'
import { type PlacedFindings, placeFindings } from './place-findings.ts'
import { type FigureHref, renderInlines } from './render-inlines.ts'
import { renderTable, type TableOptions } from './render-table.ts'
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
<meta name="date" content="${escapeXml(document.dated)}">
<style>${reportCss}</style>
</head>
<body class="report-page">
<a class="report-skip" href="#rapport">Hoppa till rapporten</a>
<main id="rapport" tabindex="-1">
${renderHtmlBody(document, options)}
</main>
</body>
</html>
`
}

/** The report's title, contents list and sections, to stand in a page that has `reportCss`. Its title is the page's h1. */
export function renderHtmlBody(document: Document, { figureHref, findings }: HtmlBodyOptions = {}): string {
  const placed = placeFindings(document, findings ?? [])
  const context: Context = { tableOptions: { figureHref, flagged: placed.flagged }, placed }
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

interface Context {
  readonly tableOptions: TableOptions
  readonly placed: PlacedFindings
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
  const titleId = `${section.key}-rubrik`
  return [
    `<section id="${escapeXml(section.key)}" aria-labelledby="${escapeXml(titleId)}">`,
    withFindings(`<h2 id="${escapeXml(titleId)}">${escapeXml(section.titleSv)}</h2>`, context.placed.atSection(section)),
    ...section.blocks.map((block) =>
      withFindings(renderBlock(block, levels, context.tableOptions), context.placed.besideBlock(block)),
    ),
    '</section>',
  ].join('\n')
}

function renderBlock(block: Block, levels: ReadonlyMap<HeadingBlock, number>, options: TableOptions): string {
  const { figureHref } = options
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
        ? `<div class="report-wide">${renderTable(block.table, options)}</div>`
        : renderTable(block.table, options)
    case 'chart': {
      const { chart } = block
      return [
        '<figure class="report-chart">',
        `<figcaption>${escapeXml(chart.titleSv)}</figcaption>`,
        `<div class="report-drawing">${renderChartSvg(chart, { idPrefix: `diagram-${escapeXml(chart.name)}`, interactive: true })}</div>`,
        `<details open><summary>Siffrorna i diagrammet</summary>${renderTable(chart.dataTable, options)}</details>`,
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

function withFindings(html: string, findings: readonly Finding[]): string {
  return findings.length === 0 ? html : `<div class="report-beside"><div>${html}</div>${renderFindings(findings)}</div>`
}

function renderFindings(findings: readonly Finding[]): string {
  if (findings.length === 0) return ''
  const items = findings.map(
    ({ code, severity, messageSv }) =>
      `<li class="report-finding report-finding-${severity}"><strong>${severities[severity].labelSv} ${escapeXml(code)}</strong> ${escapeXml(messageSv)}</li>`,
  )
  return `<aside class="report-findings" aria-label="Iakttagelser"><ul>${items.join('')}</ul></aside>`
}
