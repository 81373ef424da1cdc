import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** What the generator shares with the system that will read its files: the same accounts, cost centres and statement rows. */
export const { accounts } = readYaml<{
  readonly accounts: readonly { readonly code: string; readonly labelSv: string }[]
}>('accounts.yaml')

export const costCentres = readYaml<{
  readonly units: readonly { readonly code: string; readonly nameSv: string; readonly level: string }[]
}>('region.yaml').units.filter(({ level }) => level === 'cost-centre')

export const { rows: statementRows } = readYaml<{
  readonly rows: readonly { readonly key: string; readonly accounts?: readonly string[] }[]
}>('layouts/income-statement-fds.yaml')

function readYaml<File>(path: string): File {
  return parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')) as File
}
