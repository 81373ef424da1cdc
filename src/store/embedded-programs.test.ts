import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, describe, it } from 'node:test'
import { temporaryFolder } from '../../test/store-servers.ts'
import { findPrograms, locatePackage } from './embedded-programs.ts'

describe('the embedded programs', () => {
  const folders: string[] = []
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
  })
  const newFolder = () => {
    const folder = temporaryFolder()
    folders.push(folder)
    return folder
  }

  it('run from a package whose install script was not allowed to make its links', async () => {
    const folder = newFolder()
    await chmod(folder, 0o755)
    await copyPackageWithoutLinks(folder)
    const programs = await findPrograms(join(folder, 'data'), {}, folder)
    assert.equal(dirname(dirname(programs.postgres)), join(folder, 'native'))
    assert.match(spawnSync(programs.postgres, ['--version'], { encoding: 'utf8' }).stdout, / 18\./)
  })

  it('are copied beside the data when the server’s account may not read the package', {
    skip: process.getuid?.() !== 0 && 'only root lends the server to another account',
  }, async () => {
    const [closed, data] = [newFolder(), newFolder()]
    await copyPackageWithoutLinks(closed)
    await chmod(closed, 0o700)
    await chmod(data, 0o755)
    const account = { uid: 65534, gid: 65534 }
    const programs = await findPrograms(data, account, closed)
    assert.equal(dirname(dirname(dirname(programs.postgres))), data)
    assert.equal(spawnSync(programs.postgres, ['--version'], { ...account, cwd: '/' }).status, 0)
    assert.deepEqual((await readdir(data)).length, 1)

    assert.deepEqual(await findPrograms(data, account, closed), programs)
  })
})

async function copyPackageWithoutLinks(to: string): Promise<void> {
  const from = locatePackage()
  await mkdir(to, { recursive: true })
  await cp(join(from, 'package.json'), join(to, 'package.json'))
  await cp(join(from, 'native'), join(to, 'native'), { recursive: true, verbatimSymlinks: true })
  const libraries = join(to, 'native', 'lib')
  for (const entry of await readdir(libraries, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(join(libraries, entry.name))
  }
}
