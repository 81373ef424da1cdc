/**
 * Regionkontoret's centres as print lists them, with the parts that it shows as "varav" and the cost centres that each books
 * on. The parts' results are in their centre's; `own` is what the centre books itself.
 */
export interface Centre {
  readonly code: string
  readonly own: Shares
  readonly parts: readonly Part[]
}

export interface Part {
  readonly code: string
  readonly costCentre: string
  /** First and last year under this centre. */
  readonly years: readonly [from: number, to: number]
}

/** Cost centre → weight. */
export type Shares = Readonly<Record<string, number>>

const always = [2021, 2025] as const

export const centres: readonly Centre[] = [
  {
    code: 'rk-ca',
    own: { '7200': 1 },
    parts: [
      { code: 'rk-varu', costCentre: '7201', years: [2021, 2023] },
      { code: 'rk-upph', costCentre: '7202', years: [2021, 2023] },
    ],
  },
  { code: 'rk-ce', own: { '7210': 6, '7211': 4 }, parts: [{ code: 'rk-glas', costCentre: '7212', years: always }] },
  { code: 'rk-ch', own: { '7220': 1 }, parts: [] },
  {
    code: 'rk-chr',
    own: { '7230': 3, '7231': 2, '7232': 3, '7234': 2 },
    parts: [{ code: 'rk-pol', costCentre: '7233', years: always }],
  },
  { code: 'rk-cifu', own: { '7240': 1, '7241': 1 }, parts: [{ code: 'rk-forsk', costCentre: '7242', years: always }] },
  { code: 'rk-ck', own: { '7250': 1 }, parts: [] },
  {
    code: 'rk-rds',
    own: { '7260': 1 },
    parts: [
      { code: 'rk-reserv', costCentre: '7261', years: always },
      { code: 'rk-pu', costCentre: '7262', years: always },
    ],
  },
  {
    code: 'rk-rst',
    own: { '7270': 3, '7271': 2 },
    parts: [
      { code: 'rk-varu', costCentre: '7201', years: [2024, 2025] },
      { code: 'rk-upph', costCentre: '7202', years: [2024, 2025] },
    ],
  },
]

/** The forecast's adjustment of the administration as a whole: a cost centre under no centre. */
export const adjustmentCostCentre = '7290'
