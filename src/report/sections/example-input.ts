import { parseRoundCode } from '#domain/round.ts'
import type { SectionInput } from './define-section.ts'

/** What a section is given in its test: delårsrapport 2 2025, and of tables and words only what the test brings. */
export function exampleInput(parts: Partial<Pick<SectionInput, 'tables' | 'plan' | 'answers'>>): SectionInput {
  const round = parseRoundCode('2025-D2')
  if (!round) throw new Error('The example round is not a round.')
  const tables = parts.tables ?? []
  return {
    key: 'avsnittet',
    round,
    tables,
    plan: parts.plan,
    answers: parts.answers,
    binding: { tables, placeOf: (excerptSv) => ({ kind: 'section', section: 'avsnittet', excerptSv }) },
  }
}
