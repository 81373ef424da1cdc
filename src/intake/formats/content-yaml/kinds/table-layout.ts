import { z } from 'zod'
import { display, key, month, orgUnit } from '../../../yaml/schema-words.ts'
import { defineContentKind } from './define-content-kind.ts'

/** How an administration shows a table that is not a statement: its unit and decimals, and how late its source is. */
export const tableLayout = defineContentKind({
  kind: 'table-layout',
  schema: z.strictObject({
    table: key,
    orgUnit,
    validFrom: month,
    display: display.exactOptional(),
    lagMonths: z.int().min(0).max(11).exactOptional(),
    parts: z.array(orgUnit).exactOptional(),
  }),
  toBody: (file) => file,
  keyOf: (layout) => `${layout.orgUnit}/${layout.table}/${layout.validFrom}`,
  check(file, report) {
    if (file.display === undefined && file.lagMonths === undefined && file.parts === undefined) {
      report('I-084', [], 'Filen säger ingenting om tabellen. Ange display, lagMonths eller parts.')
    }
  },
})
