import assert from 'node:assert/strict'
import { it } from 'node:test'
import { onEachServer } from '../../test/store-servers.ts'
import { openStore } from './open-store.ts'

onEachServer('a store', ({ freshDatabase }) => {
  it('says that the database does not exist', async () => {
    const url = withDatabase(await freshDatabase(), 'finns_inte')
    await assert.rejects(openStore({ databaseUrl: url }), {
      name: 'StoreProblem',
      code: 'no-such-database',
      messageSv: /CREATE DATABASE/,
    })
  })

  it('says that the user is unknown', async () => {
    const url = (await freshDatabase()).replace(/\/\/[^@/]*@/, '//obekant:fel@')
    await assert.rejects(openStore({ databaseUrl: url }), { name: 'StoreProblem', code: 'refused-login' })
  })

  it('keeps what it has for the next one that opens it', async () => {
    const databaseUrl = await freshDatabase()
    const first = await openStore({ databaseUrl })
    const bytes = new Uint8Array([0, 255, 13, 10])
    const reading = { format: 'x', facts: [], contents: [], slices: [], controlTotals: [], findings: [] }
    const { delivery } = await first.stageDelivery({ fileName: 'a', bytes, reading, receivedAt: new Date(), receivedBy: 'anna' })
    await first.close()

    const second = await openStore({ databaseUrl })
    assert.deepEqual(await second.loadDelivery(delivery.id), delivery)
    assert.deepEqual(await second.loadDeliveryFile(delivery.id), bytes)
    await second.close()
  })
})

it('a store says that no server answers', async () => {
  await assert.rejects(openStore({ databaseUrl: 'postgresql://anna@127.0.0.1:9/x' }), {
    code: 'unreachable',
    messageSv: /DATABASE_URL/,
  })
})

it('a store says that the address is none', async () => {
  await assert.rejects(openStore({ databaseUrl: 'localhost/tertial' }), { code: 'invalid-address', messageSv: /postgresql:\/\// })
})

function withDatabase(databaseUrl: string, name: string): string {
  return databaseUrl.replace(/(:\/\/[^/]*\/)[^?]+/, `$1${name}`)
}
