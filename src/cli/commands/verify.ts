import { readFile } from 'node:fs/promises'
import { type FileVerdict, verifyFile } from '#app/verify-file.ts'
import { reportStates } from '#domain/report-version.ts'
import { defineCommand, exitCodes } from '../define-command.ts'

export const verify = defineCommand({
  name: 'verify',
  summarySv: 'Säger om en fil är en förseglad rapport, och om den är oförändrad.',
  operandsSv: 'FIL …',
  operands: { least: 1, most: Number.POSITIVE_INFINITY },
  options: {},
  examples: ['tertial verify fds-2025-D2-v3.pdf'],

  async run(input, io) {
    const effects = await io.effects()
    let allAuthentic = true
    for (const path of input.operands) {
      const bytes = await readFile(path).catch(() => undefined)
      if (bytes === undefined) {
        io.say(`Filen ${path} kan inte läsas.`)
        return exitCodes.wrongUse
      }
      const verdict = await verifyFile(new Uint8Array(bytes), effects)
      if (verdict.kind !== 'authentic') allAuthentic = false
      io.out(`${path}: ${saidOf(verdict)}`)
    }
    return allAuthentic ? exitCodes.done : exitCodes.findings
  },
})

function saidOf(verdict: FileVerdict): string {
  switch (verdict.kind) {
    case 'authentic':
      return `oförändrad. ${aboutSv(verdict)}`
    case 'altered':
      return `ÄNDRAD efter förseglingen. Den säger sig vara: ${aboutSv(verdict)}`
    case 'never-sealed':
      return `inte förseglad här. Den säger sig vara ${verdict.identifier}.`
    case 'unknown':
      return 'inte en av de förseglade filerna.'
  }
}

function aboutSv({ file, titleSv, authorSv, state, laterVersion }: Exclude<FileVerdict, { kind: 'unknown' | 'never-sealed' }>) {
  const laterSv = laterVersion === undefined ? '' : ` Version ${laterVersion} har kommit efter den.`
  const sealedSv = file.sealedAt.toISOString().slice(0, 10)
  return `${titleSv}, ${authorSv}, version ${file.version} (${reportStates[state].labelSv.toLowerCase()}), ${file.fileName}, förseglad ${sealedSv}.${laterSv}`
}
