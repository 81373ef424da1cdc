import type { Finding, FindingPlace, Severity } from '#domain/finding.ts'

/** What calculation finds in layouts, plans and facts. The codes are lasting; a retired one is never used again. */
export const calculationFindings = {
  'C-001': { severity: 'error', ruleSv: 'En tabellayout ska gå att räkna: rader och kolumner som den hänvisar till finns.' },
  'C-002': { severity: 'error', ruleSv: 'Ett konto hör till högst en rad i en tabell.' },
  'C-003': { severity: 'error', ruleSv: 'Varje konto i kontoklass 3–8 med belopp hör till en rad i resultaträkningen.' },
  'C-004': { severity: 'error', ruleSv: 'Varje rad i resultaträkningen ingår i resultatet exakt en gång.' },
  'C-005': { severity: 'warning', ruleSv: 'En enhet som rapporterar har en tabellayout.' },
  'C-006': { severity: 'error', ruleSv: 'Belopp har en känd motpart när tabellen bara tar med vissa motparter.' },
  'C-007': { severity: 'note', ruleSv: 'En enhet räknas till den enhet som den hörde till i varje månad.' },
  'C-008': { severity: 'error', ruleSv: 'Uppgifter som redovisas per kategori har en kategori.' },
  'C-009': { severity: 'error', ruleSv: 'En indikators beräkningssätt finns och har de uppgifter som det behöver.' },
  'C-010': { severity: 'warning', ruleSv: 'Underlag är levererat för det som ska redovisas.' },
  'C-011': { severity: 'error', ruleSv: 'Ett värde som finns för en indikator går att visa så som planen säger.' },
  'C-013': {
    severity: 'error',
    ruleSv: 'Belopp i en förvaltning med centrumbildningar hör till en av dem eller till ett kostnadsställe.',
  },
  'C-014': { severity: 'error', ruleSv: 'En investeringsbudget har ett budgetår till och med rapportåret.' },
  'C-015': { severity: 'error', ruleSv: 'Belopp i effekthemtagningen hör till något i planen.' },
  'C-016': { severity: 'error', ruleSv: 'En post som förklarar resultatet hänvisar till en rad som finns i resultaträkningen.' },
  'C-021': { severity: 'error', ruleSv: 'En budgetrad som planen hänvisar till finns i budgeten.' },
  'C-022': { severity: 'error', ruleSv: 'Årets ram är föregående års ram med de ändringar som planen ger skäl för.' },
  'C-023': { severity: 'error', ruleSv: 'Budgeten har det belopp från regionen som är beslutat som ram och ersättningar.' },
  'C-024': { severity: 'error', ruleSv: 'De större investeringarna ryms i planeringsramen.' },
  'C-025': { severity: 'warning', ruleSv: 'En investering som redovisas för sig är så stor som planen säger att den ska vara.' },
  'C-030': {
    severity: 'note',
    ruleSv: 'Ingen siffra om en grupp med färre personer än gränsen går att läsa eller räkna ut ur rapporten.',
  },
  'C-031': { severity: 'error', ruleSv: 'Delar som redovisas under en produktionsrad är tillsammans hela raden.' },
  'C-032': { severity: 'error', ruleSv: 'En summa som texterna nämner består av siffror som finns i rapportens tabeller.' },
  'C-033': {
    severity: 'warning',
    ruleSv: 'En jämförelsestörande post hör till en rad och en period i tabellen över kostnadsutvecklingen.',
  },
  'C-034': { severity: 'warning', ruleSv: 'En jämförelsestörande post är godkänd av någon.' },
  'C-035': { severity: 'warning', ruleSv: 'Interna belopp som räknas bort har två sidor, som tillsammans är noll.' },
} as const satisfies Record<string, { severity: Severity; ruleSv: string }>

export type CalculationFindingCode = keyof typeof calculationFindings

export function calculationFinding(code: CalculationFindingCode, where: FindingPlace, messageSv: string): Finding {
  return { code, severity: calculationFindings[code].severity, where, messageSv }
}
