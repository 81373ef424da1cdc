import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure } from '#domain/figure.ts'
import type { MissingReason } from '#domain/missing-reasons.ts'
import type { Table } from '#domain/table.ts'
import { missingNotes } from './missing-notes.ts'

const missing = (reason: MissingReason, detailSv?: string): Figure => ({
  kind: 'missing',
  key: 'fds/2025-D2/t/r/c',
  reason,
  ...(detailSv === undefined ? {} : { detailSv }),
})

const tableOf = (...figures: Figure[]): Table => ({
  name: 't',
  captionSv: '',
  columns: [{ key: 'c', labelSv: 'Utfall', kind: 'figure' }],
  rows: figures.map((figure, index) => ({
    key: `r${index}`,
    labelSv: '',
    kind: 'detail',
    indent: 0,
    cells: { c: { kind: 'figure', figure } },
  })),
})

test('a single reason is said once and needs no letter, however many figures it explains', () => {
  const figure = missing('not-delivered')
  const { notes, letterOf } = missingNotes(tableOf(figure, missing('not-delivered')))
  assert.deepEqual(notes, [{ mark: '–', letter: undefined, reasonSv: 'inte levererat ännu' }])
  assert.equal(letterOf(figure), undefined)
})

test('several reasons with the same mark are told apart by letters in the order met', () => {
  const table = tableOf(missing('not-due', 'Mäts i november.'), missing('not-delivered'), missing('not-due', 'Mäts i november.'))
  const { notes, letterOf } = missingNotes(table)
  assert.deepEqual(
    notes.map(({ letter, reasonSv }) => [letter, reasonSv]),
    [
      ['a', 'Mäts i november.'],
      ['b', 'inte levererat ännu'],
    ],
  )
  assert.equal(letterOf(missing('not-delivered')), 'b')
  assert.equal(letterOf(missing('not-due', 'Mäts i november.')), 'a')
})

test('a withheld figure keeps its own mark in the note', () => {
  assert.equal(missingNotes(tableOf(missing('withheld-small-group'))).notes[0]?.mark, '..')
})

test('after z comes aa', () => {
  const details = Array.from({ length: 28 }, (_, index) => missing('not-due', `Skäl ${index}`))
  assert.deepEqual(
    missingNotes(tableOf(...details))
      .notes.slice(25)
      .map(({ letter }) => letter),
    ['z', 'aa', 'ab'],
  )
})
