import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Installs a Debian package when we may: as root, where there is apt-get. Undefined when it went well, else why not, in
 * one line. Several test files may ask at once: the later wait for the first.
 */
export function installWithApt(name: string): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return `only root on Debian can apt-get install ${name} here`
  const install = () => aptGet('install', '-y', '--no-install-recommends', name)
  // A fresh image has no lists of packages, and old lists name versions that are gone.
  if (install() === undefined) return undefined
  aptGet('update')
  return install()
}

/** No network is told in seconds, not in the minutes that apt-get would try. */
const patience = ['DPkg::Lock::Timeout=300', 'Acquire::Retries=1', 'Acquire::http::Timeout=15', 'Acquire::https::Timeout=15']

function aptGet(...words: readonly string[]): string | undefined {
  const made = spawnSync('apt-get', ['-q', ...patience.flatMap((option) => ['-o', option]), ...words], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  })
  if (made.status === 0) return undefined
  const said = made.stderr?.trim().split('\n').at(-1) || made.error?.message || 'it failed'
  return `apt-get ${words[0]}: ${said}`
}
