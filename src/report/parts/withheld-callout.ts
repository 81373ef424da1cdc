import type { Block } from '#domain/document.ts'
import type { WithheldTable } from '#domain/plan.ts'
import { plainText } from '#domain/table.ts'
import type { TableNeed } from '../sections/define-section.ts'

/** Says of each table that the section would show that it is held back, and gives the administration's reason word for word. */
export function withheldCallouts(needs: readonly TableNeed[], withheld: readonly WithheldTable[]): Block[] {
  return withheld.flatMap(({ table, reasonSv }): Block[] => {
    const need = needs.find((candidate) => candidate.table === table)
    if (!need) return []
    const label = need.labelSv.charAt(0).toUpperCase() + need.labelSv.slice(1)
    const saidSv = `${label} redovisas inte i den här rapporten. ${reasonSv}`
    return [{ kind: 'callout', tone: 'information', inlines: plainText(saidSv) }]
  })
}
