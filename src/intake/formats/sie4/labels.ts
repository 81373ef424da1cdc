/** Every label of SIE 4B (2008-09-30). `fields`: how many must be there for the line to be understood, where we use it. */
export const sieLabels = {
  '#ADRESS': {},
  '#BKOD': {},
  '#BTRANS': {},
  '#DIM': {},
  '#ENHET': {},
  '#FLAGGA': {},
  '#FNAMN': {},
  '#FNR': {},
  '#FORMAT': {},
  '#FTYP': {},
  '#GEN': {},
  '#IB': { fields: 3 },
  '#KONTO': {},
  '#KPTYP': {},
  '#KSUMMA': {},
  '#KTYP': {},
  '#OBJEKT': {},
  '#OIB': { fields: 4 },
  '#OMFATTN': {},
  '#ORGNR': {},
  '#OUB': { fields: 4 },
  '#PBUDGET': { fields: 5 },
  '#PROGRAM': {},
  '#PROSA': {},
  '#PSALDO': { fields: 5 },
  '#RAR': {},
  '#RES': { fields: 3 },
  '#RTRANS': {},
  '#SIETYP': {},
  '#SRU': {},
  '#TAXAR': {},
  '#TRANS': { fields: 3 },
  '#UB': { fields: 3 },
  '#UNDERDIM': {},
  '#VALUTA': {},
  '#VER': { fields: 3 },
} as const satisfies Record<string, { fields?: number }>

export type SieLabel = keyof typeof sieLabels

export function isSieLabel(text: string): text is SieLabel {
  return Object.hasOwn(sieLabels, text)
}
