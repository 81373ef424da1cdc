/** English Metric Units: 12 700 a point. */
export const unitsInPoint = 12_700
