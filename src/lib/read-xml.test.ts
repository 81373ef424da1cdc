import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readXml, type XmlProblem } from './read-xml.ts'

describe('XML', () => {
  test('is its elements in order, each with its namespace, its line and its attributes', () => {
    const text =
      '<?xml version="1.0"?>\n<!-- <x> -->\n<a:r xmlns:a="urn:a" xmlns="urn:b"\n  n="1">\n<x n="&lt;&#229;&#xe4;&amp;" a:n="2"/><![CDATA[<y>]]></a:r>'
    assert.deepEqual(read(text), {
      seen: ['+urn:a r 3 n=1', '+urn:b x 5 n=<åä&', '-x', '-r'],
      problem: undefined,
    })
  })

  test('of more pieces than one has the lines of the whole', () => {
    const rows = 20_000
    const { seen } = read(`<r>\n${'<x n="1"/>\r\n'.repeat(rows)}</r>`)
    assert.equal(seen.length, 2 + 2 * rows)
    assert.equal(seen.at(-3), `+ x ${rows + 1} n=1`)
  })

  test('that is not well-formed is told with its line, and nothing after it is read', () => {
    const { seen, problem } = read('<r>\n<x>\n</y>\n<z/></r>')
    assert.deepEqual([problem?.kind, problem?.line], ['malformed', 3])
    assert.deepEqual(seen.slice(0, 2), ['+ r 1', '+ x 2'])
    assert.ok(!seen.some((one) => one.includes('z')))
    for (const text of ['<r a="1" a="2"/>', '<r a=1/>', '<r/><s/>', '<q:r/>', '<r>&unknown;</r>', '<r>\u0001</r>', 'x', ' text'])
      assert.ok(problemOf(text), text)
  })

  test('that is cut off anywhere says so', () => {
    const text = '<?xml version="1.0"?><r a="1"><!-- c --><x>text &amp; <![CDATA[data]]></x></r>'
    for (let length = 0; length < text.length; length += 1)
      assert.equal(problemOf(text.slice(0, length))?.kind, 'cut-off', `${length}`)
  })

  test('with a document type is refused before anything of it is read', () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(1_000)}">]>\n<r>${'&b;'.repeat(1_000)}</r>`
    assert.deepEqual(read(bomb).seen, [])
    assert.equal(problemOf(bomb)?.kind, 'doctype')
    assert.equal(problemOf('<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>')?.kind, 'doctype')
  })

  test('that is deeper than any format is refused, whatever its length', () => {
    assert.equal(problemOf(`${'<x>'.repeat(64)}${'</x>'.repeat(64)}`), undefined)
    assert.equal(problemOf('<x>'.repeat(1_000_000))?.kind, 'too-deep')
  })

  test('never makes the reader throw', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'r',
      ' a="',
      '"',
      '&',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '<!DOCTYPE ',
      'xmlns:',
      '=',
      '\n',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => void read(pieces.join(''))),
      { numRuns: 2_000 },
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void read(`<r>${text}</r>`)))
  })
})

function read(text: string): { seen: string[]; problem: XmlProblem | undefined } {
  const seen: string[] = []
  const problem = readXml(text, {
    open(element) {
      const n = element.attribute('n')
      seen.push(`+${element.namespace} ${element.name} ${element.line}${n === undefined ? '' : ` n=${n}`}`)
    },
    close: ({ name }) => seen.push(`-${name}`),
  })
  return { seen, problem }
}

function problemOf(text: string): XmlProblem | undefined {
  return read(text).problem
}
