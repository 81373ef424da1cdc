import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** What the generator shares with the system that will read its files: the same accounts, cost centres and statement rows. */
export const { accounts } = readYaml<{
  readonly accounts: readonly { readonly code: string; readonly labelSv: string }[]
}>('accounts.yaml')

/** FDS's own; every one of them lies right under the administration. */
export const costCentres = readYaml<{
  readonly units: readonly { readonly code: string; readonly nameSv: string; readonly level: string; readonly parent?: string }[]
}>('region.yaml').units.filter(({ level, parent }) => level === 'cost-centre' && parent === 'fds')

export interface StatementRow {
  readonly key: string
  readonly accounts?: readonly string[]
}

/** The rows of a file in layouts/. */
export function readStatementRows(layout: string): readonly StatementRow[] {
  return readYaml<{ readonly rows: readonly StatementRow[] }>(`layouts/${layout}`).rows
}

function readYaml<File>(path: string): File {
  return parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')) as File
}
