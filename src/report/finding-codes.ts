import type { Finding, FindingPlace, Severity } from '#domain/finding.ts'

/** What is found as a report is composed. The codes are lasting; a retired one is never used again. */
export const reportFindings = {
  'R-001': { severity: 'error', ruleSv: 'En siffra i en text finns i rapportens tabeller.' },
  'R-002': { severity: 'error', ruleSv: 'En siffra i en text skrivs i en måttenhet som den kan ha, med ord som går att tolka.' },
  'R-003': { severity: 'warning', ruleSv: 'En siffra som en text bygger på har ett värde.' },
  'R-004': { severity: 'warning', ruleSv: 'En text är skriven med stycken, listor, mellanrubriker, fet och kursiv stil.' },
  'R-005': { severity: 'error', ruleSv: 'Ett avsnitt har de tabeller och den plan som det bygger på.' },
  'R-006': { severity: 'warning', ruleSv: 'Ett avsnitt som ska ha en text har en.' },
  'R-007': { severity: 'error', ruleSv: 'Ett avsnitt i rapportmallen är av en typ som finns.' },
  'R-008': { severity: 'warning', ruleSv: 'En text hör till ett avsnitt i rapportmallen.' },
  'R-009': { severity: 'error', ruleSv: 'Varje avsnitt i rapportmallen har en egen nyckel.' },
  'R-010': { severity: 'warning', ruleSv: 'En kolumn eller rad som rapportmallen visar finns i avsnittets tabell.' },
  'R-011': { severity: 'warning', ruleSv: 'En kontroll i planen för intern kontroll har en väsentlighet och riskbedömning.' },
  'R-012': { severity: 'error', ruleSv: 'En plan har ett beslut: vilket organ, vilken dag och vilken paragraf.' },
  'R-013': { severity: 'error', ruleSv: 'Delarna av en indikator som läggs ihop blir indikatorns eget värde.' },
  'R-014': { severity: 'warning', ruleSv: 'En kommentar som är märkt för utskrift har en plats i rapporten.' },
  'R-015': { severity: 'error', ruleSv: 'En variant av en gemensam rapportmall nämner en mall och avsnitt som finns.' },
  'R-016': { severity: 'warning', ruleSv: 'En rapport som säger hur den behandlas har ett diarienummer.' },
} as const satisfies Record<string, { severity: Severity; ruleSv: string }>

export type ReportFindingCode = keyof typeof reportFindings

export function reportFinding(code: ReportFindingCode, where: FindingPlace, messageSv: string): Finding {
  return { code, severity: reportFindings[code].severity, where, messageSv }
}
