import type { Actor } from '#domain/actor.ts'
import { type FindingAnswer, type FindingAnswerKind, withAnswers } from '#domain/finding-answer.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { may } from '#workflow/permissions.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { loadUnitPath } from './load-unit-path.ts'

export interface FindingsAnswered extends ReportAddress {
  readonly fingerprints: readonly string[]
  readonly kind: FindingAnswerKind
  /** Why the findings are as they should be; may be empty when an answer is taken back. */
  readonly reasonSv: string
}

/** What one reason may hold. More belongs in the report. */
const longestReason = 2_000

/**
 * Accepts findings of the report's latest version for one reason, or takes back that they were accepted. All or none: what
 * another person has changed since the page was opened changes nothing. Gives how many were answered.
 */
export async function answerFindings(
  { orgUnit, round, fingerprints, kind, reasonSv }: FindingsAnswered,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<number>> {
  const { store, clock } = effects
  const verdict = may(actor, 'answer-findings', await loadUnitPath({ orgUnit, round }, store))
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const version = await store.loadLatestReportVersion(orgUnit, round)
  if (version === undefined) return notFound('Rapporten är inte framtagen ännu.')
  if (!['draft', 'frozen', 'in-review'].includes(version.state))
    return refused(`Version ${version.number} är redan godkänd. Ta fram en ny version för att ändra vad som är besvarat.`)

  const reason = reasonSv.replace(/\r\n?/g, '\n').trim()
  if (fingerprints.length === 0) return refused('Markera minst en iakttagelse.')
  if (kind === 'accepted' && reason === '') return refused('Skriv varför iakttagelserna godtas.')
  if (reason.length > longestReason) return refused(`Skälet är ${reason.length} tecken; ${longestReason} är det mesta.`)

  const found = withAnswers(version, await store.findingAnswers.list({ orgUnit, round }))
  const answers: FindingAnswer[] = []
  for (const fingerprint of new Set(fingerprints)) {
    const finding = found.find((each) => each.fingerprint === fingerprint)
    if (finding === undefined)
      return refused(
        'Rapporten har ändrats sedan du öppnade sidan, och en av iakttagelserna säger nu något annat. Inget har sparats.',
      )
    if (finding.mustBeMended) return refused(`${finding.code} kan inte godtas: felet ska rättas. ${finding.messageSv}`)
    if ((finding.answer !== undefined) === (kind === 'accepted')) continue
    const { code, messageSv } = finding
    const given = { by: actor.id, byNameSv: actor.nameSv, at: clock.now() }
    answers.push({ orgUnit, round, version: version.number, fingerprint, code, messageSv, kind, reasonSv: reason, ...given })
  }
  await store.findingAnswers.write(answers)
  return done(answers.length)
}
