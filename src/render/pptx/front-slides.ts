import type { Document } from '#domain/document.ts'
import { formatPeriod } from '#domain/period.ts'
import { type SectionSlides, textSize } from './lay-out-slides.ts'
import { breakLines, type Face, type Run } from './set-text.ts'
import type { Box, Paragraph, Slide } from './slide.ts'
import type { SlideLayout } from './slide-template.ts'

/** Whose report it is, for when, and what it stands on. */
export function titleSlide(document: Document, { body }: SlideLayout, face: Face): Slide {
  const { authorSv, regionSv, period, dated, caseNumber, snapshotId } = document
  const lines: [string, number][] = [
    [authorSv, 22],
    [regionSv, 16],
    [`Period: ${formatPeriod(period)}`, 16],
    [`Datum: ${dated}`, 16],
    ...(caseNumber === undefined ? [] : [[`Diarienummer: ${caseNumber}`, 16] satisfies [string, number]]),
    [`Underlag: ${snapshotId}`, 12],
  ]
  return { layout: 'title', titleSv: document.titleSv, items: placedText(lines, body?.box, face), notesSv: [] }
}

/** Opens a long section with what is in it. */
export function sectionSlide({ section, slides }: SectionSlides, { body }: SlideLayout, face: Face): Slide {
  const prefix = `${section.titleSv} – `
  const subjects = new Set(
    slides.flatMap(({ titleSv }) =>
      titleSv.startsWith(prefix) ? [titleSv.slice(prefix.length).replace(/ \(forts\. .*/, '')] : [],
    ),
  )
  const lines = [...subjects].slice(0, 8).map((textSv): [string, number] => [textSv, 16])
  return { layout: 'section', titleSv: section.titleSv, items: placedText(lines, body?.box, face), notesSv: [] }
}

/** The sections with the slide that each begins on. In two columns, and on as many slides as it takes. */
export function contentsSlides(
  entries: readonly { readonly titleSv: string; readonly number: number }[],
  area: Box,
  face: Face,
): Slide[] {
  const lineHeight = textSize * face.lineFactor + entrySpace
  const rows = entryRows(area, face)
  const columnWidth = entries.length <= rows ? Math.min(area.width, 620) : (area.width - columnGap) / 2
  const isOneLine = (titleSv: string) => breakLines([{ text: titleSv }], columnWidth - numberWidth, textSize, face).length === 1
  const size = entries.every(({ titleSv }) => isOneLine(titleSv)) ? textSize : smallEntry
  const slides: Slide[] = []
  for (let from = 0; from < entries.length; from += 2 * rows) {
    const columns = [entries.slice(from, from + rows), entries.slice(from + rows, from + 2 * rows)]
    slides.push({
      layout: 'content',
      titleSv: 'Innehåll',
      items: columns.flatMap((column, index) =>
        column.length === 0
          ? []
          : [
              {
                kind: 'text',
                role: 'body',
                box: {
                  x: area.x + index * (columnWidth + columnGap),
                  y: area.y,
                  width: columnWidth,
                  height: column.length * lineHeight,
                },
                paragraphs: column.map(({ titleSv, number }) => ({
                  runs: [{ text: fittedEntry(titleSv, columnWidth - numberWidth, size, face) }],
                  size,
                  spaceBefore: entrySpace,
                  indent: numberWidth,
                  leadsTo: number,
                })),
              },
            ],
      ),
      notesSv: [],
    })
  }
  return slides.map((slide, index) =>
    index === 0 ? slide : { ...slide, titleSv: `Innehåll (forts. ${index + 1} av ${slides.length})` },
  )
}

/** How many slides the contents take, before the numbers in them are known. */
export function contentsSlideCount(entryCount: number, area: Box, face: Face): number {
  return Math.ceil(entryCount / (2 * entryRows(area, face)))
}

function entryRows(area: Box, face: Face): number {
  return Math.max(1, Math.floor(area.height / (textSize * face.lineFactor + entrySpace)))
}

const entrySpace = 5
const columnGap = 40
/** For a number of three digits, and air after it. */
const numberWidth = 36
/** For a report with long names. */
const smallEntry = 12

/** One line an entry: a title that is longer ends with an ellipsis here, and stands whole on its slide. */
function fittedEntry(titleSv: string, width: number, size: number, face: Face): string {
  const [line = [], ...more] = breakLines([{ text: titleSv }], width, size, face)
  const text = line.map((run) => run.text).join('')
  return more.length === 0 ? text : `${text.trimEnd()} …`
}

/** Lines in a layout's own place, all of them made smaller together when they would not stand in it. */
function placedText(lines: readonly [string, number][], box: Box | undefined, face: Face): Slide['items'] {
  if (!box || lines.length === 0) return []
  const inset = 8
  const heightAt = (scale: number) =>
    lines.reduce((sum, [text, size]) => {
      const count = breakLines([{ text }], box.width - 2 * inset, size * scale, face).length
      return sum + (count * face.lineFactor + 0.35) * size * scale
    }, 0)
  const scale = [1, 0.9, 0.8, 0.7, 0.6].find((one) => heightAt(one) <= box.height) ?? 0.5
  const paragraphs = lines.map(([text, size], index): Paragraph => {
    const runs: Run[] = [{ text, ...(index === 0 && size > 16 ? { strong: true } : {}) }]
    return { runs, size: Math.max(size * scale, 10), spaceBefore: index === 0 ? 0 : size * scale * 0.35, indent: 0 }
  })
  return [{ kind: 'text', role: 'body', box, paragraphs }]
}
