import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleAnswers } from '#checks/example-report.ts'
import { inlineText } from '#domain/inline-text.ts'
import { exampleInput } from '../example-input.ts'
import { decisionAndCaseNumber } from './section.ts'

test('a registered report says its case number and what is appended', () => {
  const answers = exampleAnswers({ caseNumber: 'HSF240063' })
  const { blocks, findings } = decisionAndCaseNumber.compose(exampleInput({ answers, appendicesSv: ['Verksamhetsrapport HSF'] }))
  assert.deepEqual(
    blocks.map((block) => (block.kind === 'paragraph' ? inlineText(block.inlines) : block.kind)),
    ['Diarienummer: HSF240063', 'Bilaga 1: Verksamhetsrapport HSF'],
  )
  assert.deepEqual(findings, [])
})

test('one that is not registered says so, and asks for the number', () => {
  const { blocks, findings } = decisionAndCaseNumber.compose(exampleInput({ answers: exampleAnswers() }))
  assert.equal(blocks[0]?.kind, 'callout')
  assert.deepEqual(
    findings.map(({ code, severity }) => [code, severity]),
    [['R-016', 'warning']],
  )
})
