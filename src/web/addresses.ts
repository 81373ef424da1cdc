import { type FigureKey, parseFigureKey } from '#domain/figure.ts'
import { type ReportForm, reportForms } from '#domain/report-form.ts'
import type { SourcePlace } from '#domain/source-place.ts'

/** Where each thing has its page. Addresses are Swedish and lasting: people mail them to each other. */

interface UnitAndRound {
  readonly orgUnit: string
  readonly round: string
}

export function unitRoundHref({ orgUnit, round }: UnitAndRound): string {
  return `/enhet/${segments(orgUnit, round)}`
}

export function reportHref({ orgUnit, round }: UnitAndRound, number?: number): string {
  return `/rapport/${segments(orgUnit, round)}${versionQuery(number)}`
}

export function reportFileHref({ orgUnit, round }: UnitAndRound, form: ReportForm, number?: number): string {
  return `/rapport/${segments(orgUnit, round)}/rapport${reportForms[form].ending}${versionQuery(number)}`
}

/** What has happened to the report's versions, and what is next. */
export function courseHref({ orgUnit, round }: UnitAndRound, number?: number): string {
  return `/rapport/${segments(orgUnit, round)}/gang${versionQuery(number)}`
}

/** Two versions beside each other. */
export function compareHref({ orgUnit, round }: UnitAndRound, from: number, to: number): string {
  return `/rapport/${segments(orgUnit, round)}/jamfor?${new URLSearchParams({ fran: String(from), till: String(to) })}`
}

/** The report as everyone meets it once it has been published. */
export function publicationHref({ orgUnit, round }: UnitAndRound): string {
  return `/publicerat/${segments(orgUnit, round)}`
}

export function publishedFileHref(address: UnitAndRound, fileName: string): string {
  return `${publicationHref(address)}/${segments(fileName)}`
}

/** Where anyone sees whether a file is untouched. */
export const verifyHref = '/kontrollera'

export function archiveHref({ orgUnit, round }: UnitAndRound, number: number): string {
  return `/rapport/${segments(orgUnit, round)}/arkiv.zip${versionQuery(number)}`
}

export function figureHref(key: FigureKey): string {
  const address = parseFigureKey(key)
  if (!address) throw new RangeError(`Not a figure's key: ${key}`)
  return `/siffra/${segments(address.orgUnit, address.round, address.table, address.row, address.column)}`
}

/** The unit's tables in another structure than the report's; `view` as `structureViewKey` writes it. */
export function unitTablesHref({ orgUnit, round }: UnitAndRound, view: string): string {
  return `/enhet/${segments(orgUnit, round)}/tabeller?${new URLSearchParams({ vy: view })}`
}

export function figureInViewHref(key: FigureKey, view: string): string {
  return `${figureHref(key)}/struktur?${new URLSearchParams({ vy: view })}`
}

export function taskHref(id: string): string {
  return `/uppgift/${segments(id)}`
}

/** Where an answer is sent while it is written. */
export function taskAnswerHref(id: string): string {
  return `${taskHref(id)}/svar`
}

/** What a round would ask, and where it is opened. */
export function openRoundHref(round: string): string {
  return `/omgangar/${segments(round)}`
}

export function roundHref(round: string): string {
  return `/omgang/${segments(round)}`
}

/** A unit's answers in its round. */
export function unitAnswersHref({ orgUnit, round }: UnitAndRound): string {
  return `/omgang/${segments(round, orgUnit)}`
}

/** What the checks have found in a unit's report, and what has been answered. */
export function findingsHref(address: UnitAndRound, version?: number): string {
  return `${unitRoundHref(address)}/iakttagelser${version === undefined ? '' : `?version=${version}`}`
}

/** What has been said about one thing (a subject's key), or about everything in a unit's round. */
export function commentsHref({ orgUnit, round }: UnitAndRound, subject?: string): string {
  return `/kommentarer/${segments(orgUnit, round)}${subject === undefined ? '' : `?${new URLSearchParams({ om: subject })}`}`
}

/** A person's calendar, with its secret key. */
export function calendarHref(key: string): string {
  return `/kalender/${segments(key)}.ics`
}

/** What others write to get here, as far as the request tells. */
export function publicOrigin({ host }: URL, isSecure: boolean): string {
  return `${isSecure ? 'https' : 'http'}://${host}`
}

/** Where a unit's round is fetched as a workbook and handed in again. */
export function roundWorkbookHref(address: UnitAndRound): string {
  return `${unitAnswersHref(address)}/arbetsbok`
}

export function roundWorkbookFileHref(address: UnitAndRound, part?: 'mine'): string {
  return `${roundWorkbookHref(address)}.xlsx${part === 'mine' ? '?mina' : ''}`
}

/** What a round costs those who report in it. */
export function roundBurdenHref(round: string): string {
  return `${roundHref(round)}/uppgiftsborda`
}

/** A unit's plan for a year, or one of its pages. */
export function planHref({ orgUnit, year }: UnitAndYear, page?: PlanPage): string {
  return `/plan/${segments(orgUnit, String(year))}${page === undefined ? '' : `/${page}`}`
}

type PlanPage =
  | 'planen'
  | 'aktiviteter'
  | 'projekt'
  | 'kontroller'
  | 'ekonomi'
  | 'statusord'
  | 'arbetsbok'
  | 'plan.xlsx'
  | 'mall.xlsx'
  | 'tolka'

interface UnitAndYear {
  readonly orgUnit: string
  readonly year: number | string
}

/** One of the plan's lists; activities, controls and money have pages of their own. */
export function planListHref(plan: UnitAndYear, list: string): string {
  return `${planHref(plan)}/lista/${segments(list)}`
}

/** An entry of one of the plan's lists; without a key, where one is added. */
export function planEntryHref(plan: UnitAndYear, list: string, key?: string): string {
  return `${planListHref(plan, list)}/post${key === undefined ? '' : `?${new URLSearchParams({ nyckel: key })}`}`
}

/** An assignment over the years: 'RF25-07'. */
export function assignmentHref(code: string): string {
  return `/uppdrag/${segments(code)}`
}

/** A unit's full-year forecast in its round. */
export function forecastHref({ orgUnit, round }: UnitAndRound): string {
  return `/prognos/${segments(orgUnit, round)}`
}

/** A unit's goals in a round, down to what they stand on. */
export function goalsHref({ orgUnit, round }: UnitAndRound): string {
  return `/mal/${segments(orgUnit, round)}`
}

/** What a unit's management group looks at in a round. */
export function managementHref({ orgUnit, round }: UnitAndRound): string {
  return `/ledning/${segments(orgUnit, round)}`
}

/** The meeting that goes through it, at one of its items. */
export function meetingHref(address: UnitAndRound, item?: string): string {
  return `${managementHref(address)}/mote${item === undefined ? '' : `?${new URLSearchParams({ punkt: item })}`}`
}

export function personHref(id: string): string {
  return `/personer/${segments(id)}`
}

export function deliveryHref(id: string): string {
  return `/leveranser/${segments(id)}`
}

/** A page of help. A table's page has the table's name. */
export function helpPageHref(name: string): string {
  return `/hjalp/${segments(name)}`
}

/** Where a profile is made for a delivered file, or changed with the file at hand. */
export function profileDraftHref(deliveryId: string, profile?: string): string {
  return `${deliveryHref(deliveryId)}/profil${profile === undefined ? '' : `?${new URLSearchParams({ profil: profile })}`}`
}

export function profileHref(name: string, page?: 'redigera' | 'profil.yaml' | 'mall.csv' | 'mall.xlsx'): string {
  return `/profiler/${segments(name)}${page === undefined ? '' : `/${page}`}`
}

/** The page of the delivered row; undefined when the place names no stored row. */
export function sourceRowHref({ deliveryId, sheet, row }: SourcePlace): string | undefined {
  if (deliveryId === undefined || row === undefined) return undefined
  const query = new URLSearchParams({ ...(sheet === undefined ? {} : { ark: sheet }), rad: String(row) })
  return `${deliveryHref(deliveryId)}/rad?${query}`
}

function versionQuery(number: number | undefined): string {
  return number === undefined ? '' : `?version=${number}`
}

function segments(...parts: string[]): string {
  return parts.map(encodeURIComponent).join('/')
}
