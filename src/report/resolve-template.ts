import type { Finding } from '#domain/finding.ts'
import type { AddedSection, CommonTemplate, ReportTemplate, TemplateSection, TemplateVariant } from '#domain/report-template.ts'
import { roundKinds } from '#domain/round.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { reportFinding } from './finding-codes.ts'
import { nearest } from './narrative/nearest.ts'

export interface ResolvedTemplate {
  readonly template: ReportTemplate
  readonly findings: readonly Finding[]
}

/**
 * A unit's variant laid over the common template that it begins from. What it names that is not there is a finding at the
 * variant's file; the rest of it counts all the same.
 */
export function resolveTemplate(
  variant: TemplateVariant,
  commons: readonly CommonTemplate[],
  source: SourcePlace,
): ResolvedTemplate {
  const { orgUnit, roundKind, hidden = [], changed = [], added = [] } = variant
  const find = (messageSv: string) => reportFinding('R-015', { kind: 'source', place: source }, messageSv)
  const common = commons.find((each) => each.name === variant.extends && each.roundKind === roundKind)
  if (common === undefined) {
    const names = commons.filter((each) => each.roundKind === roundKind).map(({ name }) => name)
    const messageSv =
      `Rapportmallen utgår från den gemensamma mallen ”${variant.extends}”, som inte finns för ${roundKinds[roundKind].labelSv.toLowerCase()}. ` +
      (names.length === 0 ? 'Läs in en mall med det namnet (name).' : `Det som finns: ${names.join(', ')}.`)
    return { template: { orgUnit, roundKind, sections: added.map(withoutPlace) }, findings: [find(messageSv)] }
  }

  const keys = common.sections.map(({ key }) => key)
  const unknown = (key: string, field: string, known: readonly string[]) => {
    const suggestion = nearest(key, known)
    const remedySv = suggestion === undefined ? `Mallens avsnitt: ${known.join(', ')}.` : `Menade du ”${suggestion}”?`
    return find(
      `Rapportmallens fält ${field} nämner avsnittet ”${key}”, som inte finns i den gemensamma mallen ”${common.name}”. ${remedySv}`,
    )
  }
  const findings = [
    ...hidden.filter((key) => !keys.includes(key)).map((key) => unknown(key, 'hidden', keys)),
    ...changed.filter(({ key }) => !keys.includes(key)).map(({ key }) => unknown(key, 'changed', keys)),
  ]
  const sections: TemplateSection[] = common.sections
    .filter(({ key }) => !hidden.includes(key))
    .map((section) => ({ ...section, ...changed.find(({ key }) => key === section.key) }))
  for (const section of added) {
    const after = section.after === undefined ? undefined : sections.findIndex(({ key }) => key === section.after)
    if (after === -1)
      findings.push(
        unknown(
          section.after ?? '',
          'after',
          sections.map(({ key }) => key),
        ),
      )
    sections.splice(after === undefined || after === -1 ? sections.length : after + 1, 0, withoutPlace(section))
  }
  return { template: { orgUnit, roundKind, sections }, findings }
}

function withoutPlace({ after: _, ...section }: AddedSection): TemplateSection {
  return section
}
