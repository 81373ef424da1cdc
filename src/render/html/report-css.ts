import { palette, toneColours } from '../palette.ts'

/** The report's own style, on screen, on a small screen and on paper. Every selector begins with `.report`, so it can stand in any page. */
export const reportCss = `
.report-page { margin: 0; background: ${palette.paper}; }
.report-page > main { padding: 0 clamp(1rem, 4vw, 3rem) 4rem; outline: none; }
.report-skip { position: absolute; left: -100vw; padding: .75rem 1rem; background: ${palette.primaryDark}; color: ${palette.paper}; z-index: 10; }
.report-skip:focus { left: 0; }
.report { color: ${palette.ink}; font: 1.0625rem/1.55 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Roboto, Arial, sans-serif; max-width: 78rem; margin: 0 auto; hyphens: manual; }
.report *, .report *::before { box-sizing: border-box; }
.report a { color: ${palette.primary}; text-underline-offset: .18em; text-decoration-thickness: 1px; }
.report a:hover { text-decoration-thickness: 2px; }
.report :focus-visible { outline: 3px solid ${palette.primary}; outline-offset: 2px; }
.report-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; user-select: none; }

.report-title { border-top: 8px solid ${palette.primary}; padding: 1.75rem 0 1.25rem; }
.report-title p { margin: 0; }
.report-region { color: ${palette.muted}; font-weight: 600; }
.report h1 { font-size: clamp(1.9rem, 1.3rem + 2.4vw, 2.9rem); line-height: 1.12; margin: .35rem 0 .3rem; color: ${palette.primaryDark}; letter-spacing: -.01em; font-weight: 700; }
.report-author { font-size: 1.25rem; }
.report-facts { display: flex; flex-wrap: wrap; gap: .35rem 2.25rem; margin: 1.25rem 0 0; }
.report-facts dt { color: ${palette.muted}; font-size: .875rem; }
.report-facts dd { margin: 0; }
.report-title .report-hint { margin-top: 1rem; color: ${palette.muted}; font-size: .9375rem; }

.report-contents { border-top: 1px solid ${palette.rule}; border-bottom: 1px solid ${palette.rule}; padding: .9rem 0; }
.report-contents h2 { font-size: 1rem; margin: 0 0 .25rem; color: ${palette.muted}; font-weight: 600; }
.report-contents ol { list-style: none; margin: 0; padding: 0; columns: 17rem; column-gap: 2rem; }
.report-contents li { break-inside: avoid; }
.report-contents a { display: block; padding: .35rem 0; min-height: 2.25rem; }

.report section { padding-top: 2.5rem; scroll-margin-top: 1rem; }
.report section h2 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .8rem; color: ${palette.primaryDark}; font-weight: 700; }
.report section h3 { font-size: 1.25rem; line-height: 1.3; margin: 1.8rem 0 .4rem; color: ${palette.primary}; }
.report section h4 { font-size: 1.0625rem; line-height: 1.4; margin: 1.4rem 0 .3rem; }
.report section p, .report section li { max-width: 42rem; overflow-wrap: break-word; }
.report section p { margin: 0 0 .85rem; }
.report section ul, .report section ol { margin: 0 0 1rem; padding-left: 1.3rem; }
.report section li { margin: .2rem 0; }
.report p .report-figure, .report li .report-figure { font-variant-numeric: tabular-nums; white-space: nowrap; }
.report p a.report-figure, .report li a.report-figure { text-decoration-style: dotted; }

.report-table { margin: 1.5rem 0 2rem; scroll-margin-top: 1rem; }
.report-scroll { position: relative; overflow: auto; max-height: 88vh; max-height: 88dvh; }
.report section > .report-table, .report-beside > div > .report-table { max-width: 56rem; }
.report section > .report-table.report-wide, .report-beside > div > .report-table.report-wide { max-width: none; }
.report table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .9688rem; line-height: 1.35; }
.report caption { text-align: left; font-weight: 700; font-size: 1.0625rem; padding: 0 0 .45rem; color: ${palette.ink}; }
.report-unit { font-weight: 400; color: ${palette.muted}; margin-left: .5rem; }
.report th, .report td { text-align: left; vertical-align: top; padding: .42rem .75rem; border-bottom: 1px solid ${palette.rule}; font-weight: 400; background: ${palette.paper}; }
.report thead th, .report thead td { position: sticky; top: 0; z-index: 2; vertical-align: bottom; font-weight: 600; color: ${palette.primaryDark}; border-bottom: 2px solid ${palette.primary}; line-height: 1.25; }
.report tbody th { min-width: 10rem; }
.report tr > :first-child { padding-left: .25rem; }
.report tr > :last-child { padding-right: .25rem; }
.report th.report-number, .report td.report-number { text-align: right; }
.report td.report-number { font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
.report-keeps-labels tr > :first-child { position: sticky; left: 0; z-index: 1; max-width: 20rem; }
.report-keeps-labels thead tr > :first-child { z-index: 3; }
.report-plain { min-width: min(100%, 28rem); }
.report .report-plain { width: auto; }
.report-plain .report-number { min-width: 7.5rem; }
.report .report-wordy th, .report .report-wordy td { padding-inline: .55rem; }
.report-wordy tbody th, .report-wordy tbody td:not(.report-number) { overflow-wrap: anywhere; }
.report-wordy tbody .report-status { overflow-wrap: normal; }
.report-wordy tbody td:not(.report-number) { min-width: 7.5rem; }
.report-wordy tbody td:last-child:not(.report-number) { min-width: 15rem; }
.report tbody .report-indent-1 { padding-left: 1.4rem; }
.report tbody .report-indent-2 { padding-left: 2.5rem; }
.report tbody .report-indent-3 { padding-left: 3.6rem; }
.report tbody .report-indent-4 { padding-left: 4.7rem; }
.report-row-of-which th, .report-row-of-which td, .report-row-memo th, .report-row-memo td { color: ${palette.muted}; }
.report .report-row-sum > *, .report .report-row-result > * { font-weight: 700; border-bottom-color: ${palette.ruleStrong}; }
.report .report-row-sum > * { background: ${palette.surface}; }
.report .report-row-result > * { background: ${palette.surfaceSum}; }
.report .report-row-group > th { font-weight: 700; padding-top: 1.1rem; color: ${palette.primaryDark}; border-bottom-color: ${palette.ruleStrong}; }
.report td a.report-figure { color: inherit; text-decoration: none; display: inline-block; min-width: 1.5rem; padding: .1rem .2rem; margin: -.1rem -.2rem; border-radius: 2px; }
.report td a.report-figure:hover, .report td a.report-figure:focus-visible { color: ${palette.primary}; text-decoration: underline; background: ${palette.informationSurface}; }
.report .report-flagged { box-shadow: inset 0 0 0 2px ${toneColours.bad}; }
.report-letter { position: absolute; margin-left: 1px; color: ${palette.muted}; user-select: none; font-size: .7em; }
.report-notes, .report-formulas, .report section .report-footnote { color: ${palette.muted}; font-size: .875rem; }
.report section .report-notes { list-style: none; padding: .5rem 0 0 .25rem; margin: 0; }
.report-formulas { padding: .25rem; }
.report summary { cursor: pointer; padding: .25rem 0; color: ${palette.primary}; }
.report-formulas dl { margin: .25rem 0 0; }
.report-formulas dt { font-weight: 600; }
.report-formulas dd { margin: 0 0 .35rem; }

.report-status { display: inline-flex; align-items: baseline; gap: .45rem; font-weight: 600; }
.report-status svg { flex: none; }
${Object.entries(toneColours)
  .map(([tone, colour]) => `.report-tone-${tone} { color: ${colour}; }`)
  .join('\n')}

.report-chart { margin: 1.5rem 0 2rem; }
.report-chart figcaption { font-weight: 700; padding-bottom: .35rem; }
.report-drawing { overflow-x: auto; max-width: 46rem; }
.report-drawing svg { display: block; width: 100%; height: auto; min-width: 31rem; }
.report-chart details { margin-top: .75rem; max-width: 46rem; }
.report-chart details .report-table { margin: .5rem 0 0; }

.report-callout { margin: 1.25rem 0; padding: .8rem 1rem; border-left: 5px solid ${palette.primary}; background: ${palette.informationSurface}; max-width: 46rem; }
.report-callout strong { color: ${palette.primaryDark}; }
.report-callout-warning { border-color: ${palette.warning}; background: ${palette.warningSurface}; }
.report-callout-warning strong { color: ${palette.warning}; }
.report section .report-callout p { margin: 0; }

.report-findings ul { list-style: none; margin: 0; padding: 0; }
.report .report-findings li { margin: 0 0 .5rem; padding: .55rem .75rem; border-left: 4px solid ${palette.ruleStrong}; background: ${palette.surface}; font-size: .9375rem; line-height: 1.4; max-width: 46rem; }
.report .report-findings strong { display: block; }
.report .report-findings .report-finding-error { border-color: ${toneColours.bad}; }
.report .report-finding-error strong { color: ${toneColours.bad}; }
.report .report-findings .report-finding-warning { border-color: ${toneColours.attention}; }
.report .report-finding-warning strong { color: ${toneColours.attention}; }

@media screen and (min-width: 48rem) {
  .report tbody th { min-width: 15rem; }
  .report .report-wordy tbody th { min-width: 13rem; }
}
@media screen and (min-width: 90rem) {
  .report:not(.report-has-findings) .report-scroll:not(:has(.report-broad)) { overflow: visible; max-height: none; }
}
@media screen and (min-width: 72rem) {
  .report-has-findings { max-width: none; padding-right: 21rem; }
  .report-has-findings .report-title, .report-has-findings .report-contents { margin-right: -21rem; }
  .report-beside { display: grid; grid-template-columns: minmax(0, 1fr) 18.5rem; column-gap: 2.5rem; margin-right: -21rem; }
  .report-beside:has(.report-wide) { grid-template-columns: minmax(0, 1fr); }
  .report-has-findings section > .report-wide { margin-right: -21rem; }
}

@media print {
  @page { size: A4; margin: 18mm 18mm 20mm; @bottom-right { content: counter(page) " (" counter(pages) ")"; font: 8pt 'Source Sans 3', 'Segoe UI', Arial, sans-serif; color: ${palette.muted}; } }
  @page report-wide { size: A4 landscape; }
  .report { font-size: 10pt; max-width: none; }
  .report-page > main { padding: 0; }
  .report-skip, .report-contents, .report-hint, .report-formulas, .report-chart summary { display: none; }
  .report-chart details::details-content { content-visibility: visible; block-size: auto; }
  .report-scroll, .report-drawing { overflow: visible; max-height: none; }
  .report table { font-size: 8.5pt; }
  .report th, .report td { padding-block: .25rem; }
  .report table:not(.report-wordy) { break-inside: avoid; }
  .report thead { display: table-header-group; }
  .report thead th, .report thead td, .report-keeps-labels tr > :first-child { position: static; }
  .report tr, .report svg, .report li, .report-callout { break-inside: avoid; }
  .report h2, .report h3, .report h4, .report caption, .report figcaption { break-after: avoid; }
  .report-row-group { break-after: avoid; }
  .report p { orphans: 3; widows: 3; }
  .report-wide, .report section:has(> .report-wide:nth-child(-n + 3)), .report :is(h2, h3, h4):has(+ .report-wide) { page: report-wide; }
  .report-page-break { break-after: page; }
  .report a { color: inherit; text-decoration: none; }
}
`
