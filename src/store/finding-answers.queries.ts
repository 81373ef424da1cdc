import type { FindingAnswer, FindingAnswerKind } from '#domain/finding-answer.ts'
import { type Database, statement } from './database.ts'
import type { FindingAnswerStore } from './finding-answer-store.ts'
import { keepableText } from './keepable-text.ts'

export function findingAnswersOn(database: Database): FindingAnswerStore {
  return {
    async write(answers) {
      await database.transaction(async (transaction) => {
        for (const { orgUnit, round, version, fingerprint, code, messageSv, kind, reasonSv, by, byNameSv, at } of answers) {
          const words = [code, messageSv, kind, keepableText(reasonSv)]
          await transaction.rows(insertAnswer, [orgUnit, round, version, fingerprint, ...words, by, byNameSv, at])
        }
      })
    },
    async list({ orgUnit, round }) {
      return (await database.rows(selectAnswers, [orgUnit, round])).map(decode)
    },
  }
}

interface AnswerRow {
  readonly org_unit: string
  readonly round: string
  readonly version: number
  readonly fingerprint: string
  readonly code: string
  readonly message: string
  readonly kind: FindingAnswerKind
  readonly reason: string
  readonly answered_by: string
  readonly by_name: string
  readonly answered_at: Date
}

function decode(row: AnswerRow): FindingAnswer {
  return {
    orgUnit: row.org_unit,
    round: row.round,
    version: row.version,
    fingerprint: row.fingerprint,
    code: row.code,
    messageSv: row.message,
    kind: row.kind,
    reasonSv: row.reason,
    by: row.answered_by,
    byNameSv: row.by_name,
    at: row.answered_at,
  }
}

const columns = 'org_unit, round, version, fingerprint, code, message, kind, reason, answered_by, by_name, answered_at'

const insertAnswer = statement<never>(
  'insert-finding-answer',
  `insert into tertial.finding_answer (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)

const selectAnswers = statement<AnswerRow>(
  'select-finding-answers',
  `select ${columns} from tertial.finding_answer where org_unit = $1 and round = $2 order by answer_id`,
)
