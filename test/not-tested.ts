/** The reason to skip what cannot be tested here. In CI it ends the tests instead: what was not tested is not known. */
export function notTested(reason: string): string {
  if (!process.env.CI) return reason
  process.stderr.write(`${reason}; in CI that is a failure\n`)
  process.exit(1)
}
