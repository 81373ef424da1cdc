import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { HeadingBlock } from '#domain/document.ts'
import { headingLevels } from './heading-levels.ts'

const heading = (level: 2 | 3): HeadingBlock => ({ kind: 'heading', level, textSv: '' })

test('a level 3 right under the section title is raised, one under a level 2 is not', () => {
  const blocks = [heading(3), heading(3), heading(2), heading(3)]
  assert.deepEqual([...headingLevels(blocks).values()], [2, 3, 2, 3])
})

test('no heading ever steps down more than one level from the one before', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<2 | 3>(2, 3)), (levels) => {
      let above = 1
      for (const level of headingLevels(levels.map(heading)).values()) {
        assert.ok(level <= above + 1)
        above = level
      }
    }),
  )
})
