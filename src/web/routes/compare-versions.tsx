import { Fragment } from 'react'
import { compareReports } from '#app/compare-reports.ts'
import type { MovedFigure, Presence, SectionComparison, TableComparison, TextChange } from '#domain/report-comparison.ts'
import { reportStates } from '#domain/report-version.ts'
import type { WordChange } from '#lib/word-changes.ts'
import { requestContext } from '#web/request-context.ts'
import { courseHref } from '../addresses.ts'
import { wholeNumberAsked } from '../asked-version.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { actorOf, valueOrPage } from '../outcome.ts'
import { countSv } from '../swedish-texts.ts'
import type { Route } from './+types/compare-versions.ts'

/** Two versions of a report beside each other: words, and figures that moved and by how much. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const from = wholeNumberAsked(url, 'fran')
  const to = wholeNumberAsked(url, 'till')
  const asked = { ...params, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const compared = valueOrPage(await compareReports(asked, actorOf(door, url), door.effects))
  const { before, after, comparison, titleSv, authorSv, versions } = compared
  return {
    orgUnit: after.orgUnit,
    round: after.round,
    from: before.number,
    to: after.number,
    sections: comparison.sections.map(withoutFigures),
    titleSv,
    authorSv,
    versions: versions.map(({ number, state }) => ({ number, state })),
  }
}

/** The page shows what is printed: the figures themselves stay behind. */
function withoutFigures(section: SectionComparison) {
  return {
    ...section,
    tables: section.tables.map((table) => ({ ...table, figures: table.figures.map(printed) })),
  }
}

function printed({ key, rowSv, columnSv, beforeSv, afterSv, differenceSv, isPrinted }: MovedFigure) {
  return { key, rowSv, columnSv, beforeSv, afterSv, differenceSv, isPrinted }
}

type ShownTable = Omit<TableComparison, 'figures'> & { readonly figures: readonly ReturnType<typeof printed>[] }

export default function CompareVersionsPage({ loaderData }: Route.ComponentProps) {
  const { from, to, sections, titleSv, authorSv, versions } = loaderData
  const moved = sections.flatMap(({ tables }) => tables.flatMap(({ figures }) => figures))
  const seen = moved.filter(({ isPrinted }) => isPrinted).length
  return (
    <>
      <PageHeader
        title={`Version ${to} mot version ${from}`}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: `${titleSv}, ${authorSv}`, href: courseHref(loaderData, to) },
        ]}
        lead={
          sections.length === 0
            ? 'Versionerna säger samma sak.'
            : `${countSv(sections.length, 'avsnitt är ändrat', 'avsnitt är ändrade')} och ${countSv(seen, 'siffra har', 'siffror har')} flyttats så att det syns.`
        }
      />
      <form method="get" className="round-picker compare-picker">
        <VersionSelect name="fran" labelSv="Från" versions={versions} value={from} />
        <VersionSelect name="till" labelSv="Till" versions={versions} value={to} />
        <button className="ds-button" data-variant="secondary" type="submit">
          Jämför
        </button>
      </form>
      {sections.length === 0 && (
        <EmptyState titleSv="Inget skiljer">
          <p>Varken texter, tabeller eller siffror skiljer sig mellan versionerna.</p>
        </EmptyState>
      )}
      {sections.map(({ key, titleSv: sectionSv, presence, texts, tables }) => (
        <section key={key} aria-labelledby={`avsnitt-${key}`}>
          <h2 id={`avsnitt-${key}`} className="ds-heading" data-size="sm">
            {sectionSv} <PresenceWord presence={presence} />
          </h2>
          {texts.length > 0 && (
            <ul className="text-changes">
              {texts.map((text, index) => (
                // A change has no other identity than its place.
                <li key={index}>
                  <ChangedText text={text} />
                </li>
              ))}
            </ul>
          )}
          {tables.map((table, index) => (
            <MovedTable key={`${table.name}-${index}`} table={table} from={from} to={to} />
          ))}
        </section>
      ))}
    </>
  )
}

interface VersionSelectProps {
  readonly name: string
  readonly labelSv: string
  readonly versions: readonly { readonly number: number; readonly state: keyof typeof reportStates }[]
  readonly value: number
}

function VersionSelect({ name, labelSv, versions, value }: VersionSelectProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{labelSv}</label>
      <select id={name} name={name} className="ds-input" defaultValue={value} key={value}>
        {versions.map(({ number, state }) => (
          <option key={number} value={number}>
            Version {number}, {reportStates[state].labelSv.toLowerCase()}
          </option>
        ))}
      </select>
    </div>
  )
}

function PresenceWord({ presence }: { presence: Presence }) {
  if (presence === 'in-both') return null
  return <span className="presence">({presence === 'added' ? 'nytt' : 'borttaget'})</span>
}

/** Removed and added words are told by shape and word as well as by colour. */
function ChangedText({ text: { words } }: { text: TextChange }) {
  return (
    <>
      {words.map((change, index) => (
        // A run of words has no other identity than its place.
        <Fragment key={index}>{wordsOf(change)}</Fragment>
      ))}
    </>
  )
}

function wordsOf({ kind, text }: WordChange) {
  if (kind === 'same') return text
  const Mark = kind === 'added' ? 'ins' : 'del'
  return (
    <Mark>
      <span className="visually-hidden">{kind === 'added' ? ' [tillagt: ' : ' [borttaget: '}</span>
      {text}
      <span className="visually-hidden">] </span>
    </Mark>
  )
}

function MovedTable({ table, from, to }: { table: ShownTable; from: number; to: number }) {
  if (table.presence !== 'in-both') {
    return (
      <p>
        Tabellen <strong>{table.captionSv}</strong> {table.presence === 'added' ? 'är ny.' : 'är borttagen.'}
      </p>
    )
  }
  return (
    <ScrollTable caption={table.captionSv}>
      <thead>
        <tr>
          <th scope="col">Rad</th>
          <th scope="col">Kolumn</th>
          <th scope="col" className="number">
            Version {from}
          </th>
          <th scope="col" className="number">
            Version {to}
          </th>
          <th scope="col" className="number">
            Skillnad
          </th>
        </tr>
      </thead>
      <tbody>
        {table.figures.map(({ key, rowSv, columnSv, beforeSv, afterSv, differenceSv, isPrinted }) => (
          <tr key={key}>
            <th scope="row">{rowSv}</th>
            <td>{columnSv}</td>
            <td className="number">{beforeSv || 'Fanns inte'}</td>
            <td className="number">{afterSv || 'Finns inte'}</td>
            <td className="number">{isPrinted ? differenceSv : 'Syns inte i tryck'}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
