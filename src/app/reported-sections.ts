import type { OrgUnitCode } from '#domain/organisation.ts'
import type { RoundKind } from '#domain/round.ts'
import { sections } from '#report/sections/catalogue.ts'
import type { SectionDefinition } from '#report/sections/define-section.ts'
import type { Reference } from './load-reference.ts'

/** One section of a unit's report, as its template has it. */
export interface ReportedSection {
  readonly key: string
  readonly labelSv: string
  readonly definition: SectionDefinition
}

/** What the unit's report of that kind of round is made of, in its order; nothing without a template. */
export function reportedSections(reference: Reference, orgUnit: OrgUnitCode, roundKind: RoundKind): ReportedSection[] {
  return (reference.templateFor(orgUnit, roundKind)?.sections ?? []).flatMap(({ section, key, titleSv }) => {
    const definition = sections.find(({ name }) => name === section)
    return definition === undefined ? [] : [{ key, labelSv: titleSv ?? definition.titleSv, definition }]
  })
}
