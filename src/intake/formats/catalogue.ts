import { commentaryMarkdown } from './commentary-markdown/format.ts'
import { contentYaml } from './content-yaml/format.ts'
import type { Format } from './define-format.ts'
import { delimited } from './delimited/format.ts'
import { officeTemplate } from './office-template/format.ts'
import { sie4 } from './sie4/format.ts'
import { sie5 } from './sie5/format.ts'
import { workbook } from './workbook/format.ts'

export const formats: readonly Format[] = [commentaryMarkdown, contentYaml, delimited, officeTemplate, sie4, sie5, workbook]
