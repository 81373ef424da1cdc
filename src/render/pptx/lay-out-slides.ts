import type { Block, CalloutBlock, Chart, ChartBlock, Document, Gantt, HeadingBlock, Section } from '#domain/document.ts'
import type { Inline, Table } from '#domain/table.ts'
import { calloutTitles } from '../callout-titles.ts'
import { headingLevels } from '../heading-levels.ts'
import { missingNotes } from '../missing-notes.ts'
import { cellPadding, cutRow, heightOf, rightAlignedColumns, type SetRow, type SetTable, setTable } from './set-table.ts'
import { breakLines, type Face, joinLines, type Line, type Run, runsOf } from './set-text.ts'
import type { Box, Paragraph, Slide, SlideItem, TextRole } from './slide.ts'
import { ganttHeight, ganttRoom } from './slide-gantt.ts'
import { tableNotesSv } from './speaker-notes.ts'

/**
 * The report's sections as slides: text, tables and charts in their order, each as large as it is measured to be, so that nothing
 * stands outside its slide. What does not fit goes on on the next, under the same title.
 */
export function layOutSections(
  document: Document,
  area: Box,
  face: Face,
  captions: ReadonlyMap<string, string>,
): SectionSlides[] {
  return document.sections.map((section) => {
    const flow = new Flow(section, { area, face, captions, snapshotId: document.snapshotId })
    return { section, slides: flow.write() }
  })
}

export interface SectionSlides {
  readonly section: Section
  readonly slides: readonly Slide[]
}

/** Points. */
export const textSize = 14
const captionSize = 12
const noteSize = 10
const footnoteSize = 12
const headingSizes = { 2: 18, 3: 15 } as const

/** Longer lines than this are hard to follow; tables and charts may be wider. */
const readableWidth = 780
const calloutInset = 9
const gap = 10
const smallestChart = 190
const smallestBeside = 10
/** Comments of up to this share of a slide are kept with the table or chart that they are about, if that can be made smaller. */
const longestTail = 0.4
/** So many rows at the least stand on the last slide of a divided table. */
const keptRows = 3

interface Setting {
  readonly area: Box
  readonly face: Face
  readonly captions: ReadonlyMap<string, string>
  readonly snapshotId: string
}

interface Draft {
  readonly titleSv: string
  readonly items: SlideItem[]
  readonly notesSv: string[]
}

/** Fills slides from the top; `#y` is where the next thing stands. */
class Flow {
  readonly #section: Section
  readonly #setting: Setting
  readonly #levels: ReadonlyMap<HeadingBlock, 2 | 3>
  readonly #drafts: Draft[] = []
  #y = 0

  constructor(section: Section, setting: Setting) {
    this.#section = section
    this.#setting = setting
    this.#levels = headingLevels(section.blocks)
  }

  write(): Slide[] {
    this.#begin(this.#section.titleSv)
    for (const [index, block] of this.#section.blocks.entries()) this.#block(block, index)
    return withContinuations(this.#drafts.filter(({ items }, index) => items.length > 0 || index === 0))
  }

  #block(block: Block, index: number): void {
    switch (block.kind) {
      case 'heading':
        this.#heading(block, index)
        return
      case 'paragraph':
        this.#paragraph(this.#text(block.inlines), textSize * 0.45)
        return
      case 'list':
        for (const [at, item] of block.items.entries()) {
          const mark = block.ordered ? { number: at + 1 } : 'bullet'
          this.#paragraph({ ...this.#text(item), indent: 18, mark }, textSize * 0.25)
        }
        return
      case 'table':
        this.#table(block.table, this.#tailAfter(index))
        return
      case 'chart':
        this.#chart(block, this.#tailAfter(index))
        return
      case 'gantt':
        this.#gantt(block.gantt)
        return
      case 'callout':
        this.#callout(block, this.#section.blocks[index + 1])
        return
      case 'footnote': {
        const runs: Run[] = [{ text: block.mark, raised: true }, { text: ' ' }, ...runsOf(block.inlines, { colour: 'muted' })]
        this.#paragraph({ runs, size: footnoteSize, indent: 0 }, footnoteSize * 0.4)
        return
      }
      case 'page-break':
        if (this.#isBegun()) this.#continue()
        return
    }
  }

  /** A heading of the second level names a slide of its own when what it is over does not fit under what is there. */
  #heading(block: HeadingBlock, index: number): void {
    const level = this.#levels.get(block) ?? block.level
    const titleSv = titleUnder(this.#section.titleSv, block.textSv)
    if (!this.#isBegun() && level === 2) {
      this.#drafts.pop()
      this.#begin(titleSv)
      return
    }
    const size = headingSizes[level]
    const least = this.#spaceBefore(size * 0.6) + size * this.#setting.face.lineFactor
    if (this.#isBegun() && least + this.#leastAfter(index) > this.#room()) {
      if (level === 2) {
        this.#begin(titleSv)
        return
      }
      this.#continue()
    }
    this.#paragraph({ runs: [{ text: block.textSv, strong: true, colour: 'heading' }], size, indent: 0 }, size * 0.6)
  }

  /** How much has to stand under a heading for it not to be left alone: a small group whole, else its first lines or rows. */
  #leastAfter(index: number): number {
    const { area } = this.#setting
    let whole = 0
    let first: number | undefined
    for (const block of this.#section.blocks.slice(index + 1)) {
      if (block.kind === 'heading' || block.kind === 'page-break') break
      whole += this.#heightOf(block)
      first ??= this.#leastOf(block)
      // A short text leads up to what follows, and does not count as something of its own.
      if (block.kind === 'paragraph' && whole < area.height / 5) first = undefined
    }
    return whole <= area.height * 0.45 ? whole : (first ?? Math.min(whole, area.height / 2))
  }

  /** How high the text is that follows on a table or chart, when it is so little that it may stand under it; else 0. */
  #tailAfter(index: number): number {
    let tail = 0
    let headings = 0
    for (const block of this.#section.blocks.slice(index + 1)) {
      if (block.kind === 'heading') {
        headings += headingSizes[this.#levels.get(block) ?? block.level] * 2 + gap
      } else if (block.kind === 'paragraph' || block.kind === 'list' || block.kind === 'footnote') {
        tail += headings + this.#heightOf(block) + gap
        headings = 0
      } else break
    }
    return tail <= this.#setting.area.height * longestTail ? tail : 0
  }

  #heightOf(block: Block): number {
    switch (block.kind) {
      case 'paragraph':
      case 'callout':
      case 'footnote':
        return this.#linesOf(this.#text(block.inlines)).length * this.#lineHeight(textSize) + 2 * calloutInset
      case 'list':
        return block.items.reduce((sum, item) => sum + this.#linesOf(this.#text(item)).length * this.#lineHeight(textSize) + 4, 0)
      case 'table':
        return this.#tablesOf(block.table, this.#setting.area.height).reduce((sum, table) => sum + heightOf(table) + 60, 0)
      case 'chart':
        return this.#setting.area.height
      case 'gantt':
        return Math.min(ganttHeight(block.gantt.bars.length), this.#setting.area.height)
      case 'heading':
      case 'page-break':
        return 0
    }
  }

  #leastOf(block: Block): number {
    switch (block.kind) {
      case 'table': {
        const whole = this.#heightOf(block)
        return whole <= this.#setting.area.height ? whole : this.#setting.area.height / 2
      }
      case 'chart':
        return this.#setting.area.height * 0.6
      default:
        return Math.min(this.#heightOf(block), 3 * this.#lineHeight(textSize))
    }
  }

  #table(table: Table, tail = 0): void {
    const { area } = this.#setting
    const notes = this.#tableNotes(table)
    const notesHeight = notes.reduce((sum, note) => sum + this.#paragraphHeight(note, this.#widthOf('caption')), 0)
    const isNamedByTitle = !this.#isBegun() && this.#draft().titleSv.endsWith(table.captionSv)
    const captionHeight = isNamedByTitle && table.unitNoteSv === undefined ? 0 : this.#captionHeight()
    const around = captionHeight + (notesHeight === 0 ? 0 : notesHeight + 4) + (this.#isBegun() ? gap : 0)
    const here = this.#tablesOf(table, this.#room() - around)
    const fitsHere = here.length === 1 && here.every((part) => heightOf(part) <= this.#room() - around)
    if (!fitsHere) {
      const alone = this.#tablesOf(table, area.height - around)
      const fitsAlone = alone.length === 1 && alone.every((part) => heightOf(part) <= area.height - around)
      if (this.#isBegun() && (fitsAlone || this.#room() < area.height * 0.5)) {
        this.#begin(titleUnder(this.#section.titleSv, table.captionSv))
      } else if (!this.#isBegun() && this.#draft().titleSv === this.#section.titleSv) {
        this.#drafts.pop()
        this.#begin(titleUnder(this.#section.titleSv, table.captionSv))
      }
    }
    const besideTail = this.#tablesOf(table, this.#room() - around - tail)
    const [only] = besideTail
    const leavesTail = besideTail.length === 1 && only && heightOf(only) <= this.#room() - around - tail
    const parts = leavesTail ? besideTail : this.#tablesOf(table, this.#room() - around)
    for (const [index, part] of parts.entries()) {
      if (index > 0) this.#continue()
      const after = index === parts.length - 1 && notesHeight > 0 ? notesHeight + 4 : 0
      this.#rows(part, parts.length === 1 ? undefined : `del ${index + 1} av ${parts.length} av kolumnerna`, after)
    }
    for (const note of notes) this.#paragraph(note, note.size * 0.25, 'caption')
  }

  /**
   * The table's rows, on as many slides as they take, each under the caption and the header row. `notesHeight` is what stands
   * under the last of them.
   */
  #rows(table: SetTable, partSv: string | undefined, notesHeight: number): void {
    let waiting = [...table.rows]
    do {
      const isFresh = !this.#isBegun()
      this.#caption(table.table, partSv)
      const room = this.#room() - table.header.height
      const placed: SetRow[] = []
      let used = 0
      for (let row = waiting[0]; row && used + row.height <= room; row = waiting[0]) {
        placed.push(row)
        used += row.height
        waiting = waiting.slice(1)
      }
      const [next] = waiting
      if (next && (placed.length === 0 || next.height > this.#setting.area.height * 0.6)) {
        const fitting = Math.floor((room - used - cellPadding.above) / table.lineHeight)
        // Where a header alone fills the slide, something of each row must follow, or nothing ever would.
        const lines = isFresh && placed.length === 0 ? Math.max(fitting, 3) : fitting
        if (lines >= 3) {
          const { head, rest } = cutRow(next, lines, table.lineHeight)
          placed.push(head)
          used += head.height
          waiting = rest.cells.every((cell) => cell.length === 0) ? waiting.slice(1) : [rest, ...waiting.slice(1)]
        }
      }
      const giveBack = () => {
        const left = placed.pop()
        if (left) waiting = [left, ...waiting]
        used -= left?.height ?? 0
      }
      // Notes do not go on alone, nor a row or two: some of the rows above go with them. Notes that no slide has room for may.
      const leavesNotes = waiting.length === 0 && used + notesHeight > room && notesHeight < room / 2
      if ((leavesNotes || waiting.length > 0) && placed.length >= 3 * keptRows) {
        while (waiting.length < keptRows) giveBack()
      }
      // Nor does a heading over rows stay behind without them.
      while (waiting.length > 0 && placed.length > 1 && placed.at(-1)?.row?.kind === 'group') giveBack()
      if (placed.length > 0 || table.rows.length === 0) {
        this.#place({
          kind: 'table',
          box: { ...this.#boxFor(table.header.height + used), width: table.grid.reduce((sum, width) => sum + width, 0) },
          piece: {
            table: table.table,
            header: table.header,
            rows: placed,
            grid: table.grid,
            rightAligned: rightAlignedColumns(table),
            size: table.size,
          },
        })
        this.#tell(table.table)
      }
      if (waiting.length > 0) this.#continue()
    } while (waiting.length > 0)
  }

  #chart({ chart }: ChartBlock, tail: number): void {
    const { area } = this.#setting
    if (this.#isBegun() && this.#room() < area.height * 0.75) {
      this.#begin(titleUnder(this.#section.titleSv, chart.titleSv))
    } else if (!this.#isBegun() && this.#draft().titleSv === this.#section.titleSv) {
      this.#drafts.pop()
      this.#begin(titleUnder(this.#section.titleSv, chart.titleSv))
    }
    if (!this.#draft().titleSv.endsWith(chart.titleSv)) this.#line([{ text: chart.titleSv, strong: true }])
    const roomOverTail = Math.max(this.#room() - tail - gap, area.height / 2)
    const besideTail = this.#besideChart(chart, roomOverTail)
    const beside = besideTail ?? this.#besideChart(chart, this.#room())
    if (beside) {
      const height = besideTail ? Math.min(roomOverTail, this.#room()) : this.#room()
      const y = this.#y
      const tableWidth = beside.grid.reduce((sum, width) => sum + width, 0)
      this.#place({ kind: 'chart', box: { ...this.#boxFor(height), width: area.width - tableWidth - 2 * gap }, chart })
      this.#y = y
      const side = { x: area.x + area.width - tableWidth, width: tableWidth }
      const caption = this.#captionOf(chart.dataTable)
      const captionHeight = this.#paragraphHeight(caption, tableWidth) + 4
      this.#place({ kind: 'text', role: 'caption', box: { ...side, y, height: captionHeight }, paragraphs: [caption] })
      const box = { ...side, y: y + captionHeight, height: heightOf(beside) }
      this.#place({ kind: 'table', box, piece: wholePiece(beside) })
      for (const note of this.#tableNotes(chart.dataTable)) {
        const noteHeight = this.#paragraphHeight(note, tableWidth)
        this.#place({
          kind: 'text',
          role: 'caption',
          box: { ...side, y: this.#y + 4, height: noteHeight },
          paragraphs: [note],
        })
      }
      this.#tell(chart.dataTable)
      this.#y = y + height
      return
    }
    const below = this.#tablesOf(chart.dataTable, Math.max(this.#room() - smallestChart - 60, 0))
    const tableHeight = below.reduce((sum, part) => sum + heightOf(part), 0) + 60
    const left = this.#room() - tableHeight
    const height = left >= smallestChart && below.length === 1 ? left : this.#room()
    this.#place({ kind: 'chart', box: this.#boxFor(height), chart })
    this.#y += gap
    this.#tell(chart.dataTable)
    this.#table(chart.dataTable, tail)
  }

  /** Bars over months, on as many slides as they take, each with the years above them. */
  #gantt(gantt: Gantt): void {
    const { area } = this.#setting
    if (this.#isBegun() && ganttHeight(gantt.bars.length) + this.#captionHeight() > this.#room()) {
      this.#begin(titleUnder(this.#section.titleSv, gantt.titleSv))
    }
    let waiting = gantt.bars
    while (waiting.length > 0) {
      if (this.#isBegun()) this.#line([{ text: gantt.titleSv, strong: true }])
      const count = ganttRoom(this.#room())
      const bars = waiting.slice(0, count)
      waiting = waiting.slice(count)
      this.#place({
        kind: 'gantt',
        box: this.#boxFor(Math.min(ganttHeight(bars.length), area.height)),
        gantt: { ...gantt, bars },
      })
      if (waiting.length > 0) this.#continue()
    }
  }

  /** The chart's table when it can stand at its side without making it small. */
  #besideChart(chart: Chart, height: number): SetTable | undefined {
    const { area } = this.#setting
    const room = { width: area.width * 0.52, height: Math.min(height, this.#room()) }
    const [only, ...more] = setTable(chart.dataTable, room, this.#setting.face)
    if (!only || more.length > 0 || only.size < smallestBeside) return undefined
    const width = only.grid.reduce((sum, one) => sum + one, 0)
    const notes = this.#tableNotes(chart.dataTable).reduce((sum, note) => sum + this.#paragraphHeight(note, width) + 4, 0)
    const caption = this.#paragraphHeight(this.#captionOf(chart.dataTable), width) + 4
    return width <= room.width && heightOf(only) + notes + caption <= room.height ? only : undefined
  }

  #callout(block: CalloutBlock, next: Block | undefined): void {
    const role = block.tone
    const colour = block.tone === 'warning' ? undefined : 'heading'
    const opening: Run = { text: `${calloutTitles[block.tone]} `, strong: true, ...(colour ? { colour } : {}) }
    const paragraph = { runs: [opening, ...runsOf(block.inlines)], size: textSize, indent: 0 }
    const height = this.#linesOf(paragraph, this.#widthOf(role)).length * this.#lineHeight(textSize) + 2 * calloutInset + gap
    const follows = next?.kind === 'table' || next?.kind === 'chart' ? this.#leastOf(next) : 0
    const { area } = this.#setting
    if (this.#isBegun() && height <= area.height && height + follows > this.#room() && height + follows <= area.height) {
      if (next?.kind === 'table') this.#begin(titleUnder(this.#section.titleSv, next.table.captionSv))
      else if (next?.kind === 'chart') this.#begin(titleUnder(this.#section.titleSv, next.chart.titleSv))
      else this.#continue()
    }
    this.#paragraph(paragraph, 0, role)
  }

  /** Sets the paragraph where it fits, and goes on with its rest on the next slide; at least two lines stand together. */
  #paragraph(paragraph: Omit<Paragraph, 'spaceBefore'>, asked: number, role: TextRole = 'body'): void {
    const lineHeight = this.#lineHeight(paragraph.size)
    let lines = this.#linesOf(paragraph, this.#widthOf(role))
    let mark = paragraph.mark
    while (lines.length > 0) {
      const spaceBefore = role === 'body' ? this.#spaceBefore(asked) : 0
      const room = this.#room() - spaceBefore - this.#insetOf(role)
      const fitting = Math.floor(room / lineHeight + 0.01)
      if (fitting < Math.min(lines.length, 2) && this.#isBegun()) {
        this.#continue()
        continue
      }
      // Neither one line alone at the foot, nor one alone at the head of the next.
      const count = Math.max(fitting >= lines.length ? lines.length : Math.min(fitting, lines.length - 2), 1)
      const { mark: _, ...plain } = paragraph
      this.#addText(
        role,
        {
          ...plain,
          ...(mark === undefined ? {} : { mark }),
          runs: joinLines(lines.slice(0, count)),
          spaceBefore,
        },
        count * lineHeight,
      )
      lines = lines.slice(count)
      mark = undefined
      if (lines.length > 0) this.#continue()
    }
  }

  #addText(role: TextRole, paragraph: Paragraph, linesHeight: number): void {
    const height = paragraph.spaceBefore + linesHeight
    const { items } = this.#draft()
    const last = items.at(-1)
    if (role === 'body' && last?.kind === 'text' && last.role === 'body') {
      items[items.length - 1] = {
        ...last,
        box: { ...last.box, height: last.box.height + height },
        paragraphs: [...last.paragraphs, paragraph],
      }
      this.#y += height
      return
    }
    const before = items.length === 0 ? 0 : role === 'caption' ? 3 : gap
    this.#y += before
    const inset = role === 'body' || role === 'caption' ? 0 : 2 * calloutInset
    const box = { ...this.#boxFor(height + inset), width: this.#widthOf(role) + inset }
    this.#place({ kind: 'text', role, box, paragraphs: [{ ...paragraph, spaceBefore: 0 }] })
  }

  /** What the table is and in which unit, unless the slide's title has said all of it. */
  #caption(table: Table, partSv: string | undefined): void {
    const isNamed = !this.#isBegun() && this.#draft().titleSv.endsWith(table.captionSv)
    if (this.#isBegun()) this.#y += gap
    if (isNamed && table.unitNoteSv === undefined && partSv === undefined) return
    const runs = isNamed ? [] : [{ text: table.captionSv, strong: true }]
    const extra = [table.unitNoteSv, partSv].filter((text) => text !== undefined).join(', ')
    this.#line([...runs, ...(extra === '' ? [] : [{ text: (isNamed ? '' : '  ') + extra, colour: 'muted' } as const])])
  }

  #captionOf(table: Table): Paragraph {
    const unitNote = table.unitNoteSv === undefined ? [] : [{ text: `  ${table.unitNoteSv}`, colour: 'muted' } as const]
    return { runs: [{ text: table.captionSv, strong: true }, ...unitNote], size: captionSize, spaceBefore: 0, indent: 0 }
  }

  #captionHeight(): number {
    return this.#lineHeight(captionSize) + 4
  }

  #line(runs: readonly Run[]): void {
    const paragraph = { runs, size: captionSize, indent: 0, spaceBefore: 0 }
    const height = this.#paragraphHeight(paragraph, this.#setting.area.width) + 4
    this.#place({ kind: 'text', role: 'caption', box: this.#boxFor(height), paragraphs: [paragraph] })
  }

  #tableNotes(table: Table): Paragraph[] {
    const look = { size: noteSize, indent: 0, spaceBefore: 0 }
    return [
      ...(table.notesSv ?? []).map((text) => ({ ...look, runs: [{ text, colour: 'muted' }] satisfies Run[] })),
      ...missingNotes(table).notes.map(({ mark, letter, reasonSv }) => ({
        ...look,
        runs: [
          { text: mark, colour: 'muted' },
          ...(letter === undefined ? [] : [{ text: letter, raised: true, colour: 'muted' } as const]),
          { text: ` ${reasonSv}`, colour: 'muted' },
        ] satisfies Run[],
      })),
    ]
  }

  #tell(table: Table): void {
    const { notesSv } = this.#draft()
    for (const note of tableNotesSv(table, this.#setting.captions, this.#setting.snapshotId)) {
      if (!notesSv.includes(note)) notesSv.push(note)
    }
  }

  #tablesOf(table: Table, height: number): SetTable[] {
    return setTable(table, { width: this.#setting.area.width, height }, this.#setting.face)
  }

  #text(inlines: readonly Inline[]): Omit<Paragraph, 'spaceBefore'> {
    return { runs: runsOf(inlines), size: textSize, indent: 0 }
  }

  #linesOf({ runs, size, indent }: Omit<Paragraph, 'spaceBefore'>, width = this.#widthOf('body')): Line[] {
    return breakLines(runs, width - indent, size, this.#setting.face)
  }

  #paragraphHeight(paragraph: Paragraph, width: number): number {
    return this.#linesOf(paragraph, width).length * this.#lineHeight(paragraph.size)
  }

  #lineHeight(size: number): number {
    return size * this.#setting.face.lineFactor
  }

  #widthOf(role: TextRole): number {
    const { width } = this.#setting.area
    if (role === 'caption') return width
    return Math.min(width, readableWidth) - (role === 'body' ? 0 : 2 * calloutInset)
  }

  /** What a text of this role needs beside its lines. */
  #insetOf(role: TextRole): number {
    const before = this.#isBegun() ? (role === 'caption' ? 3 : gap) : 0
    if (role === 'caption') return before
    if (role !== 'body') return before + 2 * calloutInset
    const last = this.#draft().items.at(-1)
    return last?.kind === 'text' && last.role === 'body' ? 0 : before
  }

  #spaceBefore(asked: number): number {
    const last = this.#draft().items.at(-1)
    return last?.kind === 'text' && last.role === 'body' ? asked : 0
  }

  #draft(): Draft {
    const draft = this.#drafts.at(-1)
    if (!draft) throw new Error('Nothing is laid out before the first slide is begun.')
    return draft
  }

  #isBegun(): boolean {
    return this.#draft().items.length > 0
  }

  #begin(titleSv: string): void {
    this.#drafts.push({ titleSv, items: [], notesSv: [] })
    this.#y = this.#setting.area.y
  }

  #continue(): void {
    this.#begin(this.#draft().titleSv)
  }

  #room(): number {
    const { area } = this.#setting
    return area.y + area.height - this.#y
  }

  #boxFor(height: number): Box {
    return { x: this.#setting.area.x, y: this.#y, width: this.#setting.area.width, height }
  }

  #place(item: SlideItem): void {
    this.#draft().items.push(item)
    this.#y = item.box.y + item.box.height
  }
}

/** "Ekonomi – Resultaträkning", but never the same words twice. */
function titleUnder(sectionSv: string, textSv: string): string {
  const [section, text] = [sectionSv.toLowerCase(), textSv.toLowerCase()]
  if (text.startsWith(section)) return textSv
  return section.endsWith(text) ? sectionSv : `${sectionSv} – ${textSv}`
}

function wholePiece(set: SetTable) {
  const { table, header, rows, grid, size } = set
  return { table, header, rows, grid, size, rightAligned: rightAlignedColumns(set) }
}

/** Slides under one title after each other say which of how many they are, from the second on. */
function withContinuations(drafts: readonly Draft[]): Slide[] {
  return drafts.map(({ titleSv, items, notesSv }, index) => {
    let first = index
    while (drafts[first - 1]?.titleSv === titleSv) first -= 1
    let last = index
    while (drafts[last + 1]?.titleSv === titleSv) last += 1
    const title = index === first ? titleSv : `${titleSv} (forts. ${index - first + 1} av ${last - first + 1})`
    return { layout: 'content', titleSv: title, items, notesSv }
  })
}
