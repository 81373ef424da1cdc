import assert from 'node:assert/strict'
import type { Upload } from '#app/import-file.ts'
import { readExampleFiles } from './example-files.ts'

/** FDS's ledger of 2025 to August again, with two million kronor more of IT costs in August. */
export async function correctedLedger(): Promise<Upload> {
  const [ledger] = await readExampleFiles(['sources/ledger-fds-2025-08.se'])
  assert.ok(ledger)
  const text = Buffer.from(ledger.bytes).toString('latin1')
  const account = /#PSALDO 0 202508 (64\d\d) \{\} /.exec(text)?.[1]
  // The account's sum, and its first cost centre.
  const corrected = [/\{\}/, /\{1 "\d+"[^}]*\}/].reduce((words, object) => {
    const line = new RegExp(`(#PSALDO 0 202508 ${account} ${object.source} )(\\d+\\.\\d\\d)`)
    assert.match(words, line)
    return words.replace(line, (_, before, amount) => `${before}${(Number(amount) + 2_000_000).toFixed(2)}`)
  }, text)
  return { fileName: 'ledger-fds-2025-08-rattad.se', bytes: new Uint8Array(Buffer.from(corrected, 'latin1')) }
}
