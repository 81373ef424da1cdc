import type { CheckInput } from '#checks/define-check.ts'
import { check } from '#checks/run.ts'
import type { Document } from '#domain/document.ts'
import { bySeverity, type Finding } from '#domain/finding.ts'
import type { ReportFinding } from '#domain/finding-answer.ts'
import { fingerprintFindings } from '#domain/finding-fingerprint.ts'
import type { ReportTemplate } from '#domain/report-template.ts'
import type { Table } from '#domain/table.ts'
import { compose } from '#report/compose.ts'
import type { CheckGround } from './check-ground.ts'
import type { ReportGround } from './compute-report-tables.ts'
import type { RoundAnswers } from './round-answers.ts'

/** A report before it is kept: what it says, what it stands on and what the checks find. */
export interface DraftedReport {
  readonly document: Document
  readonly tables: readonly Table[]
  /** Errors first. */
  readonly findings: readonly ReportFinding[]
}

/** The unit's report of the computed tables and of what is said: composed and held against every rule. Pure. */
export function draftReport(
  { orgUnit, round, reference }: ReportGround,
  template: ReportTemplate,
  computed: { readonly tables: readonly Table[]; readonly findings: readonly Finding[] } & Pick<CheckInput, 'withheld'>,
  { answers, commentary, comments }: RoundAnswers,
  checkGround: CheckGround,
): DraftedReport {
  const withheld = computed.withheld === undefined ? {} : { withheld: computed.withheld }
  const plan = reference.planFor(orgUnit.code, round.year)
  const calendarRound = reference.region?.rounds.find((entry) => entry.code === round.code)
  const { document, tables, findings } = compose({
    regionNameSv: reference.region?.nameSv ?? '',
    orgUnit,
    round,
    dated: calendarRound?.dated ?? `${round.period.to}-01`,
    snapshotId: reference.snapshot.id,
    template,
    tables: computed.tables,
    plan,
    answers,
    commentary,
    comments,
  })
  const checked = check({ tables, document, plan, answers, round, ...withheld, ...checkGround })
  const ofTemplate = reference.templateFindings(orgUnit.code, round.kind)
  const found = bySeverity([...computed.findings, ...ofTemplate, ...findings, ...checked])
  return { document, tables, findings: fingerprintFindings(found, { document, tables }) }
}
