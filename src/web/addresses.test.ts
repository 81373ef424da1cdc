import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureHref, reportFileHref, reportHref, sourceRowHref, unitRoundHref } from './addresses.ts'

test('a figure, a report and a source row have addresses that say what they are', () => {
  assert.equal(
    figureHref('fds/2025-D2/income-statement/resultat/actual-ytd'),
    '/siffra/fds/2025-D2/income-statement/resultat/actual-ytd',
  )
  assert.equal(unitRoundHref({ orgUnit: 'fds', round: '2025-D2' }), '/enhet/fds/2025-D2')
  assert.equal(reportHref({ orgUnit: 'fds', round: '2025-D2' }, 3), '/rapport/fds/2025-D2?version=3')
  assert.equal(
    sourceRowHref({ deliveryId: 'd7', fileName: 'x.xlsx', sheet: 'Budget 2025', row: 12 }),
    '/leveranser/d7/rad?ark=Budget+2025&rad=12',
  )
})

test('letters outside ASCII survive the way through an address', () => {
  const href = reportFileHref({ orgUnit: 'fds', round: '2025-Å' }, 'pdf')
  assert.equal(decodeURIComponent(href), '/rapport/fds/2025-Å/rapport.pdf')
})

test('a place in a file that is not stored has no page', () => {
  assert.equal(sourceRowHref({ fileName: 'ledger.se', row: 4 }), undefined)
  assert.equal(sourceRowHref({ deliveryId: 'd7', fileName: 'plan.yaml' }), undefined)
})
