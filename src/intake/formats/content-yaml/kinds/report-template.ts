import { z } from 'zod'
import type { CommonTemplate, ReportTemplate, TemplateVariant } from '#domain/report-template.ts'
import { roundKinds } from '#domain/round.ts'
import { filledText, key, oneOf, orgUnit } from '../../../yaml/schema-words.ts'
import { defineContentKind, reportRepeated } from './define-content-kind.ts'

const sectionWishes = {
  titleSv: filledText.exactOptional(),
  pageBreakBefore: z.boolean().exactOptional(),
  columns: z.array(key).min(1).exactOptional(),
  rows: z.array(key).min(1).exactOptional(),
  decimals: z.int().min(0).max(4).exactOptional(),
  appendix: filledText.exactOptional(),
}

/**
 * Which sections a unit's report has, in order; what several units' reports have in common (`name`); or a unit's variant of that
 * (`extends`). Whether each section, and the common template, exists is the report room's to say.
 */
export const reportTemplate = defineContentKind({
  kind: 'report-template',
  schema: z.strictObject({
    orgUnit: orgUnit.exactOptional(),
    name: key.exactOptional(),
    roundKind: oneOf(roundKinds),
    extends: key.exactOptional(),
    sections: z
      .array(z.strictObject({ section: key, key, ...sectionWishes }))
      .min(1)
      .exactOptional(),
    hidden: z.array(key).min(1).exactOptional(),
    changed: z
      .array(z.strictObject({ key, ...sectionWishes }))
      .min(1)
      .exactOptional(),
    added: z
      .array(z.strictObject({ section: key, key, after: key.exactOptional(), ...sectionWishes }))
      .min(1)
      .exactOptional(),
  }),
  toBody({
    orgUnit: unit,
    name,
    sections = [],
    hidden,
    changed,
    added,
    ...file
  }): ReportTemplate | CommonTemplate | TemplateVariant {
    const { roundKind } = file
    if (name !== undefined || unit === undefined) return { name: name ?? '', roundKind, sections }
    if (file.extends === undefined) return { orgUnit: unit, roundKind, sections }
    return {
      orgUnit: unit,
      roundKind,
      extends: file.extends,
      ...(hidden && { hidden }),
      ...(changed && { changed }),
      ...(added && { added }),
    }
  },
  keyOf: (template) => `${'name' in template ? `gemensam/${template.name}` : template.orgUnit}/${template.roundKind}`,
  check(file, report) {
    const { sections = [], hidden = [], changed = [], added = [] } = file
    const keysOf = (list: readonly { readonly key: string }[]) => list.map((section) => section.key)
    reportRepeated(keysOf(sections), (index) => ['sections', index, 'key'], report)
    reportRepeated(keysOf(added), (index) => ['added', index, 'key'], report)
    reportRepeated(
      [...hidden, ...keysOf(changed)],
      (index) => (index < hidden.length ? ['hidden', index] : ['changed', index - hidden.length, 'key']),
      report,
    )
    if ((file.orgUnit === undefined) === (file.name === undefined)) {
      report('I-082', [], 'Ange antingen orgUnit, för en enhets mall, eller name, för en mall som flera enheter utgår från.')
    }
    if (file.extends === undefined && file.sections === undefined) {
      report('I-082', [], 'Ange sections, eller extends med namnet på en gemensam mall.')
    }
    if (file.extends !== undefined && (file.sections !== undefined || file.name !== undefined)) {
      report('I-083', ['extends'], 'En variant (extends) har orgUnit, hidden, changed och added, men inte sections eller name.')
    }
    if (file.extends === undefined && hidden.length + changed.length + added.length > 0) {
      report('I-083', [], 'hidden, changed och added hör till en variant: ange extends med namnet på en gemensam mall.')
    }
  },
})
