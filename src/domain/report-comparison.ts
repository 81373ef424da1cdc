import type { WordChange } from '#lib/word-changes.ts'
import type { Figure, FigureKey } from './figure.ts'

/** What differs between two versions of a report, section by section in the later one's order. */
export interface ReportComparison {
  readonly sections: readonly SectionComparison[]
}

/** A section that differs; one that does not is not there. */
export interface SectionComparison {
  readonly key: string
  readonly titleSv: string
  readonly presence: Presence
  readonly texts: readonly TextChange[]
  readonly tables: readonly TableComparison[]
}

export type Presence = 'in-both' | 'added' | 'removed'

/** A paragraph, heading, note or table cell in words. */
export interface TextChange {
  readonly presence: Presence
  readonly words: readonly WordChange[]
}

/** A table whose figures moved or that is in one of the two only. */
export interface TableComparison {
  readonly name: string
  readonly captionSv: string
  readonly presence: Presence
  readonly figures: readonly MovedFigure[]
}

/** A figure that is printed otherwise than before, or that stands on another value. */
export interface MovedFigure {
  readonly key: FigureKey
  readonly rowSv: string
  readonly columnSv: string
  /** Undefined when it was not there. */
  readonly before: Figure | undefined
  readonly after: Figure | undefined
  readonly beforeSv: string
  readonly afterSv: string
  /** Later minus earlier as it is printed, with its sign; '' where there is none to take. */
  readonly differenceSv: string
  /** Whether a reader sees it: it is not only the hidden decimals that moved. */
  readonly isPrinted: boolean
}
