import { z } from 'zod'
import { dimensionNames } from '#domain/fact.ts'
import { parseScenarioKey } from '#domain/scenario.ts'
import { seriesKinds } from '#domain/series.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { filledText, key, month, oneOf, text } from '../../../yaml/schema-words.ts'
import { defineContentKind, reportRepeated } from './define-content-kind.ts'

const dimension = z.enum(dimensionNames)
const header = z.strictObject({ header: filledText })
const columnOrConstant = z.union([header, z.strictObject({ constant: filledText })])
const scenario = text.refine((value) => parseScenarioKey(value) !== undefined, {
  error: 'Ett scenario skrivs actual, budget:decided eller forecast:2025-D2.',
})

/** How the columns of a sender's file become facts. */
export const mappingProfile = defineContentKind({
  kind: 'mapping-profile',
  schema: z.strictObject({
    name: key,
    labelSv: filledText,
    headers: z.array(filledText).min(2),
    sheet: filledText.exactOptional(),
    series: oneOf(seriesKinds),
    orgUnit: columnOrConstant,
    month: z.strictObject({ header: filledText, yearHeader: filledText.exactOptional() }).exactOptional(),
    dimensions: z.partialRecord(dimension, columnOrConstant).default({}),
    dimensionWords: z.partialRecord(dimension, z.record(z.string(), text)).exactOptional(),
    values: z
      .array(
        z.strictObject({
          header: filledText,
          scenario,
          period: z.strictObject({ from: month, to: month }).exactOptional(),
          series: oneOf(seriesKinds).exactOptional(),
          unit: oneOf(displayUnits).exactOptional(),
          optional: z.literal(true).exactOptional(),
          dimensions: z.partialRecord(dimension, text).exactOptional(),
        }),
      )
      .min(1),
    unit: oneOf(displayUnits),
    sign: z.enum(['statement', 'ledger']).default('ledger'),
    rowTotal: header.exactOptional(),
    totalRowLabel: filledText.exactOptional(),
  }),
  toBody: (file) => file,
  keyOf: (profile) => profile.name,
  check(file, report) {
    reportRepeated(file.headers, (index) => ['headers', index], report)
    for (const [index, value] of file.values.entries()) {
      const path = ['values', index]
      if (value.period && value.period.to < value.period.from) {
        report('I-084', [...path, 'period'], `Perioden slutar (${value.period.to}) innan den börjar (${value.period.from}).`)
      }
      if (!value.period && !file.month) {
        report(
          'I-082',
          path,
          `Kolumnen ${value.header} säger inte vilka månader den gäller. Ange month för profilen eller period för kolumnen.`,
        )
      }
    }
    if (file.series === 'ledger' && !file.dimensions.account) {
      report('I-082', ['dimensions'], 'Redovisning (ledger) måste ha konto: ange dimensions.account.')
    }
  },
})
