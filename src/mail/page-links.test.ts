import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orgUnitCode } from '#domain/organisation.ts'
import { routeRules } from '#workflow/route-permissions.ts'
import { pageLinks } from './page-links.ts'

test('every link in a mail leads to an address that the web door has', () => {
  const links = pageLinks('https://tertial.example')
  const about = { orgUnit: orgUnitCode('fds'), round: '2025-Å' }
  const shown = [
    links.myTasks,
    links.preferences,
    links.of(about),
    links.of({ ...about, task: 't12' }),
    links.of({ ...about, subject: 'figure/fds/2025-Å/income-statement/resultat/actual-ytd' }),
  ]
  for (const link of shown) {
    const { origin, pathname } = new URL(link)
    assert.equal(origin, 'https://tertial.example')
    const leads = Object.keys(routeRules).some(
      (path) => path !== '/*' && new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(pathname),
    )
    assert.ok(leads, `${pathname} is no page`)
  }
  assert.equal(new URL(shown[4] ?? '').searchParams.get('om'), 'figure/fds/2025-Å/income-statement/resultat/actual-ytd')
  assert.equal(new URL(shown[2] ?? '').pathname, '/omgang/2025-%C3%85/fds')
})
