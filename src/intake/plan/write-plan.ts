import { stringify } from 'yaml'
import type { Written } from '#domain/plan-cells.ts'

/** A plan as the YAML file that `content-yaml` reads back to the same plan. */
export function writePlan(written: Written): string {
  return stringify({ kind: 'plan', ...written }, { lineWidth: 120, aliasDuplicateObjects: false })
}
