import { done, type Outcome, refused } from '#domain/outcome.ts'
import { checkOfficeFile, type OfficeCheck } from '#render/ooxml/check-office-file.ts'
import type { Upload } from './import-file.ts'

/** What a reader would stumble on in a Word, PowerPoint or Excel file, whoever made it. */
export function examineOfficeFile({ fileName, bytes }: Upload): Outcome<OfficeCheck> {
  const check = checkOfficeFile(bytes)
  return check
    ? done(check)
    : refused(`${fileName} är ingen hel Word-, PowerPoint- eller Excelfil. Ange en fil som slutar på .docx, .pptx eller .xlsx.`)
}
