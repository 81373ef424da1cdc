import { createFindingLog } from '../../finding-log.ts'
import { toFacts } from '../../ledger/to-facts.ts'
import { reportMissingReference } from '../../missing-reference.ts'
import { readText } from '../../text-file.ts'
import { defineFormat } from '../define-format.ts'
import { sie5Namespace } from './elements.ts'
import { readSie5 } from './read.ts'

/**
 * SIE 5 (2016-12-09), the XML successor of SIE 4: vouchers, balances by month and budgets with cost centres, as an export
 * (`Sie`) or as vouchers to be entered (`SieEntry`). Known by its root and namespace.
 */
export const sie5 = defineFormat({
  name: 'sie5',
  labelSv: 'SIE 5 (redovisning)',

  recognise: ({ head }) =>
    head !== undefined &&
    /^\ufeff?\s*</.test(head) &&
    head.includes(sie5Namespace) &&
    /<(?:[\w.-]+:)?Sie(?:Entry)?[\s>]/.test(head),

  async read({ fileName, bytes }, reference) {
    const log = createFindingLog(fileName)
    const nothing = { facts: [], slices: [], controlTotals: [] }
    const file = reportMissingReference(reference, { accounts: true }, log)
      ? undefined
      : readSie5(readText(bytes, log, { endsItself: true }), log)
    const { facts, slices, controlTotals } = file ? toFacts(file, fileName, reference, log) : nothing
    return { format: 'sie5', facts, contents: [], slices, controlTotals, findings: log.toFindings() }
  },
})
