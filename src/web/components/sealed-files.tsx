import type { SealedFile } from '#domain/report-course.ts'
import { reportForms } from '#domain/report-form.ts'
import { formatByteSize } from '../swedish-texts.ts'
import { ScrollTable } from './scroll-table.tsx'

/** The files that were sealed of a version, each with the hash that it is recognised by. */
export function SealedFiles({ files, hrefOf }: SealedFilesProps) {
  return (
    <ScrollTable caption="Filerna är gjorda en gång och ändras aldrig. SHA-256 är filens fingeravtryck.">
      <thead>
        <tr>
          <th scope="col">Fil</th>
          <th scope="col">Form</th>
          <th scope="col">Storlek</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.form}>
            <th scope="row">
              <a className="ds-link" href={hrefOf(file)}>
                {file.fileName}
              </a>
            </th>
            <td>{reportForms[file.form].labelSv}</td>
            <td>{formatByteSize(file.byteSize)}</td>
            <td>
              <code className="hash">{file.sha256}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

interface SealedFilesProps {
  readonly files: readonly SealedFile[]
  readonly hrefOf: (file: SealedFile) => string
}
