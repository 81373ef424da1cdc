import type { Actor } from '#domain/actor.ts'
import type { Delivery, Reading } from '#domain/delivery.ts'
import type { Finding } from '#domain/finding.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import { monthOf } from '#domain/month.ts'
import { type OrgUnitVersion, unitsAt } from '#domain/organisation.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import { writeProfile } from '#intake/formats/content-yaml/write-profile.ts'
import { cellText, type Grid, type GridRow } from '#intake/mapping/grid.ts'
import { guessProfile, guessWords, lookAt } from '#intake/mapping/guess-profile.ts'
import { columnOf, likelyHeaderRow } from '#intake/mapping/match-profile.ts'
import {
  type ColumnDraft,
  type ColumnMeaning,
  type DraftProblem,
  draftFromProfile,
  draftToProfile,
  openDimensions,
  type ProfileDraft,
  type WordDraft,
} from '#intake/mapping/profile-draft.ts'
import { gridFormats, openGrids } from '#intake/open-grids.ts'
import { readUpload } from '#intake/read-upload.ts'
import { canImport } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { findWholeDelivery } from './find-delivery.ts'
import { acceptDelivery, stageFile } from './import-file.ts'
import { loadReference, type Reference } from './load-reference.ts'

export type { ColumnDraft, ColumnMeaning, DraftProblem, ProfileDraft, WordDraft }

/** Everything a person needs to see to say what a file's columns are. */
export interface ProfileWorkbench {
  readonly delivery: Delivery
  readonly sheets: readonly SheetChoice[]
  readonly sheet?: string
  /** The first rows, each with its number, as far as the widest of them. */
  readonly rows: readonly PreviewRow[]
  readonly headerRow: number
  /** What is guessed, or what the profile that was asked for says. */
  readonly draft: ProfileDraft
  readonly columnReasonsSv: readonly string[]
  readonly unitReasonSv: string
  readonly seriesReasonSv: string
  /** The first filled cells of each column. */
  readonly samples: readonly (readonly string[])[]
  /** The units in force at the time of the request, for a file that is one unit's. */
  readonly orgUnits: readonly OrgUnitVersion[]
  /** The calendar's rounds, for forecasts: '2025-D2'. */
  readonly rounds: readonly string[]
  /** Names that are taken: saving under one of them replaces that profile. */
  readonly profileNames: readonly string[]
}

export interface SheetChoice {
  readonly name: string
  readonly hidden: boolean
}

export interface PreviewRow {
  readonly number: number
  readonly cells: readonly string[]
}

/** Where in the file the table is, when someone has chosen; else it is guessed. */
export interface TableChoice {
  readonly sheet?: string
  readonly headerRow?: number
  /** A kept profile to start from. */
  readonly profile?: string
}

/** A delivered table with a proposal for each of its columns. */
export async function openProfileWorkbench(
  deliveryId: string,
  choice: TableChoice,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<ProfileWorkbench>> {
  const opened = await openTable(deliveryId, choice, actor, effects)
  if (opened.kind !== 'done') return opened
  const { delivery, grids, grid, headerRow, reference } = opened.value
  const now = effects.clock.now()
  const guess = guessProfile(grid, headerRow, { fileName: delivery.fileName, reference, year: now.getFullYear() })
  const kept = reference.profiles.find((profile) => profile.name === choice.profile)
  const table = lookAt(grid, headerRow)
  return done({
    delivery,
    sheets: grids.flatMap(({ sheet, hidden }) => (sheet === undefined ? [] : [{ name: sheet, hidden }])),
    ...(grid.sheet === undefined ? {} : { sheet: grid.sheet }),
    rows: previewRows(grid, headerRow),
    headerRow: headerRow.number,
    draft: kept ? draftFromProfile(kept, headerRow.number, table.headers) : guess.draft,
    columnReasonsSv: guess.columnReasonsSv,
    unitReasonSv: guess.unitReasonSv,
    seriesReasonSv: guess.seriesReasonSv,
    samples: table.headers.map((_, column) => samplesOf(table.rows, column)),
    orgUnits: unitsAt(reference.organisation, monthOf(now.getFullYear(), now.getMonth() + 1)),
    rounds: (reference.region?.rounds ?? []).map((round) => round.code).sort(),
    profileNames: reference.profiles.map((profile) => profile.name),
  })
}

/** What a draft makes of the file, with nothing kept. */
export interface ProfileTrial {
  readonly problems: readonly DraftProblem[]
  /** Dimensions that the series needs and no column gives. */
  readonly openDimensions: ReturnType<typeof openDimensions>
  /** Words found in the columns that the draft has just made into dimensions with codes. */
  readonly words: readonly WordDraft[]
  /** Absent while there are problems. */
  readonly reading?: TrialReading
}

export interface TrialReading {
  readonly factCount: number
  readonly controlTotals: Reading['controlTotals']
  readonly findings: readonly Finding[]
  readonly yaml: string
}

/** Reads the file by the draft, beside the profiles that are kept already, and keeps nothing. */
export async function tryProfile(
  deliveryId: string,
  draft: ProfileDraft,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<ProfileTrial>> {
  const opened = await openTable(deliveryId, tableOf(draft), actor, effects)
  if (opened.kind !== 'done') return opened
  const { delivery, bytes, grid, headerRow, reference } = opened.value
  const words = withFoundWords(draft, guessWords(lookAt(grid, headerRow), draft.columns))
  const made = draftToProfile({ ...draft, words })
  const open = openDimensions(draft)
  if (made.kind === 'incomplete') return done({ problems: made.problems, openDimensions: open, words })

  const { facts, controlTotals, findings } = await readBy(made.profile, { fileName: delivery.fileName, bytes }, reference)
  const yaml = writeProfile(made.profile)
  return done({
    problems: [],
    openDimensions: open,
    words,
    reading: { factCount: facts.length, controlTotals, findings, yaml },
  })
}

/** The profile as it was kept, and the file as it was read again by it. */
export interface SavedProfile {
  readonly profileDelivery: Delivery
  readonly fileDelivery: Delivery
}

/**
 * Delivers the profile as any other content and reads the file again. Refused while the draft is incomplete, or when the
 * profile would not be the one that reads the file: then it would help nobody next month.
 */
export async function saveProfile(
  deliveryId: string,
  draft: ProfileDraft,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<SavedProfile>> {
  const opened = await openTable(deliveryId, tableOf(draft), actor, effects)
  if (opened.kind !== 'done') return opened
  const { delivery, bytes, reference } = opened.value
  const made = draftToProfile(draft)
  if (made.kind === 'incomplete') return refused(made.problems.map(({ messageSv }) => messageSv).join(' '))
  const trial = await readBy(made.profile, { fileName: delivery.fileName, bytes }, reference)
  const unfit = trial.findings.find(({ code }) => unfitting.has(code))
  if (unfit) return refused(unfit.messageSv)

  const profileFile = {
    fileName: `${made.profile.name}.yaml`,
    bytes: new TextEncoder().encode(writeProfile(made.profile)),
  }
  const staged = await stageFile(profileFile, actor, effects)
  if (staged.kind !== 'done') return staged
  const accepted = await acceptDelivery(staged.value.delivery.id, actor, effects)
  if (accepted.kind !== 'done') return accepted

  if (delivery.state === 'staged') await effects.store.rejectDelivery(delivery.id)
  const reread = await stageFile({ fileName: delivery.fileName, bytes }, actor, effects, { sameBytes: 'read-anew' })
  return reread.kind === 'done' ? done({ profileDelivery: accepted.value, fileDelivery: reread.value.delivery }) : reread
}

/** Findings that say that another profile, or none, would read the file. */
const unfitting = new Set(['I-060', 'I-061', 'I-062', 'I-073'])

interface OpenedTable {
  readonly delivery: Delivery
  readonly bytes: Uint8Array
  readonly grids: readonly Grid[]
  readonly grid: Grid
  readonly headerRow: GridRow
  readonly reference: Reference
}

async function openTable(deliveryId: string, choice: TableChoice, actor: Actor, effects: Effects): Promise<Outcome<OpenedTable>> {
  const verdict = canImport(actor)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const found = await findWholeDelivery(deliveryId, actor, effects)
  if (found.kind !== 'done') return found
  const { delivery, bytes } = found.value
  const { store } = effects
  if (!gridFormats.includes(delivery.format))
    return refused('En profil beskriver kolumnerna i ett Excelblad eller en CSV-fil. Den här filen är ingetdera.')

  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const grids = await openGrids({ bytes, format: delivery.format }, { maxTextBytes: bytesToLookAt })
  const kept = reference.profiles.find((profile) => profile.name === choice.profile)
  const sheet = choice.sheet ?? kept?.sheet
  const grid = grids.find((candidate) => candidate.sheet === sheet) ?? fullest(grids)
  const headerRow =
    grid?.rows.find((row) => row.number === choice.headerRow) ?? (grid && (headersOfProfile(grid, kept) ?? likelyHeaderRow(grid)))
  if (!grid || !headerRow) return refused('Filen har inga rader att göra en profil för.')
  return done({ delivery, bytes, grids, grid, headerRow, reference })
}

/** A quarter of a megabyte is some thousands of rows: enough to see what a column is. */
const bytesToLookAt = 262_144

/** The visible sheet with most rows: titles and notes are short. */
function fullest(grids: readonly Grid[]): Grid | undefined {
  return grids.toSorted((a, b) => Number(a.hidden) - Number(b.hidden) || b.rows.length - a.rows.length)[0]
}

function headersOfProfile(grid: Grid, profile: MappingProfile | undefined): GridRow | undefined {
  if (!profile) return undefined
  return grid.rows
    .slice(0, 50)
    .find((headerRow) => profile.headers.every((header) => columnOf({ profile, grid, headerRow }, header) !== undefined))
}

function tableOf({ sheet, headerRow }: ProfileDraft): TableChoice {
  return { ...(sheet === undefined ? {} : { sheet }), headerRow }
}

function readBy(
  profile: MappingProfile,
  upload: { fileName: string; bytes: Uint8Array },
  reference: Reference,
): Promise<Reading> {
  const { organisation, accounts, profiles } = reference
  const others = profiles.filter((other) => other.name !== profile.name)
  return readUpload(upload, { organisation, accounts, profiles: [...others, profile] })
}

/** Words that a column has and the draft says nothing of are asked about, with the code that they usually stand for. */
function withFoundWords({ words, columns }: ProfileDraft, found: readonly WordDraft[]): WordDraft[] {
  const isSaid = ({ dimension, word }: WordDraft) =>
    words.some((other) => other.dimension === dimension && other.word.toLowerCase() === word.toLowerCase())
  const relevant = words.filter(({ dimension }) => columns.some((column) => column.meaning === dimension))
  return [...relevant, ...found.filter((word) => !isSaid(word))]
}

function previewRows(grid: Grid, headerRow: GridRow): PreviewRow[] {
  const shown = grid.rows.filter(({ number }) => number <= headerRow.number + rowsBelowHeaders).slice(-mostPreviewRows)
  return shown.map(({ number, cells }) => ({ number, cells: cells.map(cellText) }))
}

const rowsBelowHeaders = 8
const mostPreviewRows = 20

function samplesOf(rows: readonly GridRow[], column: number): string[] {
  const filled = rows.map((row) => row.cells[column]).map((cell) => (cell ? cellText(cell).trim() : ''))
  return [...new Set(filled.filter((text) => text !== ''))].slice(0, 3)
}
