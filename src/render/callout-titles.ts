import type { CalloutBlock } from '#domain/document.ts'

/** The words that open a callout, so that its tone is not told by its colour alone. */
export const calloutTitles: Record<CalloutBlock['tone'], string> = {
  information: 'Att känna till:',
  warning: 'Observera:',
  comment: 'Kommentar:',
}
