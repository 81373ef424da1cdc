import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { previewFile, type Upload } from '#app/import-file.ts'
import { importInOrder } from '#app/import-folder.ts'
import type { ControlTotal } from '#domain/delivery.ts'
import { deliveryStates } from '#domain/delivery.ts'
import { formatExact } from '#domain/display.ts'
import { hasErrors } from '#domain/finding.ts'
import { type CommandInput, defineCommand, type ExitCode, exitCodes, type Io } from '../define-command.ts'
import { operator } from '../operator.ts'
import { findingCountsSv, printFindings } from '../print-findings.ts'

export const importCommand = defineCommand({
  name: 'import',
  summarySv: 'Läser in filer: känner igen, kontrollerar och läser in dem som är felfria.',
  operandsSv: 'FIL…',
  operands: { least: 1, most: Number.POSITIVE_INFINITY },
  options: {
    'dry-run': { type: 'boolean', helpSv: 'Visar vad som skulle läsas in, men sparar ingenting.' },
  },
  examples: ['tertial import bokforing-2025-08.se', 'tertial import --dry-run budget.xlsx prognos.xlsx'],

  async run(input, io) {
    const uploads = await readUploads(input.operands, io)
    if (!uploads) return exitCodes.wrongUse
    return input.flag('dry-run') ? previewAll(uploads, io) : importAll(uploads, io)
  },
})

async function readUploads(paths: CommandInput['operands'], io: Io): Promise<Upload[] | undefined> {
  const uploads: Upload[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile()) {
      io.say(found ? `${path} är en mapp. Ange filerna i den, till exempel ${path}/*.` : `Filen finns inte: ${path}`)
      return undefined
    }
    uploads.push({ fileName: basename(path), bytes: new Uint8Array(await readFile(path)) })
  }
  return uploads
}

async function previewAll(uploads: readonly Upload[], io: Io): Promise<ExitCode> {
  const effects = await io.effects()
  let worst: ExitCode = exitCodes.done
  for (const upload of uploads) {
    io.progress(`Läser ${upload.fileName}`)
    const outcome = await previewFile(upload, operator, effects)
    if (outcome.kind !== 'done') throw new Error('A preview on the command line is always allowed.')
    const { facts, contents, findings, controlTotals } = outcome.value
    if (hasErrors(findings)) worst = exitCodes.findings
    io.out(
      `${upload.fileName}: ${facts.length} värden, ${contents.length} dokument, ${findingCountsSv(findings)}. Inget har sparats.`,
    )
    printControlTotals(controlTotals, io)
    printFindings(findings, io.out)
  }
  return worst
}

async function importAll(uploads: readonly Upload[], io: Io): Promise<ExitCode> {
  const effects = await io.effects()
  let worst: ExitCode = exitCodes.done
  io.progress(`Läser ${uploads[0]?.fileName}`)
  await importInOrder(uploads, operator, effects, (upload, outcome, left) => {
    if (left > 0) io.progress(`${left} filer kvar`)
    if (outcome.kind !== 'done') {
      worst = exitCodes.findings
      io.out(`${upload.fileName}: ${outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv}`)
      return
    }
    const { delivery, duplicate } = outcome.value
    if (duplicate) {
      io.out(`${upload.fileName}: redan inläst som ${delivery.id}. Inget har ändrats.`)
      return
    }
    if (delivery.state !== 'accepted') worst = exitCodes.findings
    const replaced = delivery.supersedes.length > 0 ? ` Ersätter ${delivery.supersedes.join(', ')}.` : ''
    io.out(
      `${upload.fileName}: ${deliveryStates[delivery.state].labelSv.toLowerCase()} som ${delivery.id}, ` +
        `${delivery.factCount} värden, ${delivery.contentCount} dokument, ${findingCountsSv(delivery.findings)}.${replaced}`,
    )
    printControlTotals(delivery.controlTotals, io)
    printFindings(delivery.findings, io.out)
  })
  return worst
}

function printControlTotals(controlTotals: readonly ControlTotal[], io: Io): void {
  for (const { labelSv, amount, unitOfMeasure, factCount } of controlTotals) {
    const printed = formatExact(amount, { unit: unitOfMeasure === 'sek' ? 'kr' : 'count', decimals: 2 }, { withUnit: true })
    io.out(`  ${labelSv}: ${printed} (${factCount} värden)`)
  }
}
