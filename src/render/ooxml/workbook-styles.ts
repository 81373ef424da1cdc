import { palette } from '../palette.ts'
import { element, officeColour } from './element.ts'
import { namespaces } from './namespaces.ts'
import { officeFont } from './theme-part.ts'

/** How a cell looks. What is not said is as the workbook's default: 10 points, ink on paper, at the bottom left. */
export interface CellStyle {
  readonly strong?: boolean
  readonly emphasis?: boolean
  readonly underlined?: boolean
  /** In points. */
  readonly size?: number
  /** '#005b7f'. */
  readonly colour?: string
  readonly fill?: string
  readonly below?: 'rule' | 'strong'
  readonly numberFormat?: string
  readonly horizontal?: 'left' | 'right' | 'center'
  readonly vertical?: 'top' | 'center' | 'bottom'
  readonly wrapped?: boolean
  readonly indent?: number
}

/** Collects the styles of a workbook's cells and numbers them, each font, fill and format once. */
export class StyleSheet {
  readonly #fonts = new Numbered()
  readonly #fills = new Numbered()
  readonly #borders = new Numbered()
  readonly #formats = new Numbered()
  readonly #cells = new Numbered()

  constructor() {
    this.#fonts.numberOf(fontXml({}))
    // The first two fills are the format's own and cannot be others.
    this.#fills.numberOf(element('fill', {}, element('patternFill', { patternType: 'none' })))
    this.#fills.numberOf(element('fill', {}, element('patternFill', { patternType: 'gray125' })))
    this.#borders.numberOf(borderXml(undefined))
    this.indexOf({})
  }

  indexOf(style: CellStyle): number {
    const { horizontal, vertical, wrapped, indent, numberFormat } = style
    const aligned = horizontal !== undefined || vertical !== undefined || wrapped || (indent ?? 0) > 0
    return this.#cells.numberOf(
      element(
        'xf',
        {
          numFmtId: numberFormat === undefined ? 0 : firstOwnFormat + this.#formats.numberOf(numberFormat),
          fontId: this.#fonts.numberOf(fontXml(style)),
          fillId: this.#fills.numberOf(fillXml(style.fill)),
          borderId: this.#borders.numberOf(borderXml(style.below)),
          xfId: 0,
          applyNumberFormat: numberFormat === undefined ? undefined : 1,
          applyFont: 1,
          applyFill: style.fill === undefined ? undefined : 1,
          applyBorder: style.below === undefined ? undefined : 1,
          applyAlignment: aligned ? 1 : undefined,
        },
        aligned
          ? element('alignment', {
              horizontal,
              vertical,
              wrapText: wrapped ? 1 : undefined,
              indent: indent === 0 ? undefined : indent,
            })
          : '',
      ),
    )
  }

  toXml(): string {
    const formats = this.#formats.all()
    const list = (name: string, items: readonly string[]) => element(name, { count: items.length }, ...items)
    return element(
      'styleSheet',
      { xmlns: namespaces.sheet },
      formats.length === 0
        ? ''
        : list(
            'numFmts',
            formats.map((formatCode, index) => element('numFmt', { numFmtId: firstOwnFormat + index, formatCode })),
          ),
      list('fonts', this.#fonts.all()),
      list('fills', this.#fills.all()),
      list('borders', this.#borders.all()),
      list('cellStyleXfs', [element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
      list('cellXfs', this.#cells.all()),
      list('cellStyles', [element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
    )
  }
}

/** Formats below are built into the programs. */
const firstOwnFormat = 164

class Numbered {
  readonly #numbers = new Map<string, number>()

  numberOf(item: string): number {
    const number = this.#numbers.get(item) ?? this.#numbers.size
    this.#numbers.set(item, number)
    return number
  }

  all(): readonly string[] {
    return [...this.#numbers.keys()]
  }
}

function fontXml({ strong, emphasis, underlined, size, colour }: CellStyle): string {
  return element(
    'font',
    {},
    strong ? element('b') : '',
    emphasis ? element('i') : '',
    underlined ? element('u') : '',
    element('sz', { val: size ?? 10 }),
    element('color', { rgb: argb(colour ?? palette.ink) }),
    element('name', { val: officeFont }),
    element('family', { val: 2 }),
  )
}

function fillXml(fill: string | undefined): string {
  if (fill === undefined) return element('fill', {}, element('patternFill', { patternType: 'none' }))
  return element(
    'fill',
    {},
    element(
      'patternFill',
      { patternType: 'solid' },
      element('fgColor', { rgb: argb(fill) }),
      element('bgColor', { indexed: 64 }),
    ),
  )
}

function borderXml(below: CellStyle['below']): string {
  const line =
    below === undefined
      ? element('bottom')
      : element(
          'bottom',
          { style: 'thin' },
          element('color', { rgb: argb(below === 'strong' ? palette.ruleStrong : palette.rule) }),
        )
  return element('border', {}, element('left'), element('right'), element('top'), line, element('diagonal'))
}

function argb(colour: string): string {
  return `FF${officeColour(colour)}`
}
