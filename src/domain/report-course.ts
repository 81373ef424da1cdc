import type { ReportForm } from './report-form.ts'
import type { ReportState } from './report-version.ts'

/** What may happen to a composed version, in the words of the one who did it. */
export const reportMoves = {
  frozen: { doneSv: 'Fryste data', doSv: 'Frys data' },
  'put-to-review': { doneSv: 'Lämnade till granskning', doSv: 'Lämna till granskning' },
  returned: { doneSv: 'Tog tillbaka till utkast', doSv: 'Ta tillbaka till utkast' },
  approved: { doneSv: 'Godkände', doSv: 'Godkänn rapporten' },
  registered: { doneSv: 'Diarieförde', doSv: 'Diarieför' },
  sent: { doneSv: 'Skickade för beslut', doSv: 'Skicka för beslut' },
  decided: { doneSv: 'Förde in beslutet', doSv: 'För in beslutet' },
  published: { doneSv: 'Publicerade', doSv: 'Publicera' },
  superseded: { doneSv: 'Ersatte med en senare version', doSv: 'Ersätt' },
  archived: { doneSv: 'Arkiverade', doSv: 'Markera som arkiverad' },
} as const satisfies Record<string, { doneSv: string; doSv: string }>

export type ReportMoveKind = keyof typeof reportMoves

/** One thing that happened to one version. It stays, whatever happens next. */
export interface ReportEvent {
  /** The version's number. */
  readonly version: number
  /** 1, 2, 3 … within the version: who moves it says how many they have seen. */
  readonly step: number
  readonly kind: ReportMoveKind
  readonly toState: ReportState
  readonly by: string
  readonly at: Date
  readonly said: ReportMoveWords
}

/** What is said with a move; which of it, the move asks for. */
export interface ReportMoveWords {
  /** Why: with `returned`. */
  readonly reasonSv?: string
  /** With `registered`. */
  readonly caseNumber?: string
  /** To whom: with `sent`. */
  readonly recipientSv?: string
  /** With `decided`. */
  readonly decision?: ReportDecision
  /** What the version corrects in one that has been decided or published: with `frozen`. */
  readonly errata?: readonly Erratum[]
  /** The number of the version that came instead: with `superseded`. */
  readonly supersededBy?: number
}

export interface ReportDecision {
  readonly bodySv: string
  /** ISO date. */
  readonly decidedOn: string
  /** "§ 87". */
  readonly paragraph: string
}

/** What is corrected in one section against an earlier version, and why, as it is printed. */
export interface Erratum {
  /** The version that is corrected. */
  readonly corrects: number
  readonly sectionKey: string
  readonly sectionSv: string
  readonly reasonSv: string
  readonly changes: readonly PrintedChange[]
}

/** One change as a reader meets it: "IT-kostnader, Utfall 2025", "−129,4", "−130,1", "−0,7". */
export interface PrintedChange {
  readonly whatSv: string
  readonly beforeSv: string
  readonly afterSv: string
  readonly differenceSv: string
}

/** A file that was made once, when its version was decided or published, and is never made again. */
export interface SealedFile {
  readonly orgUnit: string
  readonly round: string
  readonly version: number
  readonly form: ReportForm
  readonly fileName: string
  readonly sha256: string
  readonly byteSize: number
  /** What the file says of itself that it is (`documentIdentifier`). */
  readonly identifier: string
  readonly sealedAt: Date
}

/** What has been said of a version on its way, latest words first. */
export function saidOf<Key extends keyof ReportMoveWords>(
  events: readonly ReportEvent[],
  version: number,
  key: Key,
): ReportMoveWords[Key] | undefined {
  return events.findLast((event) => event.version === version && event.said[key] !== undefined)?.said[key]
}

/** The events of the version since it last was a draft: what it now stands on. */
export function standingEvents(events: readonly ReportEvent[], version: number): ReportEvent[] {
  const own = events.filter((event) => event.version === version)
  return own.slice(own.findLastIndex(({ toState }) => toState === 'draft') + 1)
}
