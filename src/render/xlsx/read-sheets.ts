import { partText, readPackage } from '../ooxml/package.ts'
import { childAt, childrenOf, parseXml, textBelow, type XmlNode } from '../ooxml/xml-tree.ts'

/** A cell as the file holds it. */
export interface ReadCell {
  readonly text: string | undefined
  readonly number: number | undefined
  readonly formula: string | undefined
  readonly format: string | undefined
}

export interface ReadSheet {
  readonly name: string
  readonly xml: XmlNode
  /** By reference, 'B5'. */
  readonly cells: ReadonlyMap<string, ReadCell>
}

/** Reads a workbook back from its bytes, for tests: by the file format's own rules and nothing of what wrote it. */
export function readSheets(bytes: Uint8Array): ReadSheet[] {
  const parts = readPackage(bytes)
  const xml = (path: string) => {
    const part = parts?.get(path)
    const root = part && parseXml(partText(part))
    if (!root) throw new Error(`${path} is not there, or no XML`)
    return root
  }
  const texts = childrenOf(xml('xl/sharedStrings.xml'), 'si').map(textBelow)
  const styles = xml('xl/styles.xml')
  const formats = new Map(
    childrenOf(childAt(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode]),
  )
  const formatOfStyle = childrenOf(childAt(styles, 'cellXfs')).map(({ attributes }) => formats.get(attributes.numFmtId))
  const targets = new Map(
    childrenOf(xml('xl/_rels/workbook.xml.rels')).map(({ attributes }) => [attributes.Id, `xl/${attributes.Target}`]),
  )
  return childrenOf(childAt(xml('xl/workbook.xml'), 'sheets')).map(({ attributes }) => {
    const sheet = xml(targets.get(attributes['r:id']) ?? '')
    const cells = childrenOf(childAt(sheet, 'sheetData')).flatMap((row) => childrenOf(row, 'c'))
    return {
      name: attributes.name ?? '',
      xml: sheet,
      cells: new Map(
        cells.map((cell): [string, ReadCell] => {
          const value = textBelow(childAt(cell, 'v'))
          const isText = cell.attributes.t === 's'
          return [
            cell.attributes.r ?? '',
            {
              text: isText ? texts[Number(value)] : undefined,
              number: isText || value === '' ? undefined : Number(value),
              formula: childAt(cell, 'f') && textBelow(childAt(cell, 'f')),
              format: formatOfStyle[Number(cell.attributes.s ?? 0)],
            },
          ]
        }),
      ),
    }
  })
}

/** The number as a spreadsheet program in Sweden prints it in the format: only what our formats hold. */
export function printNumber(value: number, format: string): string {
  const [positive = '', negative = '', zero = ''] = format.split(';')
  const section = value > 0 ? positive : value < 0 ? negative : zero
  const match = /^(\+)?("[^"]*")?(?:\[m\]:ss|#,##0(?:\.(0+))?)(.*)$/.exec(section)
  if (!match) throw new Error(`unknown format ${format}`)
  const [, plus = '', minus = '', zeros = '', rest = ''] = match
  const suffix = rest.replaceAll('"', '')
  if (section.includes('[m]')) {
    const seconds = Math.round(Math.abs(value) * 86_400)
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    return plus + minus.replaceAll('"', '') + text + suffix
  }
  const scaled = Math.abs(value) * (rest.includes('%') ? 100 : 1)
  // Programs round the fifteen digits that they show, not the binary number behind them.
  const [whole = '0', fraction = ''] = roundDecimal(scaled.toPrecision(15), zeros.length).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  return plus + minus.replaceAll('"', '') + grouped + (fraction === '' ? '' : `,${fraction}`) + suffix
}

function roundDecimal(text: string, decimals: number): string {
  const [mantissa = '0', exponent = '0'] = text.split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const shift = Number(exponent) + decimals - fraction.length
  const digits = BigInt(whole + fraction)
  const scaled = shift >= 0 ? digits * 10n ** BigInt(shift) : (digits * 2n + 10n ** BigInt(-shift)) / (10n ** BigInt(-shift) * 2n)
  const padded = scaled.toString().padStart(decimals + 1, '0')
  return decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`
}

/** What the cell's formula gives from the cells that it names, theirs computed first: sums and signed terms, as ours are. */
export function computeCell(reference: string, cells: ReadonlyMap<string, ReadCell>, above: readonly string[] = []): number {
  if (above.includes(reference)) throw new Error(`${reference} comes back to itself: ${above.join(' → ')}`)
  const cell = cells.get(reference)
  if (cell?.formula === undefined) return cell?.number ?? 0
  const value = (term: string) => computeCell(term, cells, [...above, reference])
  const sum = /^SUM\((.*)\)$/.exec(cell.formula)
  if (sum)
    return (sum[1] ?? '')
      .split(',')
      .flatMap(referencesOf)
      .reduce((total, term) => total + value(term), 0)
  const terms = [...cell.formula.matchAll(/([+-]?)([A-Z]+\d+)/g)]
  return terms.reduce((total, [, sign, term = '']) => total + (sign === '-' ? -value(term) : value(term)), 0)
}

function referencesOf(range: string): string[] {
  const [from = '', to = from] = range.split(':')
  const column = from.replace(/\d/g, '')
  const [first, last] = [from, to].map((reference) => Number(reference.replace(/\D/g, '')))
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => `${column}${(first ?? 0) + index}`)
}
