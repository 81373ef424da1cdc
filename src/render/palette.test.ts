import assert from 'node:assert/strict'
import { test } from 'node:test'
import { palette, seriesStyles, toneColours } from './palette.ts'

const surfaces = [palette.paper, palette.surface, palette.surfaceSum]

test('texts and status words have a contrast of at least 4,5:1 against everything that they stand on', () => {
  const texts = [palette.ink, palette.muted, palette.primary, palette.primaryDark, ...Object.values(toneColours)]
  for (const colour of texts) for (const surface of surfaces) assertContrast(colour, surface, 4.5)
  assertContrast(palette.ink, palette.informationSurface, 4.5)
  assertContrast(palette.primaryDark, palette.informationSurface, 4.5)
  assertContrast(palette.ink, palette.warningSurface, 4.5)
  assertContrast(palette.warning, palette.warningSurface, 4.5)
  assertContrast(palette.paper, palette.primary, 4.5)
})

test('marks in charts have a contrast of at least 3:1 against the paper', () => {
  for (const { colour } of seriesStyles) assertContrast(colour, palette.paper, 3)
  assertContrast(palette.ruleStrong, palette.paper, 3)
})

test('no two series look the same without their colours', () => {
  for (const property of ['pattern', 'dash', 'marker'] as const) {
    assert.equal(new Set(seriesStyles.map((style) => style[property])).size, seriesStyles.length)
  }
})

function assertContrast(a: string, b: string, least: number): void {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  const contrast = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
  assert.ok(contrast >= least, `${a} against ${b} has ${contrast.toFixed(2)}:1, wanted ${least}:1`)
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
