import { z } from 'zod'
import { roundKinds } from '#domain/round.ts'
import { filledText, key, oneOf, orgUnit } from '../../../yaml/schema-words.ts'
import { defineContentKind, reportRepeated } from './define-content-kind.ts'

/** Which sections a unit's report has, in order. Whether each section exists is the report room's to say. */
export const reportTemplate = defineContentKind({
  kind: 'report-template',
  schema: z.strictObject({
    orgUnit,
    roundKind: oneOf(roundKinds),
    sections: z
      .array(
        z.strictObject({
          section: key,
          key,
          titleSv: filledText.exactOptional(),
          pageBreakBefore: z.boolean().exactOptional(),
          columns: z.array(key).min(1).exactOptional(),
          rows: z.array(key).min(1).exactOptional(),
          decimals: z.int().min(0).max(4).exactOptional(),
        }),
      )
      .min(1),
  }),
  toBody: (file) => file,
  keyOf: (template) => `${template.orgUnit}/${template.roundKind}`,
  check: (file, report) =>
    reportRepeated(
      file.sections.map((section) => section.key),
      (index) => ['sections', index, 'key'],
      report,
    ),
})
