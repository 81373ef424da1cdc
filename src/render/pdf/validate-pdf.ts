/**
 * Holds a PDF against both of its standards with veraPDF, where an operator has it installed (it is a Java program, in no
 * registry that we install from; what the tests check instead stands in render-pdf.test.ts):
 *
 *     node src/render/pdf/validate-pdf.ts report.pdf --verapdf /opt/verapdf/verapdf
 *
 * Ends with 1 when the file breaks a rule of either, which are then printed.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { verapdf: { type: 'string' } } })
const [file] = positionals
if (file === undefined || values.verapdf === undefined) {
  console.error('Usage: node src/render/pdf/validate-pdf.ts <file.pdf> --verapdf <path to verapdf>')
  process.exit(2)
}

for (const [flavour, name] of [
  ['ua1', 'PDF/UA-1'],
  ['3a', 'PDF/A-3a'],
] as const) {
  const { status, stdout, stderr, error } = spawnSync(
    values.verapdf,
    ['--flavour', flavour, '--format', 'text', '--verbose', file],
    {
      encoding: 'utf8',
    },
  )
  if (error) throw error
  console.log(`${name}: ${status === 0 ? 'passes' : 'fails'}\n${stdout}${stderr}`)
  if (status !== 0) process.exitCode = 1
}
