import type { MappingProfile } from '#domain/mapping-profile.ts'
import type { FindingLog } from '../finding-log.ts'
import { type Grid, type GridRow, isEmptyRow } from './grid.ts'
import { headerTexts } from './header-texts.ts'
import { isStandardProfile } from './standard-profiles.ts'

/** A grid that a profile fits, with the row where its headers stand. */
export interface ProfileMatch {
  readonly profile: MappingProfile
  readonly grid: Grid
  readonly headerRow: GridRow
}

/** Headers stand somewhere among the first rows, below titles and notes. */
const rowsToSearch = 50

/**
 * The one profile that fits the file, with the sheet and the row of its headers. When several fit, the one that asks for
 * most headers, and a region's own before a standard one: a general profile gives way to a particular one. Otherwise undefined, with findings that say what was found
 * and what each profile wants.
 */
export function matchProfile(
  grids: readonly Grid[],
  profiles: readonly MappingProfile[],
  log: FindingLog,
): ProfileMatch | undefined {
  const matches = profiles.flatMap((profile) => {
    const match = findHeaders(grids, profile)
    return match ? [{ profile, ...match }] : []
  })
  const most = Math.max(...matches.map(({ profile }) => profile.headers.length))
  const asMany = matches.filter(({ profile }) => profile.headers.length === most)
  const own = asMany.filter(({ profile }) => !isStandardProfile(profile))
  const [best, ...rivals] = own.length > 0 ? own : asMany
  if (!best) {
    reportNoMatch(grids, profiles, log)
    return undefined
  }
  if (rivals.length > 0) {
    const names = [best, ...rivals].map(({ profile }) => profile.name).join(', ')
    log.add(
      'I-061',
      placeOf(best, best.headerRow),
      `Filens rubriker passar flera profiler lika bra: ${names}. Låt profilerna skilja sig åt i sina headers.`,
    )
    return undefined
  }
  if (reportDoubledHeaders(best, log)) return undefined
  reportOtherSheets(best, grids, log)
  return best
}

/** Compared without case, repeated spaces and a trailing unit in brackets: "Budget 2025 (tkr)" is "budget 2025". */
export function normalisedHeader(text: string): string {
  return text
    .replace(/[\s\u00a0\u00ad]+/g, ' ')
    .trim()
    .replace(/ ?[([][^)\]]*[)\]]$/, '')
    .toLowerCase()
}

/** The header's column in the match, or undefined. */
export function columnOf(match: ProfileMatch, header: string): number | undefined {
  const wanted = normalisedHeader(header)
  const column = headerTexts(match.grid, match.headerRow).findIndex((text) => normalisedHeader(text) === wanted)
  return column === -1 ? undefined : column
}

function findHeaders(grids: readonly Grid[], profile: MappingProfile): { grid: Grid; headerRow: GridRow } | undefined {
  const wanted = profile.headers.map(normalisedHeader)
  const candidates =
    profile.sheet === undefined
      ? grids.toSorted((a, b) => Number(a.hidden) - Number(b.hidden))
      : grids.filter((grid) => grid.sheet === undefined || sameName(grid.sheet, profile.sheet ?? ''))
  for (const grid of candidates) {
    const headerRow = grid.rows.slice(0, rowsToSearch).find((row) => {
      const present = new Set(headerTexts(grid, row).map(normalisedHeader))
      return wanted.every((header) => present.has(header))
    })
    if (headerRow) return { grid, headerRow }
  }
  return undefined
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

function reportDoubledHeaders({ profile, grid, headerRow }: ProfileMatch, log: FindingLog): boolean {
  const headers = headerTexts(grid, headerRow).map(normalisedHeader)
  const doubled = profile.headers.filter((header) => headers.filter((other) => other === normalisedHeader(header)).length > 1)
  for (const header of doubled) {
    log.add(
      'I-062',
      { ...placeOf({ grid }, headerRow), column: header },
      `Rubriken ”${header}” står på flera kolumner. Ta bort eller döp om den som inte ska läsas.`,
    )
  }
  return doubled.length > 0
}

function reportOtherSheets(match: ProfileMatch, grids: readonly Grid[], log: FindingLog): void {
  if (match.grid.hidden) {
    log.add(
      'I-064',
      placeOf(match, match.headerRow),
      `Beloppen läses från det dolda bladet ”${match.grid.sheet}”. Kontrollera att det är rätt blad.`,
    )
  }
  const unread = grids.filter((grid) => grid !== match.grid && grid.sheet !== undefined && !grid.rows.every(isEmptyRow))
  if (unread.length === 0) return
  const names = unread.map((grid) => (grid.hidden ? `${grid.sheet} (dolt)` : grid.sheet)).join(', ')
  log.add('I-065', {}, `Bladet ”${match.grid.sheet}” läses. Dessa blad läses inte: ${names}.`)
}

function reportNoMatch(grids: readonly Grid[], profiles: readonly MappingProfile[], log: FindingLog): void {
  const found = grids.map((grid) => ({ grid, headerRow: likelyHeaderRow(grid) }))
  const seenSv = found
    .map(({ grid, headerRow }) => {
      const headers = headerRow ? headerTexts(grid, headerRow).filter((text) => text !== '') : []
      const listed = headers.length > 0 ? headers.slice(0, 20).join(' | ') + (headers.length > 20 ? ' …' : '') : 'inga'
      return grid.sheet === undefined ? listed : `bladet ${grid.sheet}: ${listed}`
    })
    .slice(0, 5)
    .join('; ')
  const [first] = found
  const place = first?.headerRow ? placeOf({ grid: first.grid }, first.headerRow) : {}
  if (profiles.length === 0) {
    log.add(
      'I-060',
      place,
      `Det finns inga profiler ännu, så filens kolumner kan inte tolkas. Läs först in en mapping-profile. Rubriker i filen: ${seenSv}.`,
    )
    return
  }
  log.add(
    'I-060',
    place,
    `Ingen profil känner igen filens rubriker. Rubriker i filen: ${seenSv}. ${describeNearest(grids, profiles)} Rätta rubrikerna i filen eller lägg till en profil.`,
  )
}

/** The profiles that come nearest, with what they miss: a misspelt header is then seen at once. */
function describeNearest(grids: readonly Grid[], profiles: readonly MappingProfile[]): string {
  const present = grids.flatMap((grid) =>
    grid.rows.slice(0, rowsToSearch).map((row) => new Set(headerTexts(grid, row).map(normalisedHeader))),
  )
  const weighed = profiles
    .map((profile) => {
      const missing = present
        .map((headers) => profile.headers.filter((header) => !headers.has(normalisedHeader(header))))
        .reduce<readonly string[]>((fewest, other) => (other.length < fewest.length ? other : fewest), profile.headers)
      return { profile, missing, share: missing.length / profile.headers.length }
    })
    .sort((a, b) => a.share - b.share)
  const near = weighed.filter(({ share }) => share <= 0.5).slice(0, 3)
  if (near.length === 0)
    return `Ingen av de ${profiles.length} profilerna är nära: ${profiles.map((profile) => profile.name).join(', ')}.`
  const listed = near.map(({ profile, missing }) => {
    const sheetSv = profile.sheet === undefined ? '' : ` på bladet ${profile.sheet}`
    return missing.length === 0
      ? `${profile.name} (rubrikerna finns, men inte${sheetSv})`
      : `${profile.name} (saknar${sheetSv}: ${missing.join(', ')})`
  })
  return `Närmast är ${listed.join('; ')}.`
}

/** Where a person would say that the headers stand: the first row that is nearly as full as the fullest, since one may lack. */
export function likelyHeaderRow(grid: Grid): GridRow | undefined {
  const rows = grid.rows.slice(0, rowsToSearch)
  const filled = (row: GridRow) => headerTexts(grid, row).filter((text) => text !== '').length
  const fullest = Math.max(...rows.map(filled))
  return fullest > 0 ? rows.find((row) => filled(row) >= fullest * nearlyFull) : undefined
}

const nearlyFull = 0.7

/** Where a row stands, for findings and sources. */
export function placeOf({ grid }: { readonly grid: Grid }, row: GridRow): { sheet?: string; row: number } {
  return { ...(grid.sheet === undefined ? {} : { sheet: grid.sheet }), row: row.number }
}
