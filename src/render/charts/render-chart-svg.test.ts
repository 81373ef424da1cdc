import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Chart } from '#domain/document.ts'
import type { Figure } from '#domain/figure.ts'
import { month } from '#domain/month.ts'
import { period } from '#domain/period.ts'
import { decimal } from '#lib/exact.ts'
import { numberAxis } from './number-axis.ts'
import { renderChartSvg } from './render-chart-svg.ts'

const share = (digits: number): Figure => ({
  kind: 'value',
  key: 'fds/2025-D2/t/r/c',
  value: decimal(digits, 3),
  unitOfMeasure: 'share',
  period: period(month('2025-08')),
  basis: { kind: 'formula', formulaSv: '', inputs: [] },
})
const undelivered: Figure = { kind: 'missing', key: 'fds/2025-D2/t/r/c', reason: 'not-delivered' }

const chart = (kind: Chart['kind'], ...series: Figure[][]): Chart => ({
  name: 'sjukfranvaro',
  kind,
  titleSv: 'Sjukfrånvaro <2025> & 2024',
  altSv: 'Sjukfrånvaron sjunker.',
  categoriesSv: ['Jan', 'Feb', 'Mar'],
  series: series.map((figures, index) => ({ labelSv: String(2025 - index), figures })),
  display: { unit: 'percent', decimals: 1 },
  dataTable: { name: 'd', captionSv: '', columns: [], rows: [] },
})

const kinds = ['column', 'bar', 'line'] as const
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1])

test('every kind of chart names itself and what it shows for one who does not see it', () => {
  for (const kind of kinds) {
    const svg = renderChartSvg(chart(kind, [share(52), share(58), share(49)]), { idPrefix: 'a' })
    assert.match(svg, /role="img" aria-labelledby="a-title a-desc"/)
    assert.match(svg, /<title id="a-title">Sjukfrånvaro &lt;2025&gt; &amp; 2024<\/title>/)
    assert.match(svg, /<desc id="a-desc">Sjukfrånvaron sjunker\.<\/desc>/)
  }
})

test('the same chart is drawn in the same bytes', () => {
  for (const kind of kinds) {
    const given = chart(kind, [share(52), share(-58), undelivered], [share(61), share(63), share(55)])
    assert.equal(renderChartSvg(given, { idPrefix: 'a' }), renderChartSvg(structuredClone(given), { idPrefix: 'a' }))
  }
})

test('bars and columns print their figures as Swedish text with a real minus', () => {
  for (const kind of ['column', 'bar'] as const) {
    const texts = textsOf(renderChartSvg(chart(kind, [share(52), share(-8), share(49)]), { idPrefix: 'a' }))
    for (const expected of ['5,2', '\u22120,8', '4,9']) assert.ok(texts.includes(expected), `${kind}: ${texts.join(' | ')}`)
  }
})

test('a negative column hangs from the zero line that a positive one stands on', () => {
  const svg = renderChartSvg(chart('column', [share(40), share(-20), share(10)]), { idPrefix: 'a' })
  const [up, down] = [...svg.matchAll(/<rect x="[^"]+" y="([^"]+)" width="[^"]+" height="([^"]+)" fill="#005b7f"/g)]
  const bottomOfUp = Number(up?.[1]) + Number(up?.[2])
  assert.ok(Math.abs(bottomOfUp - Number(down?.[1])) < 0.02)
  assert.ok(Number(up?.[2]) > Number(down?.[2]) * 1.99)
})

test('a missing figure is a mark or a gap, never a zero', () => {
  for (const kind of ['column', 'bar'] as const) {
    const svg = renderChartSvg(chart(kind, [share(52), undelivered, share(49)]), { idPrefix: 'a' })
    assert.equal(svg.match(/<rect /g)?.length, 2, kind)
    assert.ok(textsOf(svg).includes('–'), kind)
  }
  const line = renderChartSvg(chart('line', [share(52), undelivered, share(49)]), { idPrefix: 'a' })
  assert.equal(/<path d="([^"]*)" fill="none"/.exec(line)?.[1]?.match(/M/g)?.length, 2)
})

test('a line is named where it ends, with its latest figure, and names do not lie on each other', () => {
  const svg = renderChartSvg(chart('line', [share(52), share(58), undelivered], [share(58), share(58), share(58)]), {
    idPrefix: 'a',
  })
  const names = [...svg.matchAll(/<text x="[^"]+" y="([^"]+)" text-anchor="start" font-weight="600">([^<]*)</g)]
  assert.deepEqual(
    names.map((name) => name[2]),
    ['2025: 5,8', '2024: 5,8'],
  )
  assert.ok(Math.abs(Number(names[0]?.[1]) - Number(names[1]?.[1])) >= 16)
})

test('series are told apart without colour: by pattern, dash and marker', () => {
  const two = [
    [share(52), share(58), share(49)],
    [share(61), share(63), share(55)],
  ] as const
  assert.match(
    renderChartSvg(chart('column', ...two.map((figures) => [...figures])), { idPrefix: 'a' }),
    /fill="url\(#a-fill-1\)"/,
  )
  assert.match(renderChartSvg(chart('line', ...two.map((figures) => [...figures])), { idPrefix: 'a' }), /stroke-dasharray="6 4"/)
})

test('marks say their own figure to a pointer only where there is one', () => {
  const given = chart('column', [share(52), share(58), share(49)])
  assert.match(renderChartSvg(given, { idPrefix: 'a', interactive: true }), /<title>2025, Jan: 5,2\u00a0%<\/title>/)
  assert.doesNotMatch(renderChartSvg(given, { idPrefix: 'a' }), /2025, Jan/)
})

test('a chart without a single figure is still drawn', () => {
  for (const kind of kinds) {
    const svg = renderChartSvg(chart(kind, [undelivered, undelivered, undelivered]), { idPrefix: 'a' })
    assert.doesNotMatch(svg, /NaN|Infinity|undefined/)
  }
})

test('axis numbers are even and written in Swedish', () => {
  assert.deepEqual(
    numberAxis([-2118, 1204], [220, 0], { fromZero: true }).ticks.map((tick) => tick.textSv),
    ['\u22123\u00a0000', '\u22122\u00a0000', '\u22121\u00a0000', '0', '1\u00a0000', '2\u00a0000'],
  )
  assert.deepEqual(
    numberAxis([0.2, 0.9], [220, 0], { fromZero: true }).ticks.map((tick) => tick.textSv),
    ['0,0', '0,2', '0,4', '0,6', '0,8', '1,0'],
  )
})

test('what is counted has whole numbers on its axis, however few', () => {
  const ticks = (values: number[]) =>
    numberAxis(values, [220, 0], { fromZero: true, whole: true }).ticks.map((tick) => tick.textSv)
  assert.deepEqual(ticks([1]), ['0', '1'])
  assert.deepEqual(ticks([0, 0]), ['0', '1'])
  assert.deepEqual(ticks([1, 2]), ['0', '1', '2'])
  assert.deepEqual(ticks([3]), ['0', '1', '2', '3'])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 12 }), (values) => {
      const texts = ticks(values)
      assert.ok(texts.length >= 2)
      assert.equal(new Set(texts).size, texts.length)
      for (const text of texts) assert.doesNotMatch(text, /,/)
    }),
  )
})
