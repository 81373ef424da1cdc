import { z } from 'zod'
import { aggregations } from '#domain/aggregation.ts'
import { productionLayoutFaults } from '#domain/production-layout.ts'
import { seriesKinds } from '#domain/series.ts'
import { comparisons } from '#domain/statement-layout.ts'
import { display, filledText, key, month, oneOf, orgUnit, text } from '../../../yaml/schema-words.ts'
import { defineContentKind, reportRepeated } from './define-content-kind.ts'

const codes = z.array(filledText).min(1)

const quantity = z.strictObject({
  categories: codes,
  series: oneOf(seriesKinds).exactOptional(),
  careTypes: codes.exactOptional(),
  orgUnit: orgUnit.exactOptional(),
  aggregation: oneOf(aggregations).default('sum'),
  denominators: codes.exactOptional(),
  labelSv: filledText.exactOptional(),
  denominatorLabelSv: filledText.exactOptional(),
  sporadic: z.boolean().exactOptional(),
  display: display.exactOptional(),
  wordSv: filledText.exactOptional(),
})

/** How an administration lays out what care has produced: counted things, their parts, and what the parts leave. */
export const productionLayout = defineContentKind({
  kind: 'production-layout',
  schema: z.strictObject({
    table: key,
    orgUnit,
    validFrom: month,
    captionSv: filledText,
    unitNoteSv: filledText.exactOptional(),
    providerKinds: codes.exactOptional(),
    columns: z
      .array(
        z.strictObject({
          comparison: oneOf(comparisons),
          aspect: key.exactOptional(),
          labelSv: filledText.exactOptional(),
          display: display.exactOptional(),
        }),
      )
      .min(1),
    rows: z
      .array(
        z.strictObject({
          key: text.refine((value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value), {
            error: 'En rads nyckel har bara a–z, 0–9 och bindestreck, eftersom den ingår i siffrornas adresser.',
          }),
          labelSv: filledText,
          kind: z.enum(['detail', 'sum', 'group', 'of-which', 'memo', 'residual']).default('detail'),
          indent: z.int().min(0).max(5).default(0),
          quantity: quantity.exactOptional(),
          aspects: z.record(key, quantity).exactOptional(),
          parts: codes.exactOptional(),
          sumOf: codes.exactOptional(),
          residualOf: text.exactOptional(),
          planned: z.boolean().exactOptional(),
          lagMonths: z.int().min(0).max(11).exactOptional(),
        }),
      )
      .min(1),
    notesSv: z.array(filledText).exactOptional(),
  }),
  toBody: (file) => file,
  // An earlier year's layout stays beside the later: its month is part of what it is.
  keyOf: (layout) => `${layout.orgUnit}/${layout.table}/${layout.validFrom}`,
  check(file, report) {
    reportRepeated(
      file.rows.map((row) => row.key),
      (index) => ['rows', index, 'key'],
      report,
    )
    for (const { row, messageSv } of productionLayoutFaults(file)) {
      report('I-084', row === undefined ? ['columns'] : ['rows', row], messageSv)
    }
  },
})
