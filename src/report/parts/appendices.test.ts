import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appendicesOf, appendixPrefix } from './appendices.ts'

const section = (key: string, appendix?: string) => ({ section: 'text', key, ...(appendix === undefined ? {} : { appendix }) })

test('appendices are numbered in their order, and the sections of each by themselves', () => {
  const sections = [section('ekonomi'), section('a', 'Verksamhet'), section('b', 'Verksamhet'), section('c', 'Kontroll')]
  assert.deepEqual(
    appendicesOf(sections).map(({ titleSv }) => titleSv),
    ['Verksamhet', 'Kontroll'],
  )
  assert.deepEqual(
    sections.map((each) => appendixPrefix(each, sections)),
    ['', 'Bilaga 1.1: ', 'Bilaga 1.2: ', 'Bilaga 2: '],
  )
})
