import { exactKronor, type Ore, ore, oreOfKronor } from '#domain/money.ts'
import { formatSwedishNumber, parseSwedishNumber } from '#lib/swedish-numbers.ts'
import type { FindingLog } from '../finding-log.ts'

/** A file's amounts; undefined, with a finding, for a text that is none. */
export type AmountReader = (text: string, row: number) => Ore | undefined

/**
 * What all amounts of one file may come to together, signs apart: a quarter of what sums are exact to, so that no sum or
 * difference of any of them, or of differences between them, can leave that. A region's ledger comes to a tenth at most.
 */
const mostOfOneFile = Number.MAX_SAFE_INTEGER / 4

/** Kronor with at most two decimals, a point between. A comma is understood: some programs write it. */
export function createAmountReader(log: FindingLog): AmountReader {
  let soFar = 0

  function within(amount: number, text: string, row: number): Ore | undefined {
    if (soFar + Math.abs(amount) <= mostOfOneFile) {
      soFar += Math.abs(amount)
      return ore(amount)
    }
    const limit = formatSwedishNumber(exactKronor(ore(Math.floor(mostOfOneFile / 1e14) * 1e14)), { decimals: 0 })
    log.add(
      'I-025',
      { row },
      `”${text}” är orimligt stort: filens belopp kommer då till mer än ${limit} kr. Kontrollera hur filen är gjord.`,
    )
    return undefined
  }

  return (text, row) => {
    const plain = plainOre(text)
    if (plain !== undefined) return within(plain, text, row)
    const parsed = parseSwedishNumber(text)?.value
    if (parsed === undefined) {
      log.add('I-025', { row }, `”${text}” är inget belopp. Belopp skrivs med punkt, till exempel -1250.50.`)
      return undefined
    }
    if ((parsed.numerator * 100n) % parsed.denominator !== 0n) {
      const shown = formatSwedishNumber(parsed, { decimals: 4 })
      log.add('I-026', { row }, `Beloppet ${shown} har delar av ett öre. Belopp i SIE har högst två decimaler.`)
      return undefined
    }
    return within(oreOfKronor(parsed) ?? Number.MAX_SAFE_INTEGER, text, row)
  }
}

/** "-1250.5" → −125050; undefined for anything but a sign, digits and a point, which the general reading then judges. */
function plainOre(text: string): number | undefined {
  const first = text.charCodeAt(0)
  let position = first === minus || first === plus ? 1 : 0
  let digits = 0
  let decimals = -1
  let value = 0
  for (; position < text.length; position += 1) {
    const code = text.charCodeAt(position)
    if (code === point && decimals === -1) {
      decimals = 0
    } else if (code >= zero && code <= nine && decimals < 2 && digits < 15) {
      value = value * 10 + (code - zero)
      digits += 1
      if (decimals >= 0) decimals += 1
    } else if (code !== zero || decimals < 2) {
      return undefined
    }
  }
  if (digits === 0) return undefined
  const amount = value * (decimals <= 0 ? 100 : decimals === 1 ? 10 : 1)
  return first === minus ? -amount : amount
}

const [minus, plus, point, zero, nine] = ['-', '+', '.', '0', '9'].map((character) => character.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
]
