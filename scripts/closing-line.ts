/** A test reporter that ends the run with one line a person or a machine can read: "312 passed, 0 failed, 0 skipped". */
import type { TestEvent } from 'node:test/reporters'

export default async function* closingLine(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let counts: Record<string, number> = {}
  for await (const event of events) {
    if (event.type === 'test:summary' && event.data.file === undefined) counts = event.data.counts
  }
  const { passed = 0, skipped = 0, topLevel: _topLevel, suites: _suites, tests = 0, ...rest } = counts
  const failed = Math.max(0, tests - passed - skipped - (rest.todo ?? 0))
  yield `\n${passed} passed, ${failed} failed, ${skipped} skipped\n`
}
