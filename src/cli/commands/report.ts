import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { composeReport } from '#app/compose-report.ts'
import { findingsOf } from '#app/read-findings.ts'
import { renderReport, reportFileName } from '#app/render-report.ts'
import { type ReportLook, readPowerPointTemplate, readWordTemplate } from '#app/report-look.ts'
import { hasErrors } from '#domain/finding.ts'
import { isOpen } from '#domain/finding-answer.ts'
import { isReportForm, reportForms } from '#domain/report-form.ts'
import { defineCommand, exitCodes } from '../define-command.ts'
import { operator } from '../operator.ts'
import { findingCountsSv } from '../print-findings.ts'
import { reportOptions } from '../report-options.ts'
import { writeWhole } from '../write-whole.ts'

export const report = defineCommand({
  name: 'report',
  summarySv: 'Tar fram en rapport ur det som är inläst och skriver den som filer.',
  operands: { least: 0, most: 0 },
  options: {
    ...reportOptions,
    format: {
      type: 'string',
      valueSv: 'FORM,…',
      helpSv: `Former, åtskilda med komma: ${Object.keys(reportForms).join(', ')}.`,
      default: 'html,pdf',
    },
    template: {
      type: 'string',
      valueSv: 'FIL',
      helpSv:
        'En Wordmall (.docx eller .dotx) som Wordfilen får sina formatmallar, sidhuvuden och sidor från, i stället för regionens inlästa.',
    },
    'slide-template': {
      type: 'string',
      valueSv: 'FIL',
      helpSv:
        'En PowerPointmall (.pptx eller .potx) som bilderna får sina layouter, färger och typsnitt från, i stället för regionens inlästa.',
    },
    out: { type: 'string', valueSv: 'MAPP', helpSv: 'Mappen som filerna skrivs i.', default: '.' },
  },
  examples: [
    'tertial report --unit fds --round 2025-D2 --format html,pdf --out out',
    'tertial report --unit fds --round 2025-D2 --format docx,xlsx --template regionens-mall.dotx --out out',
    'tertial report --unit fds --round 2025-D2 --format pptx --slide-template regionens-mall.potx --out out',
  ],

  async run(input, io) {
    const wanted = input
      .text('format')
      .split(',')
      .map((form) => form.trim())
    const forms = wanted.filter(isReportForm)
    if (forms.length !== wanted.length) {
      io.say(`Okänd form i --format ${input.text('format')}. Det som finns: ${Object.keys(reportForms).join(', ')}.`)
      return exitCodes.wrongUse
    }
    const wordTemplate = await readTemplate(input.optionalText('template'), readWordTemplate)
    if (wordTemplate === 'unreadable') {
      io.say(
        `Filen ${input.text('template')} i --template kan inte läsas som Wordmall. Ange en fil som Word har sparat som .docx eller .dotx.`,
      )
      return exitCodes.wrongUse
    }
    const slideTemplate = await readTemplate(input.optionalText('slide-template'), readPowerPointTemplate)
    if (slideTemplate === 'unreadable') {
      io.say(
        `Filen ${input.text('slide-template')} i --slide-template kan inte läsas som PowerPointmall. Ange en fil som PowerPoint har sparat som .pptx eller .potx, med minst en layout som har en rubrik.`,
      )
      return exitCodes.wrongUse
    }
    const look: ReportLook = { ...(wordTemplate ? { wordTemplate } : {}), ...(slideTemplate ? { slideTemplate } : {}) }
    const effects = await io.effects()
    io.progress('Beräknar tabeller och sätter samman rapporten')
    const outcome = await composeReport({ orgUnit: input.text('unit'), round: input.text('round') }, operator, effects)
    if (outcome.kind !== 'done') {
      io.say(outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv)
      return exitCodes.wrongUse
    }
    const version = outcome.value
    await mkdir(input.text('out'), { recursive: true })
    for (const form of forms) {
      io.progress(`Gör ${reportForms[form].labelSv}`)
      const path = join(input.text('out'), reportFileName(version, form))
      await writeWhole(path, await renderReport(version, form, effects, look))
      io.out(path)
    }
    const read = await findingsOf(version, operator, effects)
    const findings = read.kind === 'done' ? read.value.findings : version.findings
    io.say(`Version ${version.number}, underlag ${version.snapshotId}: ${findingCountsSv(findings)}.`)
    return hasErrors(findings.filter(isOpen)) ? exitCodes.findings : exitCodes.done
  },
})

/** Undefined when no file is named; 'unreadable' when it is not there or is not what `read` reads. */
async function readTemplate<Template>(
  path: string | undefined,
  read: (bytes: Uint8Array) => Template | undefined,
): Promise<Template | 'unreadable' | undefined> {
  if (path === undefined) return undefined
  try {
    return read(new Uint8Array(await readFile(path))) ?? 'unreadable'
  } catch {
    return 'unreadable'
  }
}
