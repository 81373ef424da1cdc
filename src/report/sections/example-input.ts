import { parseRoundCode } from '#domain/round.ts'
import type { SectionInput } from './define-section.ts'

/** What a section is given in its test: delårsrapport 2 2025 unless it is another round, and of tables and words only what the test brings. */
export function exampleInput(
  parts: Partial<Pick<SectionInput, 'tables' | 'plan' | 'answers' | 'appendicesSv'>>,
  roundCode = '2025-D2',
): SectionInput {
  const round = parseRoundCode(roundCode)
  if (!round) throw new Error('The example round is not a round.')
  const tables = parts.tables ?? []
  return {
    key: 'avsnittet',
    round,
    tables,
    plan: parts.plan,
    answers: parts.answers,
    appendicesSv: parts.appendicesSv ?? [],
    binding: { tables, placeOf: (excerptSv) => ({ kind: 'section', section: 'avsnittet', excerptSv }) },
  }
}
