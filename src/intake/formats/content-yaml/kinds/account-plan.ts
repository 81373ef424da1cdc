import { z } from 'zod'
import { accountCode } from '#domain/account.ts'
import { filledText, text } from '../../../yaml/schema-words.ts'
import { defineContentKind, reportRepeated } from './define-content-kind.ts'

export const accountPlan = defineContentKind({
  kind: 'account-plan',
  schema: z.strictObject({
    accounts: z
      .array(
        z.strictObject({
          code: text
            .refine((value) => /^\d{3,8}$/.test(value), { error: 'Ett konto skrivs med 3–8 siffror.' })
            .transform(accountCode),
          labelSv: filledText,
        }),
      )
      .min(1),
  }),
  toBody: (file) => file,
  keyOf: () => 'account-plan',
  check: (file, report) =>
    reportRepeated(
      file.accounts.map((account) => account.code),
      (index) => ['accounts', index],
      report,
    ),
})
