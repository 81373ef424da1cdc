import type { Finding, FindingPlace, Severity } from '#domain/finding.ts'

/** What is found in a plan as it is read in. The codes are lasting; a retired one is never used again. */
export const planFindings = {
  'P-001': { severity: 'error', ruleSv: 'Varje mål, indikator, uppdrag, aktivitet och kontroll har en egen beteckning.' },
  'P-002': { severity: 'error', ruleSv: 'En indikator hör till ett mål som finns i planen.' },
  'P-003': { severity: 'error', ruleSv: 'Ett målvärde är skrivet så att det går att förstå.' },
  'P-004': { severity: 'error', ruleSv: 'Ett målvärde har samma enhet som sin indikator.' },
  'P-005': { severity: 'error', ruleSv: 'En aktivitet hör till uppdrag som finns i planen.' },
  'P-006': { severity: 'warning', ruleSv: 'En uppdragskod är skriven som RF25-07 och är inte nyare än planen.' },
  'P-007': { severity: 'warning', ruleSv: 'En tidplan är skriven så att det går att se när den är slut.' },
  'P-008': { severity: 'warning', ruleSv: 'Ett målvärde säger åt vilket håll det ska nås.' },
  'P-009': { severity: 'warning', ruleSv: 'Ett målvärde går åt samma håll som det som är bra för indikatorn.' },
  'P-014': { severity: 'error', ruleSv: 'Ett ord för status eller förändring betyder en sak.' },
  'P-015': { severity: 'error', ruleSv: 'Ett statusord som står i årets svar behåller en betydelse.' },
  'P-013': { severity: 'error', ruleSv: 'En tolerans är ett avstånd i indikatorns enhet.' },
  'P-012': { severity: 'error', ruleSv: 'En arbetsbok läses in i den plan som den är.' },
  'P-011': { severity: 'error', ruleSv: 'En beslutad plan ändras bara med ett skäl.' },
  'P-010': {
    severity: 'error',
    ruleSv: 'En indikators beteckning har bara a–z, 0–9 och bindestreck, så att dess siffror har en adress.',
  },
} as const satisfies Record<string, { severity: Severity; ruleSv: string }>

export type PlanFindingCode = keyof typeof planFindings

export function planFinding(code: PlanFindingCode, where: FindingPlace, messageSv: string): Finding {
  return { code, severity: planFindings[code].severity, where, messageSv }
}
