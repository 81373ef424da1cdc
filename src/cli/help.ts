import { type Command, type CommandOption, sharedOptions } from './define-command.ts'

/** The help of the whole command line. */
export function formatHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2
  return [
    'Tertial: planering, uppföljning och delårsrapporter för en region.',
    '',
    'Användning: tertial KOMMANDO [VAL]',
    '',
    'Kommandon:',
    ...commands.map((command) => `  ${command.name.padEnd(width)}${command.summarySv}`),
    '',
    'tertial KOMMANDO --help visar ett kommandos val och exempel.',
    'Slutkoder: 0 klart, 1 fel i underlag eller rapport, 2 fel användning.',
  ].join('\n')
}

/** One command's help. */
export function formatCommandHelp(command: Command): string {
  const options = Object.entries<CommandOption>({ ...command.options, ...sharedOptions })
  const signatures = options.map(([name, option]) => `--${name}${option.valueSv ? ` ${option.valueSv}` : ''}`)
  const width = Math.max(...signatures.map((signature) => signature.length)) + 2
  return [
    `tertial ${command.name}: ${command.summarySv}`,
    '',
    `Användning: ${formatUsage(command)}`,
    '',
    'Val:',
    ...options.map(([, option], index) => `  ${(signatures[index] ?? '').padEnd(width)}${describe(option)}`),
    '',
    'Exempel:',
    ...command.examples.map((example) => `  ${example}`),
  ].join('\n')
}

export function formatUsage(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const written = `--${name}${option.valueSv ? ` ${option.valueSv}` : ''}`
    return option.required ? written : `[${written}]`
  })
  return ['tertial', command.name, command.operandsSv, ...options].filter(Boolean).join(' ')
}

function describe({ helpSv, default: fallback }: CommandOption): string {
  return fallback === undefined ? helpSv : `${helpSv} (förval: ${fallback})`
}
