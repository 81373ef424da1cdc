import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { z } from 'zod'
import { contentsOf } from '#domain/content.ts'
import { type Written, withValue, writtenPlan } from '#domain/plan-cells.ts'
import { planHead, planLists } from '#domain/plan-lists.ts'
import { plan } from '../formats/content-yaml/kinds/plan.ts'
import { readUpload } from '../read-upload.ts'
import { writePlanWorkbook } from './plan-workbook.ts'
import { baseOfPlanWorkbook } from './read-plan-workbook.ts'
import { writePlan } from './write-plan.ts'

const folder = fileURLToPath(new URL('../../../examples/vastmanland/plan/', import.meta.url))
const reference = { organisation: { versions: [] }, accounts: [], profiles: [] }

async function readPlan(bytes: Uint8Array, fileName: string) {
  const reading = await readUpload({ fileName, bytes }, reference)
  const [content] = contentsOf(reading.contents, 'plan')
  return { findings: reading.findings, written: content === undefined ? undefined : writtenPlan(content.body) }
}

for (const fileName of readdirSync(folder)) {
  test(`the example's ${fileName} is the same plan as a workbook and as the file that the web writes`, async () => {
    const { written } = await readPlan(readFileSync(`${folder}${fileName}`), fileName)
    assert.ok(written)
    const asWorkbook = await readPlan(await writePlanWorkbook(written, 'd12'), 'plan.xlsx')
    assert.deepEqual(asWorkbook.findings, [])
    assert.deepEqual(asWorkbook.written, written)
    const asText = await readPlan(new TextEncoder().encode(writePlan(written)), 'plan.yaml')
    assert.deepEqual(asText.written, written)
  })
}

const small: Written = {
  orgUnit: 'fds',
  year: 2026,
  titleSv: 'Förvaltningsplan 2026',
  goals: [{ id: 'kvalitet', labelSv: 'God kvalitet' }],
  indicators: [
    {
      id: 'nki',
      goal: 'kvalitet',
      labelSv: 'NKI',
      computation: { type: 'reported-value' },
      display: { unit: 'index', decimals: 1 },
      polarity: 'higher-better',
      rounds: ['Å'],
      lagMonths: 0,
      targetText: '≥ 73',
    },
  ],
  activities: [
    { id: 'utan', labelSv: 'Utan delar' },
    {
      id: 'arkiv',
      labelSv: 'E-arkiv',
      parts: [
        { id: 'plan', labelSv: 'Plan' },
        { id: 'drift', labelSv: 'Drift' },
      ],
    },
  ],
}

/** The workbook with cells of one row changed by hand: sheet → row's number → header → what is typed. */
async function typedOver(
  written: Written,
  typed: Readonly<Record<string, Readonly<Record<number, Readonly<Record<string, string>>>>>>,
) {
  const { sheets } = await readXlsx(await writePlanWorkbook(written, undefined))
  return writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row, index) => row.map((value, column) => typed[name]?.[index + 1]?.[String(rows[0]?.[column])] ?? value)),
    })),
  })
}

test('what is wrong in a workbook is told by sheet, row and column, in the column’s own words', async () => {
  const bytes = await typedOver(small, {
    Indikatorer: { 2: { Mål: 'snabbhet', Enhet: 'stjärnor' } },
    Delaktiviteter: { 3: { 'Hör till aktivitet': 'okänd' } },
  })
  const { findings, written } = await readPlan(bytes, 'plan.xlsx')
  assert.equal(written, undefined)
  const told = findings.map(({ where, messageSv }) => [where.kind === 'source' ? where.place : {}, messageSv] as const)
  assert.deepEqual(
    told.map(([place]) => place),
    [{ fileName: 'plan.xlsx', sheet: 'Delaktiviteter', row: 3, column: 'Hör till aktivitet' }],
  )

  const units = await readPlan(await typedOver(small, { Indikatorer: { 2: { Enhet: 'stjärnor' } } }), 'plan.xlsx')
  const [finding] = units.findings
  assert.deepEqual(finding?.where, {
    kind: 'source',
    place: { fileName: 'plan.xlsx', sheet: 'Indikatorer', row: 2, column: 'Enhet' },
  })
  assert.match(finding?.messageSv ?? '', /^Enhet är ”stjärnor” men kan bara vara/)

  const goals = await readPlan(await typedOver(small, { Indikatorer: { 2: { Mål: 'snabbhet' } } }), 'plan.xlsx')
  assert.deepEqual(goals.findings[0]?.where, {
    kind: 'source',
    place: { fileName: 'plan.xlsx', sheet: 'Indikatorer', row: 2, column: 'Mål' },
  })
})

test('a part is told of on its own row, whichever activity it is of', async () => {
  const { findings } = await readPlan(await typedOver(small, { Delaktiviteter: { 3: { Beteckning: 'plan' } } }), 'plan.xlsx')
  assert.deepEqual(findings[0]?.where, {
    kind: 'source',
    place: { fileName: 'plan.xlsx', sheet: 'Delaktiviteter', row: 3, column: 'Beteckning' },
  })
})

test('words are chosen in Swedish, and a target keeps what was typed', async () => {
  const { written } = await readPlan(
    await typedOver(small, {
      Indikatorer: { 2: { Målvärde: '2026: ≥73', 'Vad som är bra': 'lägre är bättre', 'Följs upp i': 'D1,Å' } },
    }),
    'plan.xlsx',
  )
  const [indicator] = (written?.indicators ?? []) as Written[]
  assert.deepEqual([indicator?.targetText, indicator?.polarity, indicator?.rounds], ['2026: ≥73', 'lower-better', ['D1', 'Å']])
})

test('a workbook knows which delivery it was made from', async () => {
  assert.equal(await baseOfPlanWorkbook(await writePlanWorkbook(small, 'd12')), 'd12')
  assert.equal(await baseOfPlanWorkbook(await writePlanWorkbook(small, undefined)), undefined)
})

test('new parts of a plan come through: core mission, success factors, directions, programmes, and changes after the decision', async () => {
  const wide = {
    ...withValue(small, ['coreMissionSv'], 'Förvaltningen levererar digitalt stöd.\nHela regionen är kund.'),
    criticalSuccessFactors: [{ id: 'bemanning', goal: 'kvalitet', labelSv: 'Rätt bemanning' }],
    directions: [{ id: 'digitalt-forst', labelSv: 'Digitalt först' }],
    programmes: [{ id: 'eib', labelSv: 'Ekonomi i balans', decidedBySv: 'Regionfullmäktige' }],
    activities: [{ id: 'utan', labelSv: 'Utan delar', goals: ['kvalitet'], directions: ['digitalt-forst'] }],
    revisions: [
      {
        revisedOn: '2026-03-14',
        bySv: 'Karin Berg',
        reasonSv: 'Nytt målvärde.',
        decision: { bodySv: 'Regionstyrelsen', decidedOn: '2026-03-10', paragraph: '§ 41' },
      },
    ],
  }
  const { written, findings } = await readPlan(await writePlanWorkbook(wide, undefined), 'plan.xlsx')
  assert.deepEqual(findings, [])
  const { activities, ...rest } = written ?? {}
  const { activities: wanted, ...wantedRest } = wide
  assert.deepEqual(rest, wantedRest)
  assert.deepEqual(activities, wanted)
})

test('whatever a plan’s file can say, its workbook and forms can say too', () => {
  const said = new Set<string>()
  collect(z.toJSONSchema(plan.schema, { io: 'input', unrepresentable: 'any' }), '', said)
  const fields = new Set([
    ...planHead.map(({ path }) => path.join('.')),
    ...planLists.flatMap((list) => {
      const whole = planLists.find(({ name }) => name === list.within)
      const base = [...(whole?.path ?? []), ...list.path].join('.')
      return list.isMap ? [base] : list.fields.map(({ path }) => `${base}.${path.join('.')}`)
    }),
  ])
  assert.deepEqual(
    [...said].filter((path) => !fields.has(path)),
    [],
  )
})

type JsonSchema = z.core.JSONSchema._JSONSchema

/** The paths of everything that a schema lets one write, lists' entries by their list. */
function collect(schema: JsonSchema, path: string, into: Set<string>): void {
  if (typeof schema === 'boolean') return
  const { properties, items, anyOf } = schema
  if (properties !== undefined) {
    for (const [name, inner] of Object.entries(properties)) collect(inner, path === '' ? name : `${path}.${name}`, into)
  } else if (anyOf !== undefined) for (const inner of anyOf) collect(inner, path, into)
  else if (
    items !== undefined &&
    !Array.isArray(items) &&
    typeof items === 'object' &&
    ('properties' in items || 'anyOf' in items)
  )
    collect(items, path, into)
  else into.add(path)
}
