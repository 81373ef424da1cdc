import { z } from 'zod'
import type { Content } from '#domain/content.ts'
import { contentReading } from '../../content-reading.ts'
import { createFindingLog, type FindingLog } from '../../finding-log.ts'
import { readText } from '../../text-file.ts'
import { decodeYaml, readYaml } from '../../yaml/read-yaml.ts'
import { key, orgUnit, roundCode } from '../../yaml/schema-words.ts'
import { defineFormat } from '../define-format.ts'

/** A text for one section of one report: Markdown below a few lines of YAML between `---`, which say where it belongs. */
export const commentaryMarkdown = defineFormat({
  name: 'commentary-markdown',
  labelSv: 'Text till rapport (Markdown)',

  recognise({ head }) {
    return head !== undefined && /^\ufeff?---[ \t]*(?:\r?\n)+(?:.*\r?\n)*?kind:[ \t]*commentary\b/.test(head)
  },

  async read({ fileName, bytes }) {
    const log = createFindingLog(fileName)
    return contentReading('commentary-markdown', toContent(readText(bytes, log), fileName, log), log)
  },
})

const frontMatter = z.strictObject({ kind: z.literal('commentary'), orgUnit, round: roundCode, section: key })

function toContent(text: string, fileName: string, log: FindingLog): Content | undefined {
  const parts = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)([\s\S]*)$/m.exec(text)
  if (!parts?.[1]) {
    log.add(
      'I-080',
      { row: 1 },
      'Filen ska börja med rader mellan --- och --- som säger orgUnit, round och section. Det avslutande --- saknas.',
    )
    return undefined
  }
  const yaml = readYaml(parts[1], log, 1)
  const place = yaml && decodeYaml(yaml, frontMatter, log)
  if (!place) return undefined
  const markdown = (parts[2] ?? '').replace(/\r\n|\r/g, '\n').trim()
  if (markdown === '') log.add('I-087', {}, `Texten till avsnittet ${place.section} är tom.`)
  return {
    kind: 'commentary',
    key: `${place.orgUnit}/${place.round}/${place.section}`,
    body: { orgUnit: place.orgUnit, round: place.round, section: place.section, markdown },
    source: { fileName, row: 1 },
  }
}
