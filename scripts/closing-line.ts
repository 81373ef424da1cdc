/**
 * A test reporter that ends the run with what was not tested here and why, each reason once, and with one line that a
 * person or a machine can read: "312 passed, 0 failed, 0 skipped". A skipped suite counts as one.
 */
import type { TestEvent } from 'node:test/reporters'

export default async function* closingLine(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let counts: Record<string, number> = {}
  let skippedSuites = 0
  const reasons = new Set<string>()
  for await (const event of events) {
    if (event.type === 'test:summary' && event.data.file === undefined) counts = event.data.counts
    if (event.type === 'test:pass' && event.data.skip !== undefined) {
      if (typeof event.data.skip === 'string') reasons.add(event.data.skip)
      if (event.data.details.type === 'suite') skippedSuites++
    }
  }
  const { passed = 0, skipped = 0, topLevel: _topLevel, suites: _suites, tests = 0, ...rest } = counts
  const failed = Math.max(0, tests - passed - skipped - (rest.todo ?? 0))
  yield '\n'
  for (const reason of reasons) yield `Skipped: ${reason}\n`
  yield `${passed} passed, ${failed} failed, ${skipped + skippedSuites} skipped\n`
}
