import { writeDelimited } from '../delimited-file.ts'

/** Planned and realised effects in kronor: print has them in tenths of a million, the rest is invented. */
export function writeBenefits(): Uint8Array {
  return writeDelimited(
    ['Åtgärd', 'Enhet', 'Beräknad effekt 2025', 'Realiserad effekt januari–augusti 2025'],
    [
      ['Pensionsavgång', 'rk', 1_392_000, 210_000],
      ['Controllers', 'rk', 1_620_000, 812_000],
      ['Glasögonbidrag', 'rk', 400_000, 236_000],
      ['Lönestöd', 'rk', 1_600_000, 190_000],
    ],
  )
}

/** Month when the examination ended; unit; control; what was counted; count. All but the months are print's. */
export function writeControls(): Uint8Array {
  const rows: readonly (readonly [string, string, string, number])[] = [
    ['2025-05', 'Kemiska risker Regionhuset', 'Granskade', 11],
    ['2025-05', 'Kemiska risker Regionhuset', 'Godkända', 0],
    ['2025-05', 'Kemiska risker Regionhälsan', 'Granskade', 16],
    ['2025-05', 'Kemiska risker Regionhälsan', 'Godkända', 9],
    ['2025-05', 'Kemiska risker Utbildningsenheten', 'Granskade', 18],
    ['2025-05', 'Kemiska risker Utbildningsenheten', 'Godkända', 3],
    ['2025-03', 'Avtalstrohet', 'Leverantörer', 6],
    ['2025-03', 'Avtalstrohet', 'Egna fakturor', 1],
    ['2025-05', 'Passerkort', 'Felaktiga behörigheter', 14],
    ['2025-05', 'Passerkort', 'Utgångna kort', 39],
    ['2025-06', 'Representation', 'Granskade', 5],
    ['2025-06', 'Representation', 'Godkända', 5],
    ['2025-05', 'Forskningsprocessen', 'Granskade', 18],
    ['2025-05', 'Forskningsprocessen', 'Godkända', 15],
  ]
  return writeDelimited(
    ['Månad', 'Ansvar', 'Kontroll', 'Del', 'Antal'],
    rows.map(([month, ...row]) => [month, 'rk', ...row]),
  )
}

/**
 * Indicators as their systems report them. Print has the values of 2024 and the shares; how many procurements there were and
 * in which months is invented.
 */
export function writeIndicatorValues(): Uint8Array {
  const procurements: readonly (readonly [number, readonly number[], readonly number[]])[] = [
    [2024, [2, 3, 4, 3, 3, 4, 1], [15, 18, 20, 19, 17, 21, 8]],
    [2025, [3, 3, 4, 4, 3, 4, 2], [16, 17, 20, 19, 18, 22, 9]],
  ]
  return writeDelimited(
    ['Månad', 'Ansvar', 'Indikator', 'Del', 'Utfall'],
    [
      ['2024-12', 'rk', 'publikationer', 'värde', 129],
      ['2024-12', 'rk', 'studier', 'värde', 175],
      ['2024-12', 'rk', 'medverkande-forskning', 'värde', 240],
      ['2024-12', 'rk', 'cirkulara', 'värde', 1],
      ['2024-12', 'rk', 'co2', 'värde', 27_964],
      ['2024-10', 'rk', 'hme', 'värde', '79,8'],
      ...procurements.flatMap(([year, together, all]) =>
        all.flatMap((count, index) => [
          [`${year}-0${index + 1}`, 'rk', 'samordnade', 'täljare', together[index] ?? 0],
          [`${year}-0${index + 1}`, 'rk', 'samordnade', 'nämnare', count],
        ]),
      ),
    ],
  )
}

/** Purchases through e-commerce in July, in kronor: an indicator that is an amount. */
export function writeEcommerce(): Uint8Array {
  return writeDelimited(['Månad', 'Ansvar', 'Indikator', 'Belopp'], [['2025-07', 'rk', 'ehandel', '283140,00']])
}

/** Rehabilitation cases by the month they began and whether they are closed: print has 21, 12 of them closed, and 26 in 2024. */
export function writeRehabilitation(): Uint8Array {
  const rows: readonly (readonly [string, string, string, number])[] = [
    ['2024-01', '7231', 'Avslutat', 5],
    ['2024-02', '7210', 'Avslutat', 4],
    ['2024-03', '7241', 'Avslutat', 6],
    ['2024-05', '7250', 'Avslutat', 4],
    ['2024-06', '7232', 'Avslutat', 4],
    ['2024-07', '7270', 'Avslutat', 3],
    ['2025-01', '7231', 'Avslutat', 5],
    ['2025-02', '7250', 'Avslutat', 4],
    ['2025-03', '7210', 'Avslutat', 3],
    ['2025-04', '7241', 'Pågår', 4],
    ['2025-06', '7270', 'Pågår', 3],
    ['2025-07', '7232', 'Pågår', 2],
  ]
  return writeDelimited(
    ['Månad', 'Ansvar', 'Läge', 'Antal ärenden'],
    rows.map((row) => [...row]),
  )
}
