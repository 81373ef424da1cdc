import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact } from '#lib/exact.ts'
import type { Document } from './document.ts'
import type { Finding, FindingPlace } from './finding.ts'
import { fingerprintFindings } from './finding-fingerprint.ts'
import { month } from './month.ts'
import { period } from './period.ts'
import { type Table, textCell } from './table.ts'

test('a finding keeps its identity while the figure, the row and what it says are the same', () => {
  for (const where of [figurePlace, rowPlace, sectionPlace]) {
    assert.equal(identity(finding(where), report(18)), identity(finding(where), report(18)))
    assert.notEqual(identity(finding(where), report(18)), identity({ ...finding(where), messageSv: 'Annat.' }, report(18)))
  }
})

test('a figure that has changed in a decimal that nobody sees makes it another finding', () => {
  assert.notEqual(identity(finding(figurePlace), report(18_000_000)), identity(finding(figurePlace), report(18_000_001)))
})

test('a word that has changed in the row makes it another finding, a word in another row does not', () => {
  const before = identity(finding(rowPlace), report(18, 'Klart.'))
  assert.notEqual(before, identity(finding(rowPlace), report(18, 'Klart i maj.')))
  assert.equal(before, identity(finding(rowPlace), report(18, 'Klart.', 'Något annat.')))
})

test('a row that has moved in its file is the same finding', () => {
  const at = (row: number): FindingPlace => ({ kind: 'source', place: { fileName: 'plan-fds-2025.yaml', row } })
  assert.equal(identity(finding(at(12)), report(18)), identity(finding(at(14)), report(18)))
})

const figurePlace: FindingPlace = { kind: 'figure', figureKey: 'fds/2025-D2/activities/a/cost' }
const rowPlace: FindingPlace = { kind: 'table', table: 'activities', row: 'a', column: 'status' }
const sectionPlace: FindingPlace = { kind: 'section', section: 'ekonomi', excerptSv: '…blev 18 mnkr…' }

function finding(where: FindingPlace): Finding {
  return { code: 'F-009', severity: 'warning', where, messageSv: 'Status och kommentar säger olika saker.' }
}

function identity(found: Finding, given: ReturnType<typeof report>): string | undefined {
  return fingerprintFindings([found], given)[0]?.fingerprint
}

function report(cost: number, comment = 'Klart.', otherComment = 'Pågår.'): { document: Document; tables: Table[] } {
  const months = period(month('2025-01'), month('2025-08'))
  const table: Table = {
    name: 'activities',
    captionSv: 'Aktiviteter',
    columns: [
      { key: 'commentary', labelSv: 'Kommentar', kind: 'text' },
      { key: 'cost', labelSv: 'Kostnad', kind: 'figure', display: { unit: 'mnkr', decimals: 0 } },
    ],
    rows: [
      {
        key: 'a',
        labelSv: 'A',
        kind: 'detail',
        indent: 0,
        cells: {
          commentary: textCell(comment),
          cost: {
            kind: 'figure',
            figure: {
              kind: 'value',
              key: 'fds/2025-D2/activities/a/cost',
              value: exact(cost),
              unitOfMeasure: 'sek',
              period: months,
              basis: { kind: 'formula', formulaSv: 'Exempel.', inputs: [] },
            },
          },
        },
      },
      { key: 'b', labelSv: 'B', kind: 'detail', indent: 0, cells: { commentary: textCell(otherComment) } },
    ],
  }
  const document: Document = {
    orgUnit: 'fds',
    round: '2025-D2',
    titleSv: 'Delårsrapport 2 2025',
    authorSv: 'FDS',
    regionSv: 'Region Västmanland',
    period: months,
    language: 'sv',
    snapshotId: 's1',
    dated: '2025-08-31',
    sections: [{ key: 'aktiviteter', titleSv: 'Aktiviteter', blocks: [{ kind: 'table', table, wide: false }] }],
  }
  return { document, tables: [table] }
}
