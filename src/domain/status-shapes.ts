import type { Shape } from './status.ts'

/** A status shape in a box of 10 × 10, y downwards: the same drawing in every format. */
export type ShapeGeometry =
  | { readonly kind: 'circle'; readonly radius: number; readonly filled: boolean }
  | { readonly kind: 'polygon'; readonly points: readonly (readonly [number, number])[] }

export const statusShapes: Record<Shape, ShapeGeometry> = {
  circle: { kind: 'circle', radius: 4.5, filled: true },
  ring: { kind: 'circle', radius: 3.7, filled: false },
  triangle: {
    kind: 'polygon',
    points: [
      [5, 0.6],
      [9.8, 9.2],
      [0.2, 9.2],
    ],
  },
  square: {
    kind: 'polygon',
    points: [
      [0.9, 0.9],
      [9.1, 0.9],
      [9.1, 9.1],
      [0.9, 9.1],
    ],
  },
  diamond: {
    kind: 'polygon',
    points: [
      [5, 0],
      [10, 5],
      [5, 10],
      [0, 5],
    ],
  },
  'arrow-up': {
    kind: 'polygon',
    points: [
      [5, 0.4],
      [9.4, 5.2],
      [6.4, 5.2],
      [6.4, 9.6],
      [3.6, 9.6],
      [3.6, 5.2],
      [0.6, 5.2],
    ],
  },
  'arrow-down': {
    kind: 'polygon',
    points: [
      [5, 9.6],
      [9.4, 4.8],
      [6.4, 4.8],
      [6.4, 0.4],
      [3.6, 0.4],
      [3.6, 4.8],
      [0.6, 4.8],
    ],
  },
  'arrow-right': {
    kind: 'polygon',
    points: [
      [9.6, 5],
      [4.8, 9.4],
      [4.8, 6.4],
      [0.4, 6.4],
      [0.4, 3.6],
      [4.8, 3.6],
      [4.8, 0.6],
    ],
  },
}
