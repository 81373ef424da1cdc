import { type PlanField, type PlanList, planHead, planLists } from '#domain/plan-lists.ts'
import type { YamlPath } from '../yaml/read-yaml.ts'

/** Which list, entry and field stands at a path of a plan; what belongs to no list is of the plan's head. */
export interface PlanPath {
  readonly list?: PlanList
  /** The entry's position in its list, or its name in a map; for a part, its whole's. */
  readonly entry?: number | string
  /** The part's position among its whole's parts. */
  readonly part?: number
  readonly field?: PlanField
}

/** ['activities', 3, 'parts', 0, 'labelSv'] is the field Delaktivitet of the first part of the fourth activity. */
export function locateInPlan(path: YamlPath): PlanPath {
  const list = planLists.find((each) => each.within === undefined && startsWith(path, each.path))
  if (list === undefined) return withField(planHead, path)
  const entry = path[list.path.length]
  if (entry === undefined) return { list }
  const inner = path.slice(list.path.length + 1)
  const parts = planLists.find((each) => each.within === list.name && startsWith(inner, each.path))
  const part = parts && inner[parts.path.length]
  if (parts === undefined || typeof part !== 'number') return { list, entry, ...withField(list.fields, inner) }
  return { list: parts, entry, part, ...withField(parts.fields, inner.slice(parts.path.length + 1)) }
}

function withField(fields: readonly PlanField[], inner: YamlPath): Pick<PlanPath, 'field'> {
  if (inner.length === 0) return {}
  const field = fields.find((each) => startsWith(inner, each.path) || startsWith(each.path, inner))
  return field === undefined ? {} : { field }
}

function startsWith(path: YamlPath, beginning: YamlPath): boolean {
  return beginning.length <= path.length && beginning.every((part, index) => part === path[index])
}
