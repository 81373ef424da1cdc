import { z } from 'zod'
import { counterpartyKinds } from '#domain/counterparty.ts'
import { comparisons } from '#domain/statement-layout.ts'
import { display, filledText, key, month, oneOf, orgUnit, text } from '../../../yaml/schema-words.ts'
import { defineContentKind, reportRepeated } from './define-content-kind.ts'

const accountTerm = text.refine((value) => /^(?:\d+\*?|\d+\s*[-–]\s*\d+)$/.test(value), {
  error: 'Konton skrivs 5210, 52* eller 5000-5299.',
})

/** How an administration lays out a statement: rows from accounts and sums, columns as named comparisons. */
export const statementLayout = defineContentKind({
  kind: 'statement-layout',
  schema: z.strictObject({
    table: key,
    orgUnit,
    validFrom: month,
    captionSv: filledText,
    display,
    counterpartyScope: z.array(oneOf(counterpartyKinds)).exactOptional(),
    sign: z.enum(['statement', 'cost']),
    columns: z
      .array(
        z.strictObject({ comparison: oneOf(comparisons), labelSv: filledText.exactOptional(), display: display.exactOptional() }),
      )
      .min(1),
    rows: z
      .array(
        z.strictObject({
          key,
          labelSv: filledText,
          kind: z.enum(['detail', 'sum', 'result', 'group', 'of-which', 'memo', 'residual']),
          indent: z.int().min(0).max(5).default(0),
          accounts: z.array(accountTerm).min(1).exactOptional(),
          sumOf: z.array(text).min(1).exactOptional(),
        }),
      )
      .min(1),
  }),
  toBody: (file) => file,
  // An earlier year's layout stays beside the later: its month is part of what it is.
  keyOf: (layout) => `${layout.orgUnit}/${layout.table}/${layout.validFrom}`,
  check(file, report) {
    const keys = file.rows.map((row) => row.key)
    reportRepeated(keys, (index) => ['rows', index, 'key'], report)
    reportRepeated(
      file.columns.map((column) => column.comparison),
      (index) => ['columns', index, 'comparison'],
      report,
    )
    for (const [index, row] of file.rows.entries()) {
      if (row.accounts && row.sumOf)
        report('I-084', ['rows', index], `Raden ${row.key} har både accounts och sumOf. Välj ett av dem.`)
      for (const [position, summed] of (row.sumOf ?? []).entries()) {
        const path = ['rows', index, 'sumOf', position]
        if (!keys.includes(summed)) report('I-086', path, `Raden ${row.key} summerar ${summed}, som inte finns i filen.`)
        if (summed === row.key) report('I-086', path, `Raden ${row.key} summerar sig själv.`)
      }
    }
  },
})
