import assert from 'node:assert/strict'
import { it } from 'node:test'
import { month } from '#domain/month.ts'
import { yearToDate } from '#domain/period.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import type { Table } from '#domain/table.ts'
import { exact } from '#lib/exact.ts'
import { onEachServer } from '../../test/store-servers.ts'

onEachServer('report versions', ({ freshStore, freshDatabase, open }) => {
  it('come back with each figure unrounded', async () => {
    const store = await freshStore()
    const saved = await store.saveReportVersion(version())
    assert.deepEqual({ ...saved, id: '', number: 0 }, { ...version(), id: '', number: 0 })
    assert.deepEqual(await store.loadReportVersion(saved.id), saved)
    // The order of columns in a row's cells is the writer's.
    assert.deepEqual(Object.keys((await store.loadReportVersion(saved.id))?.tables[0]?.rows[0]?.cells ?? {}), [
      'prognos',
      'budget',
    ])
  })

  it('are numbered 1, 2, 3 … within their unit and round', async () => {
    const store = await freshStore()
    const numbers = []
    for (const [orgUnit, round] of [
      ['fds', '2025-D2'],
      ['fds', '2025-D2'],
      ['hsf', '2025-D2'],
      ['fds', '2025-Å'],
      ['fds', '2025-D2'],
    ]) {
      numbers.push((await store.saveReportVersion({ ...version(), orgUnit: orgUnit ?? '', round: round ?? '' })).number)
    }
    assert.deepEqual(numbers, [1, 2, 1, 1, 3])
    assert.equal((await store.loadLatestReportVersion('fds', '2025-D2'))?.number, 3)
    assert.equal(await store.loadLatestReportVersion('hsf', '2025-Å'), undefined)
  })

  it('saved at once, over two connections, get a number each', async () => {
    const url = await freshDatabase()
    const stores = [await open(url), await open(url)]
    const saved = await Promise.all(
      Array.from({ length: 5 }, () => stores.map((store) => store.saveReportVersion(version()))).flat(),
    )
    assert.deepEqual(
      saved.map(({ number }) => number).toSorted((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    )
  })

  it('are listed newest first, without documents and tables', async () => {
    const store = await freshStore()
    const first = await store.saveReportVersion(version())
    const second = await store.saveReportVersion({ ...version(), orgUnit: 'hsf' })
    const third = await store.saveReportVersion(version())
    assert.deepEqual(
      (await store.listReportVersions()).map(({ id }) => id),
      [third.id, second.id, first.id],
    )

    const { document: _, tables: __, ...summary } = third
    assert.deepEqual((await store.listReportVersions({ orgUnit: 'fds', round: '2025-D2' }))[0], summary)
    assert.deepEqual(await store.listReportVersions({ orgUnit: 'hsf', round: '2025-Å' }), [])
  })

  it('are not found under an id that is none', async () => {
    const store = await freshStore()
    await store.saveReportVersion(version())
    for (const id of ['v2', 'd1', '1', '']) assert.equal(await store.loadReportVersion(id), undefined)
  })

  it('are refused without a snapshot', async () => {
    const store = await freshStore()
    await assert.rejects(store.saveReportVersion({ ...version(), snapshotId: 'nu' }), /must name its snapshot/)
  })
})

function version(): Omit<ReportVersion, 'id' | 'number'> {
  const period = yearToDate(month('2025-08'))
  const table: Table = {
    name: 'income-statement',
    captionSv: 'Resultaträkning, ”mnkr” – −129 Å',
    columns: [],
    rows: [
      {
        key: 'it-kostnader',
        labelSv: 'IT-kostnader',
        kind: 'detail',
        indent: 0,
        cells: {
          prognos: {
            kind: 'figure',
            figure: {
              kind: 'value',
              key: 'fds/2025-D2/income-statement/it-kostnader/prognos',
              value: exact(10n ** 40n + 1n, 3n),
              unitOfMeasure: 'sek',
              period,
              basis: { kind: 'formula', formulaSv: 'a ÷ b', inputs: [] },
            },
          },
          budget: { kind: 'figure', figure: { kind: 'missing', key: 'k', reason: 'no-budget' } },
        },
      },
    ],
  }
  return {
    orgUnit: 'fds',
    round: '2025-D2',
    state: 'draft',
    snapshotId: 's12',
    composedAt: new Date('2025-09-10T12:34:56.789Z'),
    composedBy: 'anna',
    document: {
      orgUnit: 'fds',
      round: '2025-D2',
      titleSv: 'Delårsrapport 2 2025',
      authorSv: 'Förvaltningen för digitaliseringsstöd',
      regionSv: 'Region Västmanland',
      period,
      language: 'sv',
      snapshotId: 's12',
      dated: '2025-09-15',
      sections: [{ key: 'ekonomi', titleSv: 'Ekonomi', blocks: [{ kind: 'table', table, wide: false }] }],
    },
    tables: [table],
    findings: [
      { code: 'F-003', severity: 'warning', where: { kind: 'table', table: 'income-statement' }, messageSv: 'Skillnad.' },
    ],
  }
}
