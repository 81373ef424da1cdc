import assert from 'node:assert/strict'
import { it } from 'node:test'
import pg from 'pg'
import { month } from '#domain/month.ts'
import { yearToDate } from '#domain/period.ts'
import type { ReportMoveKind } from '#domain/report-course.ts'
import type { ReportState, ReportVersion } from '#domain/report-version.ts'
import { sha256 } from '#lib/sha256.ts'
import { onEachServer } from '../../test/store-servers.ts'
import type { ReportMove } from './report-course-store.ts'

const address = { orgUnit: 'fds', round: '2025-D2' }

onEachServer('the course of a report', ({ freshStore, freshDatabase, open }) => {
  it('keeps each move with what was said, and the version as it was composed', async () => {
    const store = await freshStore()
    const saved = await store.saveReportVersion(version())
    assert.deepEqual(await store.reports.move(move('frozen', 'frozen', 0)), { moved: true })
    const said = { reasonSv: 'En faktura saknas.' }
    assert.deepEqual(await store.reports.move({ ...move('returned', 'draft', 1), said }), { moved: true })
    const events = await store.reports.listEvents(address)
    assert.deepEqual(
      events.map(({ step, kind, toState, said: words }) => [step, kind, toState, words]),
      [
        [1, 'frozen', 'frozen', {}],
        [2, 'returned', 'draft', said],
      ],
    )
    assert.deepEqual(await store.loadReportVersion(saved.id), saved)
    assert.deepEqual(
      (await store.listAudit({ subject: 'fds/2025-D2', limit: 9, offset: 0 })).map(({ event, detail }) => [
        event,
        JSON.parse(detail),
      ]),
      [
        ['report-moved', { version: '1', kind: 'returned', reason: 'En faktura saknas.' }],
        ['report-moved', { version: '1', kind: 'frozen' }],
      ],
    )
  })

  it('of two who move the same version at once one is first, over two connections', async () => {
    const url = await freshDatabase()
    const stores = [await open(url), await open(url)]
    await stores[0]?.saveReportVersion(version())
    const outcomes = await Promise.all(stores.map((store) => store.reports.move(move('frozen', 'frozen', 0))))
    assert.deepEqual(outcomes.map(({ moved }) => moved).sort(), [false, true])
    assert.equal((await stores[1]?.reports.listEvents(address))?.length, 1)
  })

  it('has one version under way, and none that is older than one that has been decided', async () => {
    const store = await freshStore()
    for (let count = 0; count < 3; count += 1) await store.saveReportVersion(version())
    assert.ok((await store.reports.move(move('frozen', 'frozen', 0, 2))).moved)
    assert.equal((await store.reports.move(move('frozen', 'frozen', 0, 3))).moved, false)
    assert.ok((await store.reports.move(move('decided', 'decided', 1, 2))).moved)
    assert.equal((await store.reports.move(move('frozen', 'frozen', 0, 1))).moved, false)
    assert.ok((await store.reports.move(move('frozen', 'frozen', 0, 3))).moved)
  })

  it('supersedes the published version when a later one is published', async () => {
    const store = await freshStore()
    for (let count = 0; count < 2; count += 1) await store.saveReportVersion(version())
    await store.reports.move(move('published', 'published', 0, 1))
    await store.reports.move(move('published', 'published', 0, 2))
    assert.deepEqual(
      (await store.listReportVersions(address)).map(({ number, state }) => [number, state]),
      [
        [2, 'published'],
        [1, 'superseded'],
      ],
    )
    const events = await store.reports.listEvents(address)
    assert.deepEqual(events.find(({ kind }) => kind === 'superseded')?.said, { supersededBy: 2 })
  })

  it('seals files with the move or not at all, and gives them back to the letter', async () => {
    const store = await freshStore()
    await store.saveReportVersion(version())
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251)
    const seal = { form: 'pdf' as const, fileName: 'fds-2025-D2-v1.pdf', sha256: sha256(bytes), identifier: 'tertial:x', bytes }
    // The same form twice cannot be kept: nothing of the move is.
    await assert.rejects(store.reports.move({ ...move('decided', 'decided', 0), seals: [seal, seal] }))
    assert.deepEqual(await store.reports.listEvents(address), [])
    assert.equal((await store.listReportVersions(address))[0]?.state, 'draft')
    assert.deepEqual(await store.listAudit({ limit: 9, offset: 0 }), [])

    assert.ok((await store.reports.move({ ...move('decided', 'decided', 0), seals: [seal] })).moved)
    const [file, ...others] = await store.reports.listSealedFiles({ sha256: seal.sha256 })
    assert.deepEqual(others, [])
    assert.deepEqual([file?.version, file?.form, file?.byteSize, file?.identifier], [1, 'pdf', 70_000, 'tertial:x'])
    assert.deepEqual(await store.reports.listSealedFiles({ identifier: 'tertial:x' }), [file])
    assert.deepEqual(await store.reports.listSealedFiles({ orgUnit: 'hsf' }), [])
    const kept = await store.reports.loadSealedBytes({ ...address, version: 1, form: 'pdf' })
    assert.equal(kept && sha256(kept), seal.sha256)
    const [entry] = await store.listAudit({ limit: 1, offset: 0 })
    assert.equal(JSON.parse(entry?.detail ?? '{}')['sha256-pdf'], seal.sha256)
  })

  it('lets nobody change or remove what has been composed, said or sealed, whoever asks the database', async () => {
    const url = await freshDatabase()
    const store = await open(url)
    await store.saveReportVersion(version())
    const bytes = new Uint8Array([1])
    const seals = [{ form: 'pdf' as const, fileName: 'a.pdf', sha256: sha256(bytes), identifier: 'tertial:x', bytes }]
    await store.reports.move({ ...move('decided', 'decided', 0), seals })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      for (const change of [
        `update tertial.report_version set document = '{}'`,
        `update tertial.report_version set state = 'draft', findings = '[]'`,
        'delete from tertial.report_version',
        `update tertial.report_event set done_by = 'p9'`,
        'delete from tertial.report_event',
        `update tertial.sealed_file set bytes = '\\x02'`,
        'truncate tertial.sealed_file',
      ])
        await assert.rejects(client.query(change), /only added to/, change)
    } finally {
      await client.end()
    }
  })
})

function move(kind: ReportMoveKind, toState: ReportState, seenStep: number, number = 1): ReportMove {
  return { ...address, version: number, seenStep, kind, toState, by: 'p1', at: new Date('2025-09-20T10:00:00Z'), said: {} }
}

function version(): Omit<ReportVersion, 'id' | 'number'> {
  return {
    ...address,
    state: 'draft',
    snapshotId: 's12',
    composedAt: new Date('2025-09-10T12:34:56.789Z'),
    composedBy: 'p2',
    document: {
      ...address,
      titleSv: 'Delårsrapport 2 2025',
      authorSv: 'Förvaltningen för digitaliseringsstöd',
      regionSv: 'Region Västmanland',
      period: yearToDate(month('2025-08')),
      language: 'sv',
      snapshotId: 's12',
      dated: '2025-09-15',
      sections: [],
    },
    tables: [],
    findings: [],
  }
}
