import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import type { GroupAppointment } from '#app/directory-sign-in.ts'
import { isRole, roles } from '#domain/role.ts'
import type { DirectoryOptions } from '#web/start.ts'

/**
 * The region's own sign-in as the environment describes it (docs/guide/drift.md): undefined when TERTIAL_OIDC_ISSUER is not
 * set, and what is wrong, in Swedish, when it cannot be used.
 */
export async function directorySettings(environment: NodeJS.ProcessEnv): Promise<DirectoryOptions | string | undefined> {
  const issuerText = environment.TERTIAL_OIDC_ISSUER
  if (!issuerText) return undefined
  const issuer = webAddress(issuerText)
  if (!issuer) return `TERTIAL_OIDC_ISSUER är ingen webbadress: ”${issuerText}”.`
  const clientId = environment.TERTIAL_OIDC_CLIENT_ID
  if (!clientId) return 'TERTIAL_OIDC_CLIENT_ID saknas: det namn som Tertial har hos regionens inloggning.'
  const publicUrl = webAddress(environment.TERTIAL_PUBLIC_URL ?? '')
  if (!publicUrl)
    return 'TERTIAL_PUBLIC_URL saknas: adressen som webbläsare når Tertial på, till exempel https://tertial.region.se.'
  const mappingPath = environment.TERTIAL_OIDC_MAPPING
  const mapping = mappingPath ? await readMapping(mappingPath) : []
  if (typeof mapping === 'string') return mapping
  const secret = await clientSecret(environment)
  return {
    issuer,
    clientId,
    ...(secret ? { clientSecret: secret } : {}),
    publicUrl,
    labelSv: environment.TERTIAL_OIDC_LABEL || 'regionens inloggning',
    scope: environment.TERTIAL_OIDC_SCOPE || 'openid profile email',
    keyClaim: environment.TERTIAL_OIDC_KEY_CLAIM || 'employeeHsaId',
    groupsClaim: environment.TERTIAL_OIDC_GROUPS_CLAIM || 'groups',
    mapping,
  }
}

async function clientSecret(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { TERTIAL_OIDC_CLIENT_SECRET: secret, TERTIAL_OIDC_CLIENT_SECRET_FILE: path } = environment
  return secret || (path ? (await readFile(path, 'utf8')).split('\n')[0]?.trim() : undefined)
}

const mappingSchema = z.array(
  z.strictObject({ group: z.string().min(1), role: z.string().refine(isRole), orgUnit: z.string().min(1).optional() }),
)

/** A list of `{ group, role, orgUnit }`; a message when it is not. */
async function readMapping(path: string): Promise<readonly GroupAppointment[] | string> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return `Filen som TERTIAL_OIDC_MAPPING anger går inte att läsa: ${path}.`
  const parsed = mappingSchema.safeParse(parseYaml(text))
  if (parsed.success)
    return parsed.data.map(({ orgUnit, ...rest }) => ({ ...rest, ...(orgUnit === undefined ? {} : { orgUnit }) }))
  const row = Number(parsed.error.issues[0]?.path[0] ?? 0) + 1
  return `${path}, post ${row}: varje post ska ha group, role (${Object.keys(roles).join(', ')}) och, om uppdraget inte gäller hela regionen, orgUnit.`
}

function parseYaml(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

function webAddress(text: string): URL | undefined {
  return URL.canParse(text) && /^https?:/.test(text) ? new URL(text) : undefined
}
