import type { z } from 'zod'
import type { ContentBodies, ContentKind } from '#domain/content.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import type { FindingCode } from '../../../finding-codes.ts'
import type { YamlPath } from '../../../yaml/read-yaml.ts'

/** How one kind of content is written in YAML: what the file must hold, and the body that comes of it. */
export interface KindOfContent<Kind extends ContentKind = ContentKind, Schema extends z.ZodType = z.ZodType> {
  readonly kind: Kind
  /** The whole file but its `kind:`. */
  readonly schema: Schema
  /** `at` gives the place of what stands at a path of the file, for entries that keep their source. */
  toBody(file: z.output<Schema>, at: (path: YamlPath) => SourcePlace): ContentBodies[Kind]
  /** Tells the content from its siblings of the kind, and is part of the delivery's stream. */
  keyOf(body: ContentBodies[Kind]): string
  /** What a schema cannot see: keys that occur twice, references to nothing. */
  check?(file: z.output<Schema>, report: ReportProblem): void
}

export type ReportProblem = (code: FindingCode, path: YamlPath, messageSv: string) => void

export function defineContentKind<Kind extends ContentKind, Schema extends z.ZodType>(
  kind: KindOfContent<Kind, Schema>,
): KindOfContent<Kind, Schema> {
  return kind
}

/** A finding for each entry whose key an earlier one has. */
export function reportRepeated(keys: readonly string[], pathOf: (index: number) => YamlPath, report: ReportProblem): void {
  const seen = new Set<string>()
  for (const [index, key] of keys.entries()) {
    if (seen.has(key)) report('I-085', pathOf(index), `”${key}” står redan högre upp. Varje nyckel får bara finnas en gång.`)
    seen.add(key)
  }
}

/** Each entry with the line that it begins on. */
export function withSources<Entry extends object>(
  entries: readonly Entry[],
  list: string,
  at: (path: YamlPath) => SourcePlace,
): (Entry & { readonly source: SourcePlace })[] {
  return entries.map((entry, index) => ({ ...entry, source: at([list, index]) }))
}
