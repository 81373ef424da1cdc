import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx'
import { answerFields, answerOfFields, type FieldValues, fieldsOfAnswer } from '#domain/answer-fields.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { type RoundTask, type TaskAnswer, type TaskKind, taskKinds } from '#domain/round-task.ts'
import type { RoundWorkbook, WorkbookQuestion, WorkbookReading } from '#domain/round-workbook.ts'
import { fillWorkbook as fill, type Grids, rowOfTask, rowsOf, setCell as set } from '../../../test/fill-workbook.ts'
import { readRoundWorkbook } from './read-round-workbook.ts'
import { keyHeader, sheetColumns } from './sheet-columns.ts'
import { writeRoundWorkbook } from './write-round-workbook.ts'

const words = {
  status: ['Planenligt', 'Försenat', 'Klart, i huvudsak'],
  health: ['Går enligt plan', 'Mindre avvikelse', 'Stor avvikelse/risk'],
  outlook: ['Positiv', 'Negativ'],
  change: { better: 'Upp', unchanged: 'Lika', worse: 'Ned', 'not-assessable': 'Går inte' },
}
const expected = { orgUnit: orgUnitCode('fds'), orgUnitNameSv: 'FDS', round: '2025-D2', words }
const kinds = Object.keys(taskKinds) as TaskKind[]

test('a workbook that nobody has changed gives back the answers that it was made of, and nothing to say', async () => {
  await fc.assert(
    fc.asyncProperty(answersOfEachKind(), async (answers) => {
      const reading = await read(await writeRoundWorkbook(workbookOf(answers)))
      assert.deepEqual(reading.findings, [])
      assert.deepEqual(answersIn(reading), answers)
    }),
    { numRuns: 15 },
  )
})

test('whatever is written into the answer cells of an empty workbook is what is read, and no more', async () => {
  await fc.assert(
    fc.asyncProperty(answersOfEachKind(), async (answers) => {
      const empty = await writeRoundWorkbook(workbookOf(kinds.map(() => undefined)))
      const reading = await read(
        await fill(empty, (grids) => {
          for (const [index, answer] of answers.entries()) writeInto(grids, index, answer)
        }),
      )
      assert.deepEqual(reading.findings, [])
      assert.deepEqual(answersIn(reading), answers)
    }),
    { numRuns: 15 },
  )
})

test('rows may be sorted and columns moved: keys and headers say what is what', async () => {
  const answers = [said('Planenligt', 'ett'), said('Försenat', 'två'), undefined]
  const bytes = await fill(await writeRoundWorkbook(workbookOf(answers, 'activity')), (grids) => {
    const rows = rowsOf(grids, 'Aktiviteter')
    const [title, instruction, header, ...rest] = rows.map((row) => row.toReversed())
    rows.splice(0, rows.length, ...[title, instruction, header, ...rest.toReversed()].filter((row) => row !== undefined))
  })
  const reading = await read(bytes)
  assert.deepEqual(codesAndPlaces(reading), ['I-110 Aktiviteter/3/'])
  assert.deepEqual(
    reading.answers.map(({ task, values }) => [task, values]),
    [
      ['t3', {}],
      ['t2', { statusWord: 'Försenat', commentary: 'två' }],
      ['t1', { statusWord: 'Planenligt', commentary: 'ett' }],
    ],
  )
})

test('what is wrong is said by sheet, row and column', async () => {
  const original = await writeRoundWorkbook(workbookOf([said('Planenligt', 'ett'), said('Försenat', 'två')], 'activity'))
  const cases: [string, (rows: CellValue[][]) => void, string[]][] = [
    ['a word that is not in the list', (rows) => set(rows, 4, 'Status', 'Toppen'), ['I-108 Aktiviteter/4/Status']],
    ['a locked cell', (rows) => set(rows, 5, 'Aktivitet', 'Något annat'), ['I-107 Aktiviteter/5/Aktivitet']],
    ['an error value', (rows) => set(rows, 4, 'Kommentar', '#REF!'), ['I-066 Aktiviteter/4/Kommentar']],
    ['a removed row', (rows) => rows.splice(3, 1), ['I-104 //']],
    ['a row without its key', (rows) => set(rows, 5, keyHeader, null), ['I-105 Aktiviteter/5/', 'I-104 //']],
    ['a row twice', (rows) => rows.push([...(rows[3] ?? [])]), ['I-106 Aktiviteter/6/']],
    ['a header written over', (rows) => set(rows, 3, 'Kommentar', 'Text'), ['I-103 Aktiviteter/3/Kommentar']],
  ]
  for (const [what, change, found] of cases) {
    const reading = await read(await fill(original, (grids) => change(rowsOf(grids, 'Aktiviteter'))))
    assert.deepEqual(codesAndPlaces(reading), found, what)
  }
})

test('a status is read as the list spells it, and one that the plan no longer has stays where it was', async () => {
  const bytes = await fill(
    await writeRoundWorkbook(workbookOf([said('Gammalt ord', 'ett'), said('Försenat', 'två')], 'activity')),
    (grids) => set(rowsOf(grids, 'Aktiviteter'), 5, 'Status', ' klart,  i huvudsak '),
  )
  const reading = await read(bytes)
  assert.deepEqual(reading.findings, [])
  assert.deepEqual(
    reading.answers.map(({ values }) => values.statusWord),
    ['Gammalt ord', 'Klart, i huvudsak'],
  )
})

test('kronor are whole, however a person writes them', async () => {
  const forecast = await writeRoundWorkbook(workbookOf([undefined], 'forecast'))
  const withKronor = (value: CellValue) =>
    fill(forecast, (grids) => set(rowsOf(grids, 'Prognos'), 4, 'Prognos för helåret, kronor', value))
  for (const [written, kronor] of [
    [-1200000, -1200000],
    ['−1 200 000', -1200000],
    ['1 200', 1200],
  ] as const)
    assert.deepEqual((await read(await withKronor(written))).answers[0]?.values, { kronor })
  for (const written of [1.5, '1,2 mnkr', '5 %'])
    assert.deepEqual(codesAndPlaces(await read(await withKronor(written))), ['I-109 Prognos/4/Prognos för helåret, kronor'])
})

test('an answer that no cell holds is neither cut nor read back', async () => {
  const long = { kind: 'text', markdown: 'x'.repeat(32_768) } as const
  const reading = await read(await writeRoundWorkbook(workbookOf([long, { kind: 'text', markdown: 'kort' }], 'text')))
  assert.deepEqual(reading.findings, [])
  assert.deepEqual(
    reading.answers.map(({ task, values }) => [task, values]),
    [['t2', { markdown: 'kort' }]],
  )
})

test('only a whole workbook of the unit and round is read', async () => {
  const original = await writeRoundWorkbook(workbookOf([said('Planenligt', 'ett')], 'activity'))
  assert.deepEqual(codesAndPlaces(await readRoundWorkbook(upload(original), { ...expected, round: '2025-D1' })), ['I-101 //'])
  const tampered = await fill(original, (grids) => {
    const rows = rowsOf(grids, 'Tertial')
    const question = rows[5]
    if (question) question[2] = '7'
  })
  assert.deepEqual(codesAndPlaces(await read(tampered)), ['I-102 Tertial//'])
  assert.deepEqual(codesAndPlaces(await read(original.subarray(0, original.length - 400))), ['I-100 //'])
  assert.deepEqual(codesAndPlaces(await read(await writeXlsx({ sheets: [{ name: 'Budget', rows: [['a']] }] }))), ['I-100 //'])
})

test('all but the answers is locked, without a password, and choices are lists', async () => {
  const bytes = await writeRoundWorkbook(workbookOf([said('Planenligt', 'ett')], 'activity'))
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  const sheet = sheets.find(({ name }) => name === 'Aktiviteter')
  assert.equal(sheet?.protection?.sheet, true)
  assert.equal(sheet?.protection?.password, undefined)
  const headers = sheet?.rows[2] ?? []
  const unlocked = headers.filter((_, index) => sheet?.cells?.get(`3,${index}`)?.style?.protection?.locked === false)
  assert.deepEqual(unlocked, ['Status', 'Kommentar', 'Inget att tillägga'])
  assert.deepEqual(
    sheet?.dataValidations?.map(({ type, formula1 }) => [type, formula1]),
    [
      ['list', 'Ord!$A$1:$A$3'],
      ['list', 'Ord!$C$1:$C$1'],
    ],
  )
  assert.deepEqual(
    sheets.map(({ name, veryHidden }) => [name, veryHidden === true]),
    [
      ['Så fyller du i', false],
      ['Aktiviteter', false],
      ['Tertial', true],
      ['Ord', true],
    ],
  )
})

function said(statusWord: string, commentary: string): TaskAnswer {
  return { kind: 'activity', statusWord, commentary }
}

/** One answer of each kind, in the kinds' order; a text with every sign that a person may write, and some that Excel makes its own. */
function answersOfEachKind(): fc.Arbitrary<TaskAnswer[]> {
  const text = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('=1+1', '- ett\n- två', '_x000D_', '2025-09-01', '1,5'),
    )
    .map((written) => written.replace(/\p{Cc}/gu, (sign) => (sign === '\n' ? sign : '')))
  return fc.tuple(...kinds.map((kind) => answerOf(kind, text)))
}

function answerOf(kind: TaskKind, text: fc.Arbitrary<string>): fc.Arbitrary<TaskAnswer> {
  const values = fc.record(
    Object.fromEntries(
      answerFields[kind].map(({ name, input }) => [
        name,
        input === 'status' || input === 'health' || input === 'outlook'
          ? fc.constantFrom('', ...words[input])
          : input === 'change'
            ? fc.constantFrom('', ...Object.keys(words.change))
            : input === 'kronor'
              ? fc.oneof(fc.constant(''), fc.integer())
              : text,
      ]),
    ) as Record<string, fc.Arbitrary<string | number>>,
  )
  return fc.tuple(values, fc.boolean()).map(([fields, nothing]) => answerOfFields(kind, fields, nothing))
}

function workbookOf(answers: readonly (TaskAnswer | undefined)[], only?: TaskKind): RoundWorkbook {
  return {
    ...expected,
    roundTitleSv: 'Delårsrapport 2 2025',
    closesOn: '2025-09-19',
    exportedAt: new Date('2025-09-01T08:00:00Z'),
    snapshot: 's3a4',
    questions: answers.map((answer, index) => question(only ?? kinds[index] ?? 'text', index, answer)),
  }
}

function question(kind: TaskKind, index: number, answer: TaskAnswer | undefined): WorkbookQuestion {
  const task: RoundTask = {
    id: `t${index + 1}`,
    orgUnit: expected.orgUnit,
    round: expected.round,
    kind,
    item: `i${index}`,
    labelSv: `Fråga ${index + 1}`,
    dueOn: '2025-09-12',
    mayBeEmpty: true,
    responsibleSv: [],
    responsible: [],
    state: 'open',
    version: 3,
    changedAt: new Date('2025-09-01T08:00:00Z'),
    ...(answer === undefined ? {} : { answer }),
  }
  return { task, planSv: 'Tidplan: Q3 2025', knownSv: '', earlierSv: '', stateSv: 'Att besvara', locked: false }
}

function upload(bytes: Uint8Array) {
  return { fileName: 'arbetsbok.xlsx', bytes }
}

function read(bytes: Uint8Array): Promise<WorkbookReading> {
  return readRoundWorkbook(upload(bytes), expected)
}

function answersIn({ answers }: WorkbookReading): TaskAnswer[] {
  return answers.map(({ kind, values, nothingToAdd }) => answerOfFields(kind, values, nothingToAdd))
}

function codesAndPlaces({ findings }: WorkbookReading): string[] {
  return findings.map(({ code, where }) => {
    const place = where.kind === 'source' ? where.place : undefined
    return `${code} ${place?.sheet ?? ''}/${place?.row ?? ''}/${place?.column ?? ''}`
  })
}

function writeInto(grids: Grids, index: number, answer: TaskAnswer): void {
  const rows = rowsOf(grids, taskKinds[answer.kind].pluralSv)
  const values: FieldValues = fieldsOfAnswer(answer)
  const row = rowOfTask(rows, `t${index + 1}`)
  for (const column of sheetColumns(answer.kind)) {
    if (column.role === 'answer') {
      const value = values[column.field.name] ?? null
      const isChange = column.field.input === 'change' && value !== null
      set(rows, row, column.headerSv, isChange ? words.change[value as keyof typeof words.change] : value)
    }
    if (column.role === 'nothing-to-add' && answer.nothingToAdd) set(rows, row, column.headerSv, 'Ja')
  }
}
