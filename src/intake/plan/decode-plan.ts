import type { Content } from '#domain/content.ts'
import type { Written } from '#domain/plan-cells.ts'
import type { PlanField } from '#domain/plan-lists.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import type { FindingLog, PlaceInFile } from '../finding-log.ts'
import { plan } from '../formats/content-yaml/kinds/plan.ts'
import { decodeValue, type YamlPath } from '../yaml/read-yaml.ts'

/** Where the plan's values were written, by a person in fields: a workbook's cells or a page's form. */
export interface WrittenPlaces {
  readonly fileName: string
  placeOf(path: YamlPath): PlaceInFile
  /** The field that the value at the path was written in; undefined for what is no field. */
  fieldOf(path: YamlPath): PlanField | undefined
}

/** A plan written in fields, held against all that a plan's file is held against; undefined, with findings, when it has errors. */
export function decodePlan(written: Written, places: WrittenPlaces, log: FindingLog): Content | undefined {
  const placed = {
    value: written,
    placeOf: places.placeOf,
    placeOfKey: (path: YamlPath, key: string) => places.placeOf([...path, key]),
    nameSv: (path: YamlPath) => places.fieldOf(path)?.labelSv ?? path.join('.'),
  }
  const file = decodeValue(placed, plan.schema, log)
  if (file === undefined) return undefined
  plan.check?.(file, (code, path, messageSv) => log.add(code, places.placeOf(path), messageSv))
  const at = (path: YamlPath): SourcePlace => ({ fileName: places.fileName, ...places.placeOf(path) })
  const body = plan.toBody(file, at)
  return { kind: 'plan', key: plan.keyOf(body), body, source: { fileName: places.fileName } }
}
