import type { GoalArea } from '#domain/goal-area.ts'
import type { Activity, Plan } from '#domain/plan.ts'
import type { Row } from '#domain/table.ts'
import { parseAssignmentCode } from '#plan/assignment-codes.ts'

export interface InArea<Item> {
  /** Absent for what the plan has placed in no area: it stands last and must not vanish. */
  readonly area?: GoalArea
  readonly items: readonly Item[]
}

/** The items area by area in the plan's order; an area without any stands with none. */
export function inAreas<Item>(
  plan: Pick<Plan, 'areas'>,
  items: readonly Item[],
  areaOf: (item: Item) => string | undefined,
): InArea<Item>[] {
  const areas = plan.areas ?? []
  const known = new Set(areas.map(({ id }) => id))
  const outside = items.filter((item) => !known.has(areaOf(item) ?? ''))
  return [
    ...areas.map((area) => ({ area, items: items.filter((item) => areaOf(item) === area.id) })),
    ...(outside.length === 0 ? [] : [{ items: outside }]),
  ]
}

/** The area that the plan gives the activity, else that of its first assignment. */
export function areaOfActivity({ area, assignments }: Activity, plan: Pick<Plan, 'assignments' | 'year'>): string | undefined {
  const canonical = (code: string): string => parseAssignmentCode(code, plan.year)?.canonical ?? code
  const [first] = assignments
  return area ?? plan.assignments.find(({ code }) => first !== undefined && canonical(code) === canonical(first))?.area
}

/** The area's heading row: "En stark och uthållig ekonomi (RP5)". */
export function areaHeading(area: GoalArea | undefined): Row {
  const labelSv =
    area === undefined ? 'Utan målområde' : area.code === undefined ? area.labelSv : `${area.labelSv} (${area.code})`
  return { key: area?.id ?? 'no-area', labelSv, kind: 'group', indent: 0, cells: {} }
}
