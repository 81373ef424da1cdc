import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * The password hashed by scrypt with a salt of its own, as "scrypt$N$r$p$salt$hash" (base64url): cost and salt stand in the
 * text, so that a later, dearer cost does not lock out those who chose their password before it.
 */
export async function hashPassword(password: string, cost: ScryptCost = usualCost): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/**
 * Whether it is the password that was hashed; compared in the same time wherever they differ. Without a hash the answer is no
 * and takes as long, so that nobody can time which accounts there are.
 */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  const [kind, N, r, p, salt, hash] = (hashed ?? nobodys).split('$')
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) return false
  const expected = Buffer.from(hash, 'base64url')
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return hashed !== undefined && given.length === expected.length && timingSafeEqual(given, expected)
}

interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** OWASP Password Storage (2023): N = 2^15, r = 8, p = 3; 32 MB and some tenths of a second each. */
const usualCost: ScryptCost = { N: 2 ** 15, r: 8, p: 3 }

const nobodys = `scrypt$${usualCost.N}$${usualCost.r}$${usualCost.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Unicode has several spellings of "å"; keyboards differ in which they send. */
function derive(password: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, 32, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    )
  })
}
