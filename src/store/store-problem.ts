/**
 * Trouble with the database that a person can do something about. `messageSv` says what happened, what is safe and what
 * to do; the technical cause travels along for the log. Anything else that goes wrong in the store is a defect.
 */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem'
  readonly code: StoreProblemCode
  readonly messageSv: string

  constructor(code: StoreProblemCode, messageSv: string, cause?: unknown) {
    super(`${code}: ${messageSv}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.messageSv = messageSv
  }
}

export type StoreProblemCode =
  | 'invalid-address'
  | 'unreachable'
  | 'refused-login'
  | 'no-such-database'
  | 'no-permission'
  | 'too-many-connections'
  | 'server-too-old'
  | 'disk-full'
  | 'read-only'
  | 'connection-lost'
  | 'programs-missing'
  | 'server-does-not-start'
  | 'folder-not-usable'
  | 'migration-changed'
  | 'database-too-new'
  | 'fact-server-mismatch'

const untouchedSv = 'Det som redan är inläst är oförändrat.'

/** The problem behind an error from the driver or the operating system; any other error comes back as it was. */
export function asStoreProblem(error: unknown): unknown {
  if (error instanceof StoreProblem) return error
  const problem = problemsByCode[codeOf(error)] ?? problemByMessage(error)
  return problem === undefined ? error : new StoreProblem(problem.code, problem.messageSv, error)
}

interface ProblemText {
  readonly code: StoreProblemCode
  readonly messageSv: string
}

const unreachable: ProblemText = {
  code: 'unreachable',
  messageSv: `Databasservern svarar inte. ${untouchedSv} Kontrollera att servern är igång och att adressen i DATABASE_URL stämmer, och försök igen.`,
}

const refusedLogin: ProblemText = {
  code: 'refused-login',
  messageSv: `Databasservern godtar inte användarnamnet eller lösenordet. ${untouchedSv} Kontrollera användare och lösenord i DATABASE_URL.`,
}

const lostConnection: ProblemText = {
  code: 'connection-lost',
  messageSv:
    'Förbindelsen med databasen bröts. Det som redan har bekräftats är sparat; det som just pågick är inte sparat, inte ens till hälften. Försök igen.',
}

const diskFull: ProblemText = {
  code: 'disk-full',
  messageSv: `Disken där databasen ligger är full. ${untouchedSv} Det som just skulle sparas är inte sparat. Frigör utrymme och försök igen.`,
}

const noPermission: ProblemText = {
  code: 'no-permission',
  messageSv: `Databasanvändaren saknar rättighet till det som behövs. ${untouchedSv} Användaren ska äga schemat ”tertial” eller få skapa det i databasen (GRANT CREATE ON DATABASE).`,
}

const startingOrStopping: ProblemText = {
  code: 'unreachable',
  messageSv: `Databasservern håller på att starta eller stoppa. ${untouchedSv} Vänta en stund och försök igen.`,
}

/** SQLSTATE classes from PostgreSQL's appendix A, and errno names from Node. */
const problemsByCode: Readonly<Record<string, ProblemText>> = {
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  ECONNRESET: lostConnection,
  EPIPE: lostConnection,
  ENOSPC: diskFull,
  '53100': diskFull,
  '28P01': refusedLogin,
  '28000': refusedLogin,
  '3D000': {
    code: 'no-such-database',
    messageSv: 'Databasen som DATABASE_URL pekar ut finns inte på servern. Skapa den (CREATE DATABASE) eller rätta adressen.',
  },
  '42501': noPermission,
  '53300': {
    code: 'too-many-connections',
    messageSv: `Databasservern tar inte emot fler förbindelser. ${untouchedSv} Vänta en stund, eller höj max_connections på servern.`,
  },
  '25006': {
    code: 'read-only',
    messageSv: `Databasen går bara att läsa just nu, till exempel för att servern är en kopia. ${untouchedSv} Anslut till servern som tar emot ändringar.`,
  },
  '57P01': lostConnection,
  '57P02': lostConnection,
  '57P03': startingOrStopping,
  '08000': lostConnection,
  '08003': lostConnection,
  '08006': lostConnection,
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

/** The driver gives these no code, or one that says too little. */
function problemByMessage(error: unknown): ProblemText | undefined {
  if (!(error instanceof Error)) return undefined
  // A socket that is not there; of a file that is not there the store has nothing to say.
  if (/^connect ENOENT/.test(error.message)) return unreachable
  if (/timeout exceeded when trying to connect|due to connection timeout/.test(error.message)) return unreachable
  if (/^Connection terminated|connection error and is not queryable/.test(error.message)) return lostConnection
  return undefined
}
