import type { Severity } from '#domain/finding.ts'

/**
 * Everything that intake can have to say about a file, one line a kind. A code is lasting: it stands in the log of what was
 * once delivered, so a retired code is never given a new meaning. An error means that nothing of the file is loaded.
 */
export const findingCodes = {
  // The file as a whole
  'I-001': { severity: 'error', titleSv: 'Filen är tom' },
  'I-002': { severity: 'error', titleSv: 'Filen är för stor' },
  'I-003': { severity: 'error', titleSv: 'Fel slags fil' },
  'I-004': { severity: 'error', titleSv: 'Filen är lösenordsskyddad' },
  'I-005': { severity: 'error', titleSv: 'Filen är avklippt eller skadad' },
  'I-006': { severity: 'error', titleSv: 'Filen packas upp till orimlig storlek' },
  'I-007': { severity: 'error', titleSv: 'Textfilen innehåller nolltecken' },
  'I-008': { severity: 'error', titleSv: 'Filen tog för mycket tid eller minne' },
  'I-009': { severity: 'error', titleSv: 'Filen kunde inte läsas' },
  'I-010': { severity: 'warning', titleSv: 'Tecken har gått förlorade hos avsändaren' },
  'I-011': { severity: 'warning', titleSv: 'Sista raden kan vara avklippt' },
  'I-012': { severity: 'error', titleSv: 'Organisation och kontoplan saknas' },
  'I-013': { severity: 'warning', titleSv: 'Filen innehåller inga belopp att läsa in' },

  // Codes and amounts, whatever the format
  'I-020': { severity: 'error', titleSv: 'Okänt konto' },
  'I-021': { severity: 'error', titleSv: 'Okänd enhet' },
  'I-022': { severity: 'error', titleSv: 'Enheten gäller inte den månaden' },
  'I-023': { severity: 'error', titleSv: 'Belopp utan kostnadsställe' },
  'I-024': { severity: 'error', titleSv: 'Ogiltig månad' },
  'I-025': { severity: 'error', titleSv: 'Text där ett tal skulle stå' },
  'I-026': { severity: 'error', titleSv: 'Delar av ett öre' },
  'I-027': { severity: 'warning', titleSv: 'Dubblettrader' },
  'I-028': { severity: 'note', titleSv: 'Flera rader med samma nyckel' },
  'I-029': { severity: 'error', titleSv: 'Två värden för samma sak' },
  'I-030': { severity: 'note', titleSv: 'Balanskonton läses inte in' },
  'I-031': { severity: 'error', titleSv: 'Enhetens namn är tvetydigt' },

  // SIE
  'I-040': { severity: 'error', titleSv: 'Raden följer inte SIE' },
  'I-041': { severity: 'note', titleSv: 'Okända etiketter' },
  'I-042': { severity: 'error', titleSv: 'Räkenskapsår saknas' },
  'I-043': { severity: 'error', titleSv: 'Verifikationen är inte i balans' },
  'I-044': { severity: 'warning', titleSv: 'Årets resultat stämmer inte med periodsaldona' },
  'I-045': { severity: 'warning', titleSv: 'Verifikationerna stämmer inte med periodsaldona' },
  'I-046': { severity: 'warning', titleSv: 'Kontrollsumman stämmer inte' },
  'I-047': { severity: 'note', titleSv: 'Dimensioner läses inte in' },
  'I-048': { severity: 'warning', titleSv: 'Period utanför räkenskapsåret' },
  'I-049': { severity: 'warning', titleSv: 'Belopp utan kostnadsställen läses inte in' },
  'I-050': { severity: 'error', titleSv: 'Bara årssaldon' },
  'I-051': { severity: 'warning', titleSv: 'Belopp läggs på en enhet för ofördelat' },
  'I-052': { severity: 'warning', titleSv: 'Utgående balans stämmer inte' },
  'I-053': { severity: 'warning', titleSv: 'Objektets balans stämmer inte' },
  'I-054': { severity: 'warning', titleSv: 'Årssaldon för ett år som inte var slut' },
  'I-055': { severity: 'warning', titleSv: 'Importfil, inte hela redovisningen' },
  'I-056': { severity: 'error', titleSv: 'Annan valuta än kronor' },
  'I-057': { severity: 'error', titleSv: 'Filen följer inte XML' },
  'I-058': { severity: 'note', titleSv: 'Signaturen kontrolleras inte' },

  // Tables read by a mapping profile
  'I-060': { severity: 'error', titleSv: 'Ingen profil passar filen' },
  'I-061': { severity: 'error', titleSv: 'Flera profiler passar filen' },
  'I-062': { severity: 'error', titleSv: 'Samma rubrik två gånger' },
  'I-063': { severity: 'error', titleSv: 'Två blad med samma namn' },
  'I-064': { severity: 'warning', titleSv: 'Dolt blad' },
  'I-065': { severity: 'note', titleSv: 'Blad som inte läses' },
  'I-066': { severity: 'error', titleSv: 'Felvärde i en cell' },
  'I-067': { severity: 'error', titleSv: 'Cell utan innehåll' },
  'I-068': { severity: 'error', titleSv: 'Okänt ord' },
  'I-069': { severity: 'error', titleSv: 'Radens summa stämmer inte' },
  'I-070': { severity: 'error', titleSv: 'Summaraden stämmer inte' },
  'I-071': { severity: 'error', titleSv: 'Raden har inte lika många fält som rubriken' },
  'I-072': { severity: 'error', titleSv: 'Summaraden saknas' },
  'I-073': { severity: 'error', titleSv: 'Profilen kan inte användas på filen' },
  'I-074': { severity: 'note', titleSv: 'Rader som inte läses' },
  'I-075': { severity: 'error', titleSv: 'Formel utan sparat värde' },
  'I-076': { severity: 'error', titleSv: 'Flera förvaltningar i en standardfil' },

  // Contents: YAML and Markdown
  'I-080': { severity: 'error', titleSv: 'Filen följer inte YAML' },
  'I-081': { severity: 'error', titleSv: 'Okänt slag av innehåll' },
  'I-082': { severity: 'error', titleSv: 'Uppgift saknas' },
  'I-083': { severity: 'error', titleSv: 'Okänd uppgift' },
  'I-084': { severity: 'error', titleSv: 'Fel värde' },
  'I-085': { severity: 'error', titleSv: 'Samma nyckel två gånger' },
  'I-086': { severity: 'error', titleSv: 'Hänvisning som inte finns' },
  'I-087': { severity: 'warning', titleSv: 'Texten är tom' },
  'I-088': { severity: 'error', titleSv: 'Förändringen stämmer inte med organisationen' },
  'I-089': { severity: 'error', titleSv: 'Mallen kan inte användas' },

  // A round's workbook
  'I-100': { severity: 'error', titleSv: 'Inte en arbetsbok för en rapportomgång' },
  'I-101': { severity: 'error', titleSv: 'Arbetsbok för en annan enhet eller omgång' },
  'I-102': { severity: 'error', titleSv: 'Arbetsbokens dolda blad är ändrat' },
  'I-103': { severity: 'error', titleSv: 'Svarskolumn saknas' },
  'I-104': { severity: 'warning', titleSv: 'Fråga saknas i arbetsboken' },
  'I-105': { severity: 'error', titleSv: 'Rad som inte hör till någon fråga' },
  'I-106': { severity: 'error', titleSv: 'Samma fråga på två rader' },
  'I-107': { severity: 'warning', titleSv: 'Låst cell ändrad' },
  'I-108': { severity: 'error', titleSv: 'Ord som inte finns i listan' },
  'I-109': { severity: 'error', titleSv: 'Inte hela kronor' },
  'I-110': { severity: 'note', titleSv: 'Kolumnerna är flyttade' },
} as const satisfies Record<string, { severity: Severity; titleSv: string }>

export type FindingCode = keyof typeof findingCodes
