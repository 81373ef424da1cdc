import { cellText, entriesOf, type Written } from '#domain/plan-cells.ts'
import { type PlanField, planHead, planLists } from '#domain/plan-lists.ts'

/** One thing in which two plans differ, in the words of the fields that they are filled in by. */
export interface PlanDifference {
  readonly kind: 'added' | 'changed' | 'removed'
  /** The list's name, 'indikatorer'; absent for what the plan says once. */
  readonly list?: string
  readonly listSv: string
  readonly key: string
  readonly labelSv: string
  /** The fields that differ; of what was added or removed, all that say something. */
  readonly fields: readonly FieldDifference[]
}

export interface FieldDifference {
  readonly labelSv: string
  /** Empty where nothing was said. */
  readonly before: string
  readonly after: string
}

export const planDifferenceKinds = {
  added: { labelSv: 'Ny' },
  changed: { labelSv: 'Ändrad' },
  removed: { labelSv: 'Borttagen' },
} as const satisfies Record<PlanDifference['kind'], { labelSv: string }>

/** All that the later plan says otherwise, list by list in the plan's order. Another order of the same entries is no difference. */
export function comparePlans(before: Written, after: Written): PlanDifference[] {
  const headFields = fieldsThatDiffer(planHead, before, after)
  const head: PlanDifference[] =
    headFields.length === 0
      ? []
      : [{ kind: 'changed', listSv: 'Planen', key: '', labelSv: String(after.titleSv ?? 'Planen'), fields: headFields }]
  return [...head, ...planLists.flatMap((list) => compareList(list, before, after))]
}

function compareList(list: (typeof planLists)[number], before: Written, after: Written): PlanDifference[] {
  const earlier = new Map(entriesOf(before, list).map((each) => [each.key, each.entry]))
  const later = new Map(entriesOf(after, list).map((each) => [each.key, each.entry]))
  const difference = (kind: PlanDifference['kind'], key: string, fields: FieldDifference[]): PlanDifference => ({
    kind,
    list: list.name,
    listSv: list.labelSv,
    key,
    labelSv: entryLabel(later.get(key) ?? earlier.get(key) ?? {}, key),
    fields,
  })
  const kept = [...later].flatMap(([key, entry]) => {
    const fields = fieldsThatDiffer(list.fields, earlier.get(key) ?? {}, entry)
    if (earlier.has(key)) return fields.length === 0 ? [] : [difference('changed', key, fields)]
    return [difference('added', key, fields)]
  })
  const gone = [...earlier]
    .filter(([key]) => !later.has(key))
    .map(([key, entry]) => difference('removed', key, fieldsThatDiffer(list.fields, entry, {})))
  return [...kept, ...gone]
}

/** What an entry is called where it is spoken of. */
export function entryLabel(entry: Written, key: string): string {
  return String(entry.labelSv ?? entry.reasonSv ?? entry.partySv ?? key)
}

function fieldsThatDiffer(fields: readonly PlanField[], before: Written, after: Written): FieldDifference[] {
  return fields
    .map((field) => ({ labelSv: field.labelSv, before: cellText(before, field), after: cellText(after, field) }))
    .filter((each) => each.before !== each.after)
}
