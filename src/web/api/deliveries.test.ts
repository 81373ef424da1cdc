import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { OpenedEffects } from '#app/open-effects.ts'
import { openTemporaryEffects } from '../../../test/temporary-effects.ts'
import { deliveriesApi } from './deliveries.ts'

const token = 'en nyckel som ingen annan har'.replaceAll(' ', '-')
const commentary = (text: string) => `---\nkind: commentary\norgUnit: fds\nround: 2025-D1\nsection: ekonomi\n---\n\n${text}\n`

describe('the door for programs', () => {
  let effects: OpenedEffects
  before(async () => {
    effects = await openTemporaryEffects()
  })
  after(() => effects.close())

  function post(path: string, body: RequestInit['body'], headers: Record<string, string> = {}) {
    const api = deliveriesApi({ effects, token, maxBytes: 10_000 })
    return api.request(path, { method: 'POST', body: body ?? null, headers: { Authorization: `Bearer ${token}`, ...headers } })
  }

  test('is shut without a token of its own, and to whoever does not show it', async () => {
    const shut = await deliveriesApi({ effects, token: undefined, maxBytes: 10 }).request('/', { method: 'POST' })
    assert.equal(shut.status, 404)
    for (const Authorization of ['', 'Bearer fel', `Basic ${token}`]) {
      const turnedAway = await post('/?fileName=a.md', 'x', { Authorization })
      assert.equal(turnedAway.status, 401)
      assert.equal(turnedAway.headers.get('www-authenticate'), 'Bearer')
      assert.match(turnedAway.headers.get('content-type') ?? '', /^application\/problem\+json/)
    }
  })

  test('takes a file as the body or in a form, and leaves the decision to a person', async () => {
    const raw = await post('/?fileName=a.md', commentary('Lugnt.'))
    assert.equal(raw.status, 201)
    const delivery = await raw.json()
    assert.equal(delivery.state, 'staged')
    assert.equal(raw.headers.get('location'), `/api/v1/deliveries/${delivery.id}`)

    const form = new FormData()
    form.append('file', new File([commentary('Livligt.')], 'mapp/b.md'))
    const inForm = await post('/', form)
    assert.equal(inForm.status, 201)
    assert.equal((await inForm.json()).fileName, 'b.md')

    const named = await post('/', commentary('Namnet i huvudet.'), {
      'Content-Disposition': "attachment; filename*=UTF-8''%C3%A5.md",
    })
    assert.equal((await named.json()).fileName, 'å.md')
  })

  test('answers the same bytes with the same delivery, and accepts when it is asked to', async () => {
    const text = commentary('Två gånger.')
    const first = await (await post('/?fileName=c.md', text)).json()
    const again = await post('/?fileName=c.md', text)
    assert.equal(again.status, 200)
    assert.deepEqual(await again.json(), { ...first, duplicate: true })
    const accepted = await (await post('/?fileName=c.md&accept=1', text)).json()
    assert.deepEqual([accepted.id, accepted.state], [first.id, 'accepted'])
    const after = await (await post('/?fileName=c.md&accept=1', text)).json()
    assert.deepEqual([after.id, after.state, after.duplicate], [first.id, 'accepted', true])
  })

  test('tells what is wrong with a file, place by place, and accepts nothing of it', async () => {
    const answer = await post('/?fileName=fel.yaml&accept=1', 'kind: okänt\n')
    assert.equal(answer.status, 422)
    const { title, delivery } = await answer.json()
    assert.equal(title, 'Filen har fel')
    assert.equal(delivery.state, 'rejected')
    assert.match(delivery.findings[0].messageSv, /okänt/)
    assert.match(delivery.findings[0].placeSv, /fel\.yaml, rad 1/)
  })

  test('refuses no file, two files, a nameless body and one that is too large', async () => {
    const two = new FormData()
    two.append('a', new File(['x'], 'a.csv'))
    two.append('b', new File(['y'], 'b.csv'))
    assert.equal((await post('/', new FormData())).status, 400)
    assert.equal((await post('/', two)).status, 400)
    assert.equal((await post('/', 'x')).status, 400)
    const large = await post('/?fileName=stor.csv', 'x'.repeat(10_001))
    assert.equal(large.status, 413)
    assert.match((await large.json()).detail, /Inget har lästs in/)
  })

  test('shows a delivery again by its number', async () => {
    const { id } = await (await post('/?fileName=d.md', commentary('Visas.'))).json()
    const api = deliveriesApi({ effects, token, maxBytes: 10 })
    const headers = { Authorization: `Bearer ${token}` }
    assert.equal((await (await api.request(`/${id}`, { headers })).json()).id, id)
    assert.equal((await api.request('/d99999', { headers })).status, 404)
  })
})
