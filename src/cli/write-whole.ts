import { rename, writeFile } from 'node:fs/promises'

/** A reader never meets half a file: written beside, then renamed. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  await writeFile(beside, bytes)
  await rename(beside, path)
}
