import { orgUnitCode } from '#domain/organisation.ts'
import type { SectionText } from '#domain/section-text.ts'
import { advisoryLocks } from './advisory-locks.ts'
import { type Database, statement } from './database.ts'
import { keepableText } from './keepable-text.ts'
import type { SectionTextSave, SectionTextStore } from './section-text-store.ts'

export function sectionTextsOn(database: Database): SectionTextStore {
  return {
    keep: (save) => keepText(database, save),
    async list({ orgUnit, round }) {
      return (await database.rows(selectTexts, [orgUnit, round])).map(decode)
    },
    loadFinished: (through, { orgUnit, round }) => database.rows(selectFinished, [orgUnit, round, through]),
  }
}

async function keepText(database: Database, save: SectionTextSave): Promise<{ moved: boolean; text: SectionText | undefined }> {
  const { orgUnit, round, section, isFinished, by, at, saveKey } = save
  const markdown = keepableText(save.markdown)
  return database.transaction(async (transaction) => {
    // The order of numbers is the order of commits, as for answers: a snapshot names all up to its number.
    if (isFinished) await transaction.rows(takeAnswerLock, [advisoryLocks.answers])
    await transaction.rows(insertText, [orgUnit, round, section, by, at])
    const [row] = await transaction.rows(selectTextForUpdate, [orgUnit, round, section])
    if (row === undefined) throw new Error('A section text was not written.')
    if ((await transaction.rows(selectSaveKey, [row.section_text_id, saveKey])).length > 0)
      return { moved: true, text: written(row) }
    const [handedIn] = await transaction.rows(selectHandedIn, [orgUnit, round])
    if (row.version !== save.seenVersion || handedIn !== undefined) return { moved: false, text: written(row) }
    await transaction.rows(insertEvent, [row.section_text_id, row.version + 1, markdown, isFinished, by, at, saveKey])
    const [moved] = await transaction.rows(updateText, [row.section_text_id, markdown, isFinished, by, at])
    return { moved: true, text: moved && decode(moved) }
  })
}

interface TextRow {
  readonly section_text_id: number
  readonly org_unit: string
  readonly round: string
  readonly section: string
  readonly markdown: string
  readonly version: number
  readonly finished: boolean
  readonly written_by: string
  readonly written_at: Date
}

/** A row that only stands ready for its first version is no text. */
function written(row: TextRow): SectionText | undefined {
  return row.version === 0 ? undefined : decode(row)
}

function decode(row: TextRow): SectionText {
  return {
    orgUnit: orgUnitCode(row.org_unit),
    round: row.round,
    section: row.section,
    version: row.version,
    markdown: row.markdown,
    isFinished: row.finished,
    by: row.written_by,
    at: row.written_at,
  }
}

const takeAnswerLock = statement<unknown>('take-section-text-answer-lock', 'select pg_advisory_xact_lock($1)')

const columns = 'section_text_id, org_unit, round, section, markdown, version, finished, written_by, written_at'

const insertText = statement<never>(
  'insert-section-text',
  `insert into tertial.section_text (org_unit, round, section, written_by, written_at)
   values ($1, $2, $3, $4, $5)
   on conflict (org_unit, round, section) do nothing`,
)

const selectTextForUpdate = statement<TextRow>(
  'select-section-text-for-update',
  `select ${columns} from tertial.section_text where org_unit = $1 and round = $2 and section = $3 for update`,
)

const selectSaveKey = statement<unknown>(
  'select-section-text-save-key',
  'select from tertial.section_text_event where section_text_id = $1 and save_key = $2',
)

/** Shared: the unit's round is not handed in in the middle of a save. */
const selectHandedIn = statement<unknown>(
  'select-round-handed-in',
  `select state from (
     select state from tertial.unit_round where org_unit = $1 and round = $2 for share
   ) as unit_round where state <> 'open'`,
)

const insertEvent = statement<never>(
  'insert-section-text-event',
  `insert into tertial.section_text_event (section_text_id, version, markdown, finished, written_by, written_at, save_key)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

const updateText = statement<TextRow>(
  'update-section-text',
  `update tertial.section_text
      set markdown = $2, finished = $3, written_by = $4, written_at = $5, version = version + 1
    where section_text_id = $1
   returning ${columns}`,
)

const selectTexts = statement<TextRow>(
  'select-section-texts',
  `select ${columns} from tertial.section_text where org_unit = $1 and round = $2 and version > 0 order by section`,
)

const selectFinished = statement<Pick<TextRow, 'section' | 'markdown'>>(
  'select-finished-section-texts',
  `select section, event.markdown
     from tertial.section_text
     join lateral (
       select markdown from tertial.section_text_event
        where section_text_id = section_text.section_text_id and finished and event_id <= $3
        order by event_id desc
        limit 1
     ) as event on true
    where org_unit = $1 and round = $2
    order by section`,
)
