/**
 * The door for operators and schedules: reads the command line, opens the outside world once, runs one command, and closes
 * what it opened. A defect is caught here, once.
 */
import { parseArgs } from 'node:util'
import { type Effects, systemClock } from '#app/effects.ts'
import { databaseProblemSv, openEffects } from '#app/open-effects.ts'
import { AddressProblem } from '#web/start.ts'
import { commands } from './commands/catalogue.ts'
import {
  type Command,
  type CommandInput,
  type CommandOption,
  type ExitCode,
  exitCodes,
  type Io,
  parseArgsOptions,
  sharedOptions,
} from './define-command.ts'
import { formatCommandHelp, formatHelp, formatUsage } from './help.ts'

// Who reads only the beginning of an answer ("tertial check … | head") has had enough, and nothing is wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(exitCodes.done)
})

process.exitCode = await main(process.argv.slice(2))

async function main([name, ...rest]: readonly string[]): Promise<ExitCode> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${formatHelp(commands)}\n`)
    return name === undefined ? exitCodes.wrongUse : exitCodes.done
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    process.stderr.write(`Det finns inget kommando ”${name}”.\n\n${formatHelp(commands)}\n`)
    return exitCodes.wrongUse
  }
  const input = readInput(command, rest)
  if (input === 'help') {
    process.stdout.write(`${formatCommandHelp(command)}\n`)
    return exitCodes.done
  }
  if (typeof input === 'string') {
    process.stderr.write(`${input}\nAnvändning: ${formatUsage(command)}\n`)
    return exitCodes.wrongUse
  }
  return runCommand(command, input)
}

function readInput(command: Command, args: readonly string[]): CommandInput | string {
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...args], options: parseArgsOptions(command), allowPositionals: true, strict: true })
  } catch (error) {
    return `Kommandot kunde inte tolkas: ${unknownOption(error)}`
  }
  const { values, positionals } = parsed
  if (values.help) return 'help'

  const missing = Object.entries(command.options).find(([name, option]) => option.required && !values[name])
  if (missing) return `Valet --${missing[0]} saknas.`
  if (positionals.length < command.operands.least) return `${command.operandsSv ?? 'Ett argument'} saknas.`
  if (positionals.length > command.operands.most) return `”${positionals[command.operands.most]}” hör inte hemma här.`

  const options: Readonly<Record<string, CommandOption>> = { ...sharedOptions, ...command.options }
  const optionalText = (name: string) => {
    const value = values[name] ?? options[name]?.default
    return typeof value === 'string' ? value : undefined
  }
  return {
    operands: positionals,
    optionalText,
    text: (name) => optionalText(name) ?? '',
    flag: (name) => values[name] === true,
  }
}

function unknownOption(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const option = /'(-[^']*)'/.exec(message)?.[1]
  return option === undefined ? message : `valet ${option} finns inte eller saknar värde.`
}

async function runCommand(command: Command, input: CommandInput): Promise<ExitCode> {
  const terminal = process.stderr.isTTY === true
  let effects: Promise<Effects & { close(): Promise<void> }> | undefined
  const clearLine = () => terminal && process.stderr.write('\r\u001b[K')
  const io: Io = {
    dataDir: input.text('data'),
    out: (line) => {
      clearLine()
      process.stdout.write(`${line}\n`)
    },
    say: (line) => {
      clearLine()
      process.stderr.write(`${line}\n`)
    },
    progress: (line) => {
      if (terminal) process.stderr.write(`\r\u001b[K${line} …`)
    },
    effects: () => {
      effects ??= openEffects({
        dataDir: input.text('data'),
        databaseUrl: process.env.DATABASE_URL,
        factServers: (process.env.TERTIAL_FACT_SERVERS ?? '').split(/[\s,]+/).filter((url) => url !== ''),
        clock: systemClock,
        progress: io.progress,
      })
      return effects
    },
  }
  try {
    return await command.run(input, io)
  } catch (error) {
    io.say(
      (error instanceof AddressProblem ? error.messageSv : databaseProblemSv(error)) ??
        `Ett fel i Tertial avbröt kommandot. Det som redan var inläst är kvar. Felet: ${describeDefect(error)}`,
    )
    return exitCodes.findings
  } finally {
    clearLine()
    await effects?.then((opened) => opened.close()).catch(() => undefined)
  }
}

/** For the one who mends it: a defect is not the user's to understand, but must not be lost. */
function describeDefect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
