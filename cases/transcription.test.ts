/**
 * That what is held against print is all of print: every number of the five documents' tables, as they were transcribed beside
 * the repository, stands in the print files of cases/, and there the other tests hold it against what is computed.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { readPrint } from './print.ts'

const transcriptions = new URL('../../shared/reference/tables/', import.meta.url)
const isThere = existsSync(transcriptions)

/** Our folder of each document, its transcription, and how many numbers the transcription has. */
const documents = [
  { printed: 'fds-2023-d1', transcription: 'fds-2023.json', numbers: 197 },
  { printed: 'fds-2025-d2', transcription: 'fds-2025.json', numbers: 100 },
  { printed: 'hsf-2024-d1', transcription: 'hsf-2024.json', numbers: 1270 },
  { printed: 'plan-2020', transcription: 'plan-2020.json', numbers: 60 },
  { printed: 'rk-2025-d2', transcription: 'rk-2025.json', numbers: 374 },
] as const

describe('the transcriptions', { skip: isThere ? false : 'shared/reference is not beside the repository' }, () => {
  for (const { printed, transcription, numbers } of documents) {
    test(`each number in the tables of ${printed} is held against print, as often as it is printed`, () => {
      const transcribed = numbersOf(new URL(transcription, transcriptions))
      assert.equal(transcribed.length, numbers)
      const held = countEach(heldNumbers(printed))
      const missing = transcribed.filter(({ number }) => {
        const left = held.get(number) ?? 0
        held.set(number, left - 1)
        return left <= 0
      })
      assert.deepEqual(missing, [])
    })
  }
})

interface TranscribedTable {
  readonly id: string
  readonly rows: readonly {
    readonly id: string
    readonly cells: Readonly<Record<string, { readonly printed: string; readonly value?: unknown }>>
  }[]
}

function numbersOf(file: URL): { where: string; number: string }[] {
  const { tables } = JSON.parse(readFileSync(file, 'utf8')) as { tables: readonly TranscribedTable[] }
  return tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      Object.entries(row.cells)
        .filter(([, { value }]) => typeof value === 'number')
        .map(([column, { printed }]) => ({ where: `${table.id}/${row.id}/${column}`, number: digitsOf(printed) })),
    ),
  )
}

function heldNumbers(document: string): string[] {
  const { tables, figuresInText } = readPrint(document)
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row.cells)))
  return [...cells, ...figuresInText].map(({ printed }) => digitsOf(printed))
}

function countEach(numbers: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return counts
}

/** The number alone, however it is dressed: "- 1 235", "–1 235" and "-1235 mnkr" are one; a plus says nothing of the size. */
function digitsOf(printed: string): string {
  const plain = printed.replace(/[−–]/g, '-').replace(/[\s ]/g, '')
  return /-?[\d.,:]*\d/.exec(plain)?.[0] ?? plain
}
