import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, afterEach, describe, it } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { period } from '#domain/period.ts'
import { actual } from '#domain/scenario.ts'
import { decimal } from '#lib/exact.ts'
import { temporaryFolder } from '../../test/store-servers.ts'
import { openStore } from './open-store.ts'
import { isAlive, readLockFile } from './postmaster-lock.ts'
import type { IncomingDelivery, Store } from './store.ts'
import { StoreProblem } from './store-problem.ts'

describe('the embedded server', () => {
  const folders: string[] = []
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
  })
  const newFolder = () => {
    const folder = temporaryFolder()
    folders.push(folder)
    return folder
  }
  // Making a cluster takes most of a second: where it need not be new, the tests follow each other on one.
  const usedFolder = temporaryFolder()
  after(() => rm(usedFolder, { recursive: true, force: true }))

  it('is one, for two processes that open a new folder at once, and stops with the last', async () => {
    const dataDir = newFolder()
    const processes = [openInProcess(dataDir), openInProcess(dataDir)]
    for (const { opened } of processes) await opened
    const server = await serverPid(dataDir)
    assert.ok(server)

    await processes[0]?.close()
    assert.equal(await serverPid(dataDir), server)
    await processes[1]?.close()
    assert.equal(await serverPid(dataDir), undefined)
  })

  it('stops with the last that uses it, whoever started it', async () => {
    const dataDir = usedFolder
    const first = await openStore({ dataDir })
    const second = await openStore({ dataDir })
    await first.close()
    assert.equal((await second.loadCurrentSnapshot()).sequence, 0)
    await second.close()
    assert.equal(await serverPid(dataDir), undefined)
  })

  it('outlives a process that is killed, and is found by the next', async () => {
    const dataDir = usedFolder
    const { opened, child } = openInProcess(dataDir)
    await opened
    const server = await serverPid(dataDir)
    child.kill('SIGKILL')
    await once(child, 'exit')

    const said: string[] = []
    const store = await openStore({ dataDir }, { onProgress: (messageSv) => said.push(messageSv) })
    assert.equal(await serverPid(dataDir), server)
    assert.deepEqual(said, [])
    await store.close()
    assert.equal(await serverPid(dataDir), undefined)
  })

  it('killed while writing loses nothing that was acknowledged, keeps nothing by halves, and starts again', async () => {
    const dataDir = usedFolder
    const store = await openStore({ dataDir })
    const acknowledged: string[] = []
    const troubles: unknown[] = []
    let writing = true
    const write = async (writer: number) => {
      for (let turn = 0; writing; turn++) {
        try {
          const { delivery } = await store.stageDelivery(incoming(`${writer}/${turn}`))
          acknowledged.push((await store.acceptDelivery(delivery.id)).id)
        } catch (error) {
          troubles.push(error)
          await delay(20)
        }
      }
    }
    const writers = [1, 2, 3].map(write)

    for (let kills = 1; kills <= 3; kills++) {
      const before = acknowledged.length
      while (acknowledged.length < before + 10) await delay(5)
      const server = await serverPid(dataDir)
      assert.ok(server)
      process.kill(server, 'SIGKILL')
      while ((await serverPid(dataDir)) === server) await delay(5)
    }
    const recovered = acknowledged.length
    while (acknowledged.length < recovered + 3) await delay(5)
    writing = false
    await Promise.all(writers)
    await store.close()

    assert.ok(troubles.length > 0)
    for (const trouble of troubles) assert.ok(trouble instanceof StoreProblem, String(trouble))
    const reopened = await openStore({ dataDir })
    await assertWhole(reopened, acknowledged)
    await reopened.close()
  })

  it('starts although its lock names a process that is now another program', async () => {
    const dataDir = usedFolder
    await (await openStore({ dataDir })).close()
    const lock = [process.pid, join(dataDir, 'postgres/cluster'), 1_700_000_000, 5432, '/tmp', '', '  1234   5678', 'ready   ']
    await writeFile(join(dataDir, 'postgres/cluster/postmaster.pid'), `${lock.join('\n')}\n`)

    const store = await openStore({ dataDir })
    assert.notEqual(await serverPid(dataDir), process.pid)
    await store.close()
  })

  it('lives in a folder whose name is long, Swedish and has spaces', async () => {
    const dataDir = join(newFolder(), 'Förvaltningen för digitaliseringsstöd', 'år 2025, ”delår”', 'x'.repeat(80))
    const store = await openStore({ dataDir })
    assert.equal((await store.loadCurrentSnapshot()).sequence, 0)
    await store.close()
  })

  it('starts anew in a folder that was emptied under its running server', async () => {
    const dataDir = join(newFolder(), 'x'.repeat(80))
    const { opened, child } = openInProcess(dataDir)
    await opened
    child.kill('SIGKILL')
    await once(child, 'exit')
    const orphan = await serverPid(dataDir)
    assert.ok(orphan)
    await rm(dataDir, { recursive: true })

    const store = await openStore({ dataDir })
    assert.equal((await store.loadCurrentSnapshot()).sequence, 0)
    assert.notEqual(await serverPid(dataDir), orphan)
    await store.close()
    if (isAlive(orphan)) process.kill(orphan, 'SIGQUIT')
  })

  it('leaves a folder of another PostgreSQL version alone', async () => {
    const dataDir = newFolder()
    const cluster = join(dataDir, 'postgres/cluster')
    await mkdir(cluster, { recursive: true })
    await writeFile(join(cluster, 'PG_VERSION'), '14\n')
    await assert.rejects(openStore({ dataDir }), {
      name: 'StoreProblem',
      code: 'folder-not-usable',
      messageSv: /PostgreSQL 14.*PostgreSQL 18/,
    })
    assert.equal(await readFile(join(cluster, 'PG_VERSION'), 'utf8'), '14\n')
  })

  it('says that the folder cannot be made', async () => {
    const file = join(newFolder(), 'fil')
    await writeFile(file, '')
    await assert.rejects(openStore({ dataDir: file }), { name: 'StoreProblem', code: 'folder-not-usable' })
  })

  it('removes what a killed first start left behind', async () => {
    const dataDir = newFolder()
    const dead = spawn('true')
    await once(dead, 'exit')
    const left = join(dataDir, `postgres/cluster.new-${dead.pid}-00000000`)
    await mkdir(left, { recursive: true })
    await (await openStore({ dataDir })).close()
    await assert.rejects(access(left))
  })
})

async function serverPid(dataDir: string): Promise<number | undefined> {
  return (await readLockFile(join(dataDir, 'postgres/cluster')))?.pid
}

/** Every acknowledged delivery is there, every accepted one with all its facts, every staged one whole when accepted now. */
async function assertWhole(store: Store, acknowledged: readonly string[]): Promise<void> {
  const deliveries = await store.listDeliveries()
  const accepted = new Set(deliveries.filter(({ state }) => state === 'accepted').map(({ id }) => id))
  assert.deepEqual(
    acknowledged.filter((id) => !accepted.has(id)),
    [],
  )
  for (const { id, state } of deliveries) if (state === 'staged') await store.acceptDelivery(id)

  const counts = new Map<string | undefined, number>()
  for (const { source } of await store.loadFacts(await store.loadCurrentSnapshot())) {
    counts.set(source.deliveryId, (counts.get(source.deliveryId) ?? 0) + 1)
  }
  for (const { id } of deliveries) {
    assert.equal(counts.get(id), factsEach, id)
    assert.ok(await store.loadDeliveryFile(id))
  }
}

const factsEach = 500

/** A delivery under a stream of its own, so that none supersedes another. */
function incoming(name: string): IncomingDelivery {
  const january = period(month('2025-01'))
  const facts = Array.from({ length: factsEach }, (_, index) => ({
    id: '',
    series: 'ledger' as const,
    orgUnit: orgUnitCode('7110'),
    period: january,
    scenario: actual,
    dimensions: { account: '5210' },
    amount: decimal(index, 2),
    unitOfMeasure: 'sek' as const,
    source: { fileName: name, row: index + 1 },
  }))
  const slices = [{ stream: `ledger/${name}`, scenario: 'actual', period: january }]
  return {
    fileName: name,
    bytes: new TextEncoder().encode(name),
    reading: { format: 'sie4', facts, contents: [], slices, controlTotals: [], findings: [] },
    receivedAt: new Date(),
    receivedBy: 'anna',
  }
}

/** Another process with the store open, until it is told to close. */
function openInProcess(dataDir: string): { opened: Promise<unknown>; child: ChildProcess; close(): Promise<void> } {
  const program = `
    const { openStore } = await import(${JSON.stringify(new URL('./open-store.ts', import.meta.url).href)})
    const store = await openStore({ dataDir: ${JSON.stringify(dataDir)} })
    console.log('open')
    process.stdin.once('end', () => store.close()).resume()
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const opened = once(createInterface(child.stdout), 'line')
  return {
    opened,
    child,
    async close() {
      child.stdin.end()
      const [code] = await once(child, 'exit')
      assert.equal(code, 0)
    },
  }
}
