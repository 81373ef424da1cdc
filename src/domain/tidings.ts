import type { OrgUnitCode } from './organisation.ts'

/** What a person may be told of by mail, the most pressing first: the order of a digest. */
export const tidingsKinds = {
  returned: { labelSv: 'Tillbaka för ändring' },
  'round-returned': { labelSv: 'Omgångar som har återsänts' },
  late: { labelSv: 'Försenat' },
  'due-soon': { labelSv: 'Ska snart lämnas' },
  mentioned: { labelSv: 'Du är nämnd' },
  replied: { labelSv: 'Svar i trådar där du har skrivit' },
  'asked-back': { labelSv: 'Frågor till dig om det du har frågat' },
  unlocked: { labelSv: 'Upplåst' },
  delegated: { labelSv: 'Överlåtet till dig' },
  asked: { labelSv: 'Nya frågor' },
  'round-submitted': { labelSv: 'Inlämnat för granskning' },
  'report-returned': { labelSv: 'Rapporter som har kommit tillbaka' },
  'report-to-review': { labelSv: 'Rapporter att granska och godkänna' },
  'report-to-register': { labelSv: 'Rapporter att diarieföra' },
  'report-decided': { labelSv: 'Rapporter som är beslutade eller publicerade' },
  'late-below': { labelSv: 'Försenat i dina enheter' },
} as const satisfies Record<string, { labelSv: string }>

export type TidingsKind = keyof typeof tidingsKinds

/** One thing that one person is to be told, once: in a mail of its own or in the day's digest. */
export interface Tidings {
  /** A person's id. */
  readonly person: string
  readonly kind: TidingsKind
  /** Names what has happened: the same person is never told of the same key twice. 't12/5', 'due-soon/t12/2025-09-14/3'. */
  readonly key: string
  /** What it is about, in its own words. */
  readonly labelSv: string
  readonly orgUnit: OrgUnitCode
  readonly round: string
  /** The task that it is about. Once answered, there is nothing more to tell of it. */
  readonly task?: string
  /** The subject of the comment that it is about (comment.ts). */
  readonly subject?: string
  /** ISO date. */
  readonly dueOn?: string
  /** Who did it: an actor's id. */
  readonly by?: string
  /** Their words: the reason, the question, the comment. */
  readonly wordsSv?: string
}

/** What a region decides about reminders and mail. */
export interface ReminderRules {
  /** Days before the date on which what is left is reminded of. */
  readonly daysBefore: readonly number[]
  /** The nearest managers are told when an answer is this many days late, and again as many days later. */
  readonly managerAfterDays: number
  /** When the day's digest is made, Swedish time: "07:00". */
  readonly digestAt: string
  /** Days of the week with a digest: 1 is Monday. */
  readonly digestWeekdays: readonly number[]
  /** Told at once, in a mail of its own. */
  readonly atOnce: readonly TidingsKind[]
}

export const usualReminderRules: ReminderRules = {
  daysBefore: [7, 3, 1],
  managerAfterDays: 3,
  digestAt: '07:00',
  digestWeekdays: [1, 2, 3, 4, 5],
  atOnce: ['returned', 'round-returned'],
}
