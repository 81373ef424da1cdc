import type { ParseArgsConfig } from 'node:util'
import type { Effects } from '#app/effects.ts'

export const exitCodes = {
  done: 0,
  /** Findings of severity error, or a wish refused. */
  findings: 1,
  /** The command was not written as it should be. */
  wrongUse: 2,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export interface CommandOption {
  readonly type: 'string' | 'boolean'
  /** What stands after the option in the help: 'MAPP'. */
  readonly valueSv?: string
  readonly helpSv: string
  readonly default?: string
  readonly required?: boolean
}

/** One word of the command line. Its text, options and deed stand together; `catalogue.ts` lists them all. */
export interface Command {
  readonly name: string
  readonly summarySv: string
  /** What stands after the name: 'FIL…'. */
  readonly operandsSv?: string
  readonly operands: { readonly least: number; readonly most: number }
  readonly options: Readonly<Record<string, CommandOption>>
  readonly examples: readonly string[]
  run(input: CommandInput, io: Io): Promise<ExitCode>
}

export interface CommandInput {
  readonly operands: readonly string[]
  text(name: string): string
  optionalText(name: string): string | undefined
  flag(name: string): boolean
}

/** The terminal and the started system, given from outside so that a test can stand in the terminal's place. */
export interface Io {
  out(line: string): void
  /** Messages about the work, never the answer itself. */
  say(line: string): void
  /** A line that is written over by the next on a terminal, and left out elsewhere. */
  progress(line: string): void
  /** Opens the store (once) and gives the outside world. */
  effects(): Promise<Effects>
  readonly dataDir: string
}

export function defineCommand(command: Command): Command {
  return command
}

/** Options that every command has. */
export const sharedOptions = {
  data: {
    type: 'string',
    valueSv: 'MAPP',
    helpSv: 'Mappen där Tertial har sin databas. Används inte när DATABASE_URL är satt.',
    default: './.tertial',
  },
  help: { type: 'boolean', helpSv: 'Visar den här hjälpen.' },
} as const satisfies Record<string, CommandOption>

export function parseArgsOptions(command: Command): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries({ ...sharedOptions, ...command.options }).map(([name, { type }]) => [
      name,
      name === 'help' ? { type, short: 'h' } : { type },
    ]),
  )
}
