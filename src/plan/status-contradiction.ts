import type { ProgressStatus } from '#domain/status.ts'

/** The words of a comment that tell another story than the status beside them, and what to do about it. */
export interface StatusContradiction {
  readonly wordsSv: string
  readonly hintSv: string
}

/**
 * Whether the comment contradicts the status: "Planenligt" has been said of work that was to start in Q4, and of work that
 * the comment calls finished (domain.md §3.10 E9).
 */
export function statusContradiction(status: ProgressStatus, comment: string): StatusContradiction | undefined {
  for (const { statuses, says, hintSv } of contradictions) {
    const wordsSv = statuses.includes(status) ? says.exec(comment)?.[0] : undefined
    if (wordsSv !== undefined) return { wordsSv, hintSv }
  }
  return undefined
}

interface Contradiction {
  readonly statuses: readonly ProgressStatus[]
  readonly says: RegExp
  readonly hintSv: string
}

const begun: readonly ProgressStatus[] = ['on-track', 'minor-deviation', 'completed']

/** Only what cannot be read in another way: "genomförd" may be said of a step, "avslutat projekt" not. */
const contradictions: readonly Contradiction[] = [
  {
    statuses: begun,
    says: /planerad (?:upp)?start|planeras (?:att )?(?:starta|påbörjas)|(?:startar|påbörjas) (?:först|under|i|hösten|våren|nästa)|(?:ej|inte|ännu inte) (?:påbörja[dt]|startat|startad)/iu,
    hintSv: 'Har arbetet inte börjat är statusen ”Ej påbörjad”.',
  },
  {
    statuses: ['on-track', 'not-started', 'minor-deviation'],
    says: /^klart?(?![\p{L}])|(?<!\p{L})är (?:nu )?(?:klart?|avsluta[dt]|slutför[dt]|färdigställ[dt]|etablerad[e]?)(?!\p{L})|(?<!\p{L})har avslutats(?!\p{L})/iu,
    hintSv: 'Är arbetet klart är statusen ”Klar”.',
  },
  {
    statuses: ['on-track', 'completed'],
    says: /(?<!\p{L})(?:är|blivit|blir) (?:kraftigt )?(?:försena[dt]|fördröj[dt])(?!\p{L})|avvaktar rekrytering|(?<!\p{L})pausa[dt]s?(?!\p{L})/iu,
    hintSv: 'Pröva om statusen ska vara ”Försenad” eller ”Pausad”.',
  },
  {
    statuses: ['not-started'],
    says: /(?<!\p{L})pågår(?!\p{L})/iu,
    hintSv: 'Pågår arbetet är statusen ”Enligt plan” eller ”Försenad”.',
  },
]
