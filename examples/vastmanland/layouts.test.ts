import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { parse } from 'yaml'
import { accountCode, isIncomeStatementAccount, selectsAccount } from '#domain/account.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'

const folder = new URL('./layouts/', import.meta.url)
const layouts = readdirSync(folder)
  .map((name) => ({ name, layout: parse(readFileSync(new URL(name, folder), 'utf8')) as StatementLayout }))
  .filter(({ layout }) => layout.table === 'income-statement')
const accounts = (
  parse(readFileSync(new URL('./accounts.yaml', import.meta.url), 'utf8')) as { accounts: readonly { code: string }[] }
).accounts
  .map(({ code }) => accountCode(code))
  .filter(isIncomeStatementAccount)

describe('every account of classes 3–8 counts in exactly one row of every income statement (domain.md §5.3)', () => {
  for (const { name, layout } of layouts) {
    test(name, () => {
      const rows = layout.rows.filter(({ kind, accounts: own }) => own !== undefined && kind !== 'of-which' && kind !== 'memo')
      const rowsOf = (code: (typeof accounts)[number]) =>
        rows.filter((row) => selectsAccount(row.accounts ?? [], code)).map(({ key }) => key)
      assert.deepEqual(
        accounts.map((code) => [code, rowsOf(code).length]).filter(([, count]) => count !== 1),
        [],
      )
    })
  }
})
