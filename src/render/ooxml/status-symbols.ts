import type { Shape } from '#domain/status.ts'

/** A status shape as a character, for forms whose tables hold text and no drawings. The word always stands beside it. */
export const statusSymbols: Record<Shape, string> = {
  circle: '●',
  ring: '○',
  triangle: '▲',
  square: '■',
  diamond: '◆',
  'arrow-up': '↑',
  'arrow-down': '↓',
  'arrow-right': '→',
}
