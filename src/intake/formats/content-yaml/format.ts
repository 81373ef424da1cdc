import type { Content, ContentBodies, ContentKind } from '#domain/content.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { contentReading } from '../../content-reading.ts'
import { createFindingLog, type FindingLog } from '../../finding-log.ts'
import { readText } from '../../text-file.ts'
import { decodeYaml, readYaml, type YamlPath, type YamlText } from '../../yaml/read-yaml.ts'
import { defineFormat } from '../define-format.ts'
import { contentKinds } from './kinds/catalogue.ts'
import type { KindOfContent } from './kinds/define-content-kind.ts'

/** The region's own settings and plans as YAML, one document a file, its kind in a top-level `kind:`. */
export const contentYaml = defineFormat({
  name: 'content-yaml',
  labelSv: 'Inställningar och planer (YAML)',

  recognise({ head }) {
    return head !== undefined && !/^\ufeff?---[ \t]*\r?\n/.test(head) && /^\ufeff?kind:(?:[ \t]|\r?\n)/m.test(head)
  },

  async read({ fileName, bytes }) {
    const log = createFindingLog(fileName)
    const yaml = readYaml(readText(bytes, log), log)
    const content = yaml && toContent(yaml, fileName, log)
    return contentReading('content-yaml', content, log)
  },
})

function toContent(yaml: YamlText, fileName: string, log: FindingLog): Content | undefined {
  const file = yaml.value
  const kindWord = typeof file === 'object' && file !== null && 'kind' in file ? String(file.kind) : ''
  const kind = contentKinds.find((candidate) => candidate.kind === kindWord)
  if (!kind) {
    const known = contentKinds.map((candidate) => candidate.kind).join(', ')
    const said = kindWord === '' ? 'Filen säger inte vad den är' : `kind är ”${kindWord}”, som är okänt`
    log.add('I-081', { row: yaml.rowOf(['kind']) }, `${said}. Den ska börja med kind: och ett av ${known}.`)
    return undefined
  }
  // The kinds have schemas of their own; each is only ever used with itself, which their union cannot say.
  return readKind(kind as unknown as KindOfContent, yaml, fileName, log)
}

function readKind<Kind extends ContentKind>(
  kind: KindOfContent<Kind>,
  yaml: YamlText,
  fileName: string,
  log: FindingLog,
): Content | undefined {
  const { kind: _kind, ...body } = yaml.value as Record<string, unknown>
  const file = decodeYaml({ ...yaml, value: body }, kind.schema, log)
  if (file === undefined) return undefined
  const at = (path: YamlPath): SourcePlace => ({ fileName, row: yaml.rowOf(path) })
  kind.check?.(file, (code, path, messageSv) => log.add(code, { row: yaml.rowOf(path) }, messageSv))
  const built: ContentBodies[Kind] = kind.toBody(file, at)
  return { kind: kind.kind, key: kind.keyOf(built), body: built, source: { fileName, row: 1 } } as Content
}
