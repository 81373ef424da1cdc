import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  bound,
  count,
  exampleAnswers,
  examplePlan,
  exampleRound,
  exampleSource,
  exampleTable,
  figureColumn,
  kronor,
  share,
} from '#checks/example-report.ts'
import type { Block, Document } from '#domain/document.ts'
import { tablesOf } from '#domain/document.ts'
import { inlineText } from '#domain/inline-text.ts'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { period } from '#domain/period.ts'
import type { TemplateSection } from '#domain/report-template.ts'
import type { Table } from '#domain/table.ts'
import { type ComposeInput, compose } from './compose.ts'
import { sections } from './sections/catalogue.ts'

test('a report has the template’s sections in its order, with its titles', () => {
  const { document, findings } = compose(
    report([
      { section: 'income-statement', key: 'ekonomi' },
      { section: 'investments', key: 'investeringar', titleSv: 'Årets investeringar' },
    ]),
  )
  assert.deepEqual(
    document.sections.map(({ key, titleSv }) => [key, titleSv]),
    [
      ['ekonomi', 'Ekonomi'],
      ['investeringar', 'Årets investeringar'],
    ],
  )
  assert.equal(document.titleSv, 'Delårsrapport 2 2025')
  assert.equal(document.authorSv, 'Förvaltningen för digitaliseringsstöd')
  assert.deepEqual(findings, [])
})

test('the table comes first and the comments under a heading of their own, with their figures bound', () => {
  const { document } = compose(report([{ section: 'income-statement', key: 'ekonomi' }]))
  const blocks = document.sections[0]?.blocks ?? []
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ['table', 'heading', 'paragraph'],
  )
  assert.equal(textOf(blocks[1]), 'Kommentarer')
  assert.equal(textOf(blocks[2]), 'Resultatet är 18\u00a0mnkr.')
  const paragraph = blocks[2]
  assert.ok(paragraph?.kind === 'paragraph')
  assert.deepEqual(
    paragraph.inlines[1],
    bound(incomeStatement, 'resultat', 'actual-ytd', { display: { unit: 'mnkr', decimals: 0 } }),
  )
})

test('the same input gives the same document', () => {
  const input = report([
    { section: 'staff', key: 'medarbetare' },
    { section: 'income-statement', key: 'ekonomi' },
  ])
  assert.deepEqual(compose(input), compose(input))
})

test('a table that was not computed is said in the report and among the findings', () => {
  const { document, findings } = compose({ ...report([{ section: 'income-statement', key: 'ekonomi' }]), tables: [] })
  const callout = document.sections[0]?.blocks[0]
  assert.equal(callout?.kind, 'callout')
  assert.equal(textOf(callout), 'Underlag saknas: resultaträkningen har inte kunnat beräknas.')
  assert.deepEqual(
    findings.map(({ code, severity }) => [code, severity]),
    [
      ['R-005', 'error'],
      ['R-001', 'error'],
    ],
  )
})

test('a section whose text has not come says so', () => {
  const { document, findings } = compose({ ...report([{ section: 'introduction', key: 'inledning' }]), commentary: [] })
  assert.equal(textOf(document.sections[0]?.blocks[0]), 'Underlag saknas: avsnittet har ingen text.')
  assert.deepEqual(
    findings.map(({ code, severity }) => [code, severity]),
    [['R-006', 'warning']],
  )
})

test('a section whose writer has nothing to add is whole without a text', () => {
  const input = report([{ section: 'introduction', key: 'inledning' }])
  const nothing = { ...ownText, section: 'inledning', markdown: '', nothingToAdd: true as const }
  const { document, findings } = compose({ ...input, commentary: [nothing] })
  assert.deepEqual([document.sections[0]?.blocks, findings], [[], []])
})

test('a text that no section of the template asks for is not lost in silence', () => {
  const input = report([{ section: 'income-statement', key: 'ekonomi' }])
  const { findings } = compose({ ...input, commentary: [...input.commentary, { ...ownText, section: 'ekonomin' }] })
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['R-008'],
  )
})

test('a template that names a section that does not exist gets a suggestion', () => {
  const { findings, document } = compose(report([{ section: 'investment', key: 'investeringar' }]))
  assert.equal(findings[0]?.code, 'R-007')
  assert.match(findings[0]?.messageSv ?? '', /Menade du ”investments”\?/)
  assert.equal(document.sections[0]?.blocks[0]?.kind, 'callout')
})

test('a page break before a section ends the section before it', () => {
  const { document } = compose(
    report([
      { section: 'income-statement', key: 'ekonomi' },
      { section: 'investments', key: 'investeringar', pageBreakBefore: true },
    ]),
  )
  assert.equal(document.sections[0]?.blocks.at(-1)?.kind, 'page-break')
})

test('figures that end before the report does are announced with their own months', () => {
  const { document } = compose(report([{ section: 'staff', key: 'medarbetare' }]))
  const callouts = document.sections[0]?.blocks.filter(({ kind }) => kind === 'callout').map(textOf)
  assert.deepEqual(callouts, [
    'Sjukfrånvaron och den arbetade tiden avser januari–juli 2025, inte hela perioden januari–augusti 2025.',
  ])
})

test('staff charts carry the table they are drawn from, and say in words what they show', () => {
  const { document } = compose(report([{ section: 'staff', key: 'medarbetare' }]))
  const [absence, incidents] = chartsOf(document)
  assert.equal(absence?.kind, 'line')
  assert.deepEqual(absence?.categoriesSv, ['januari', 'juli'])
  assert.match(absence?.altSv ?? '', /2025: lägst 4,1\u00a0% \(juli\), högst 6,2\u00a0% \(januari\)\./)
  assert.match(absence?.altSv ?? '', /2024: lägst 5,0\u00a0% \(juli\), högst 5,0\u00a0% \(juli\); 1 värde saknas\./)
  assert.equal(absence?.dataTable.name, 'sickness-absence-by-month')

  assert.deepEqual(incidents?.categoriesSv, ['Egna ärenden', 'Testärenden'])
  assert.match(incidents?.altSv ?? '', /Egna ärenden: 1 \(Januari–augusti 2025\)\./)
  assert.deepEqual(
    incidents?.dataTable.rows.map(({ key }) => key),
    ['egna', 'test', 'summa'],
  )
})

test('every table that is printed is among the tables that the report stands on', () => {
  const { document, tables } = compose(
    report([
      { section: 'staff', key: 'medarbetare' },
      { section: 'income-statement', key: 'ekonomi' },
      { section: 'investments', key: 'investeringar' },
    ]),
  )
  for (const table of tablesOf(document)) assert.ok(tables.includes(table), table.name)
})

test('whatever is missing, every section has something to say and nothing throws', () => {
  const everything = sections.map(({ name }) => ({ section: name, key: name }))
  const plan = examplePlan({
    assignments: [{ code: 'RF25-07', labelSv: 'Prioritera digital teknik', source: exampleSource }],
    goals: [{ id: 'kvalitet', labelSv: 'God kvalitet', source: exampleSource }],
  })
  fc.assert(
    fc.property(
      fc.subarray([incomeStatement, investments, ...staffTables]),
      fc.option(fc.constant(plan), { nil: undefined }),
      fc.option(fc.constant(exampleAnswers()), { nil: undefined }),
      (tables, somePlan, answers) => {
        const { document } = compose({ ...report(everything), tables, plan: somePlan, answers, commentary: [] })
        for (const { key, blocks } of document.sections) assert.ok(blocks.length > 0, key)
      },
    ),
  )
})

test('a table that its administration does not stand for is held back, with the reason, and its figures with it', () => {
  const withheld = [{ table: 'hours-worked', reasonSv: 'Schablonen per månad är felräknad.', source: exampleSource }]
  const input = {
    ...report([{ section: 'staff', key: 'medarbetare' }]),
    answers: exampleAnswers({ withheld }),
    commentary: [{ ...ownText, section: 'medarbetare', markdown: 'Arbetad tid: {{hours-worked/totalt/actual-ytd}}.' }],
  }
  const { document, findings } = compose(input)
  const blocks = document.sections[0]?.blocks ?? []
  assert.deepEqual(
    [...tablesOf(document)].some(({ name }) => name === 'hours-worked'),
    false,
  )
  assert.equal(textOf(blocks[0]), 'Den arbetade tiden redovisas inte i den här rapporten. Schablonen per månad är felräknad.')
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['R-001'],
    'a text cannot say what is held back',
  )
})

test('a template picks columns and is told of one that the section’s tables do not have', () => {
  const columns = ['actual-ytd', 'curent-ytd']
  const { document, findings } = compose(report([{ section: 'income-statement', key: 'ekonomi', columns }]))
  assert.deepEqual(
    [...tablesOf(document)][0]?.columns.map(({ key }) => key),
    ['label', 'actual-ytd'],
  )
  assert.match(findings[0]?.messageSv ?? '', /kolumnen ”curent-ytd”, som inte finns/)
})

test('a report carries the diary number that its answers give', () => {
  const input = { ...report([]), answers: exampleAnswers({ caseNumber: 'FDS230017' }) }
  assert.equal(compose(input).document.caseNumber, 'FDS230017')
})

const mnkr = { unit: 'mnkr', decimals: 0 } as const
const percent = { unit: 'percent', decimals: 1 } as const
const throughJuly = period(month('2025-01'), month('2025-07'))

const incomeStatement = exampleTable('income-statement', {
  unitNoteSv: 'Belopp i mnkr',
  columns: [
    { key: 'label', labelSv: 'Resultaträkning', kind: 'label' },
    figureColumn('actual-ytd', mnkr, { labelSv: 'Augusti 2025' }),
  ],
  rows: [{ key: 'resultat', labelSv: 'Resultat', kind: 'result', cells: { 'actual-ytd': kronor(18_200_000) } }],
})

const investments = exampleTable('investments', {
  columns: [figureColumn('actual', { unit: 'tkr', decimals: 0 })],
  rows: [{ key: 'summa', cells: { actual: kronor(24_020_000) } }],
})

const staffTables: readonly Table[] = [
  exampleTable('sickness-absence', {
    columns: [figureColumn('actual-ytd', percent, { period: throughJuly })],
    rows: [{ key: 'totalt', cells: { 'actual-ytd': share(51, 1000) } }],
  }),
  exampleTable('sickness-absence-by-month', {
    captionSv: 'Sjukfrånvaro per månad',
    columns: [
      figureColumn('current', percent, { labelSv: '2025', period: throughJuly }),
      figureColumn('prior', percent, { labelSv: '2024' }),
    ],
    rows: [
      { key: '2025-01', labelSv: 'Januari', cells: { current: share(62, 1000), prior: 'not-delivered' } },
      { key: '2025-07', labelSv: 'Juli', cells: { current: share(41, 1000), prior: share(50, 1000) } },
    ],
  }),
  exampleTable('hours-worked', {
    columns: [figureColumn('actual-ytd', { unit: 'hours', decimals: 0 }, { period: throughJuly })],
    rows: [{ key: 'totalt', cells: { 'actual-ytd': count(160_000) } }],
  }),
  exampleTable('incidents', {
    captionSv: 'Arbetsmiljöavvikelser',
    columns: [figureColumn('actual-ytd', { unit: 'count', decimals: 0 }, { labelSv: 'Januari–augusti 2025' })],
    rows: [
      { key: 'egna', labelSv: 'Egna ärenden', cells: { 'actual-ytd': count(1) } },
      { key: 'test', labelSv: 'Testärenden', cells: { 'actual-ytd': count(1) } },
      { key: 'summa', labelSv: 'Summa', kind: 'sum', sumOf: ['egna', 'test'], cells: { 'actual-ytd': count(2) } },
    ],
  }),
]

const fds = orgUnitCode('fds')
const ownText = {
  orgUnit: fds,
  round: '2025-D2',
  section: 'ekonomi',
  markdown: 'Resultatet är {{income-statement/resultat/actual-ytd | mnkr}}.',
}

function report(chosen: readonly TemplateSection[]): ComposeInput {
  return {
    regionNameSv: 'Region Västmanland',
    orgUnit: {
      code: fds,
      nameSv: 'Förvaltningen för digitaliseringsstöd',
      level: 'administration',
      validFrom: month('2020-01'),
    },
    round: exampleRound,
    dated: '2025-08-31',
    snapshotId: 's1',
    template: { orgUnit: fds, roundKind: 'D2', sections: chosen },
    tables: [incomeStatement, investments, ...staffTables],
    plan: undefined,
    answers: undefined,
    commentary: chosen.map(({ key }) => (key === 'ekonomi' ? ownText : { ...ownText, section: key, markdown: 'En kommentar.' })),
  }
}

function textOf(block: Block | undefined): string {
  if (block === undefined) return ''
  if (block.kind === 'heading') return block.textSv
  return 'inlines' in block ? inlineText(block.inlines) : ''
}

function chartsOf(document: Document) {
  return document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])))
}
