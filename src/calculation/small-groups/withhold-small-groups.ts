import type { Figure, FigureKey, ValueFigure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import { type Cell, figuresOf, type RowKind, type Table } from '#domain/table.ts'
import { compare, type Exact, isZero, zero } from '#lib/exact.ts'
import { figuresByKey } from '../explain.ts'
import { missingFigure } from '../figures.ts'
import { calculationFinding } from '../finding-codes.ts'
import type { TableContext } from '../table-definition.ts'
import { type Direction, type DisclosureGuard, disclosureGuard } from './disclosure-guard.ts'
import { type Atom, figureGradients, type Gradient } from './figure-gradients.ts'
import { type CountedPeople, peopleBehind } from './people-behind.ts'
import { knownToReaders } from './personal-series.ts'

/**
 * The tables without the figures that are about fewer people than the threshold, and without so many others that none of those can
 * be computed from what is left: not from the sums of rows, columns or months, not from another table of the report, not from a
 * share or a change, and not by one who knows how many each group are (domain.md §5.7). A withheld figure has neither value nor
 * basis, so that nothing that is made of the tables can tell it.
 *
 * The figures are gone through once, those that say most first. Each is shown unless something protected would follow from it
 * and those already shown. So no withheld figure follows from the shown ones, and none is withheld that could have been shown
 * beside those before it. Without small groups the tables are returned as they are.
 */
export function withholdSmallGroups(tables: readonly Table[], context: TableContext): WithheldSmallGroups {
  const figures = new Map<FigureKey, Figure>([...figuresByKey(tables)].map(([key, { figure }]) => [key, figure]))
  const peopleOf = peopleBehind(context, figures)
  const gradientOf = figureGradients(context, figures)
  const small = [...figures.values()].filter((figure) => figure.kind === 'value' && peopleOf(figure)?.isSmall === true)
  const remainders = smallRemainders(tables, peopleOf, gradientOf)
  if (small.length === 0 && remainders.length === 0) return { tables: [...tables], findings: [], withheld: new Map() }

  const withheld = new Set(small.map(({ key }) => key))
  const guards = makeGuards([...small.map(gradientOf), ...remainders])
  const undecided: ValueFigure[] = []
  for (const figure of mostTellingFirst(tables, figures, peopleOf)) {
    if (withheld.has(figure.key)) continue
    const gradient = gradientOf(figure)
    if (gradient === 'unknown') {
      undecided.push(figure)
      continue
    }
    const told = whatIsTold(figure, gradient)
    if (guards.some((guard) => guard.wouldDisclose(told))) withheld.add(figure.key)
    else for (const guard of guards) guard.show(told)
  }
  withholdWhatIsMadeOf(withheld, undecided)
  return {
    tables: tables.map((table) => withoutFigures(table, withheld, context)),
    findings: tables.flatMap((table) => withheldFinding(table, withheld, context)),
    withheld: new Map(
      [...withheld].flatMap((key) => {
        const figure = figures.get(key)
        return figure?.kind === 'value' ? [[key, figure.value] as const] : []
      }),
    ),
  }
}

export interface WithheldSmallGroups {
  readonly tables: Table[]
  readonly findings: Finding[]
  /** The values that are no longer in the tables. */
  readonly withheld: ReadonlyMap<FigureKey, Exact>
}

type PeopleOf = (figure: Figure) => CountedPeople | undefined
type GradientOf = (figure: Figure) => Gradient | 'unknown'

/** What is not there in the table but left when one of its figures is taken from another: all employees without the women. */
function smallRemainders(tables: readonly Table[], peopleOf: PeopleOf, gradientOf: GradientOf): Gradient[] {
  return tables.flatMap((table) =>
    table.columns.flatMap(({ key }) => {
      const inColumn = table.rows.flatMap(({ cells }) => {
        const cell = cells[key]
        const figure = cell?.kind === 'figure' && cell.figure.kind === 'value' ? cell.figure : undefined
        const people = figure && peopleOf(figure)
        const gradient = figure && gradientOf(figure)
        return people === undefined || gradient === undefined || gradient === 'unknown' ? [] : [{ people, gradient }]
      })
      return inColumn.flatMap((whole) =>
        inColumn.flatMap((part) => {
          if (!whole.people.leavesSmall(part.people)) return []
          const rest = remainder(whole.gradient, part.gradient)
          return rest === undefined ? [] : [rest]
        }),
      )
    }),
  )
}

/** The whole without the part, when the part is one of it. */
function remainder(whole: Gradient, part: Gradient): Gradient | undefined {
  if (part.size === 0 || part.size >= whole.size) return undefined
  const isWithin = [...part].every(([atom, coefficient]) => {
    const inWhole = whole.get(atom)
    return inWhole !== undefined && compare(inWhole, coefficient) === 0
  })
  return isWithin ? new Map([...whole].filter(([atom]) => !part.has(atom))) : undefined
}

/** Against one who only has the report, and against one who also knows how many work in each group. */
function makeGuards(gradients: readonly (Gradient | 'unknown')[]): DisclosureGuard<Atom>[] {
  const known = gradients.filter((gradient) => gradient !== 'unknown')
  const knowing = disclosureGuard(known.map(beyondWhatIsKnown))
  return [
    disclosureGuard(known),
    {
      wouldDisclose: (told) => knowing.wouldDisclose(told.map(beyondWhatIsKnown)),
      show: (told) => knowing.show(told.map(beyondWhatIsKnown)),
    },
  ]
}

function beyondWhatIsKnown(direction: Direction<Atom>): Direction<Atom> {
  return new Map([...direction].filter(([{ series }]) => !knownToReaders.includes(series)))
}

/** A sum that is zero tells that each of its parts is, since there are no negative hours or cases. */
function whatIsTold({ value }: ValueFigure, gradient: Gradient): Direction<Atom>[] {
  const isSum = [...gradient.values()].every((coefficient) => compare(coefficient, zero) > 0)
  return isZero(value) && isSum ? [...gradient].map((entry) => new Map([entry])) : [gradient]
}

/** Sums before their parts, levels before changes, large groups before small ones; otherwise in reading order. */
function mostTellingFirst(tables: readonly Table[], figures: ReadonlyMap<FigureKey, Figure>, peopleOf: PeopleOf): ValueFigure[] {
  const kinds = new Map(tables.flatMap((table) => [...figuresOf(table)].map(({ row, cell }) => [cell.figure.key, row.kind])))
  const isChange = ({ basis }: ValueFigure) =>
    basis.kind === 'formula' && (basis.signs?.includes(-1) ?? basis.formulaSv.includes('föregående år'))
  return [...figures.values()]
    .filter((figure) => figure.kind === 'value')
    .map((figure) => ({ figure, tier: (isChange(figure) ? 10 : 0) + (tierOf[kinds.get(figure.key) ?? 'detail'] ?? 0) }))
    .sort((a, b) => a.tier - b.tier || compare(peopleOf(b.figure)?.count ?? zero, peopleOf(a.figure)?.count ?? zero))
    .map(({ figure }) => figure)
}

const tierOf: Readonly<Record<RowKind, number>> = {
  result: 0,
  sum: 0,
  group: 1,
  detail: 1,
  'of-which': 2,
  residual: 2,
  memo: 3,
}

/** What is made in a way that is not followed tells nothing beyond its inputs when they are all shown; else it is withheld too. */
function withholdWhatIsMadeOf(withheld: Set<FigureKey>, undecided: readonly ValueFigure[]): void {
  const tells = ({ basis }: ValueFigure) => basis.kind === 'formula' && basis.inputs.some((key) => withheld.has(key))
  for (;;) {
    const further = undecided.filter((figure) => !withheld.has(figure.key) && tells(figure))
    if (further.length === 0) return
    for (const { key } of further) withheld.add(key)
  }
}

function withoutFigures(table: Table, withheld: ReadonlySet<FigureKey>, context: TableContext): Table {
  const detailSv = `Visas inte: gäller färre än ${context.smallGroupThreshold} personer, eller skulle avslöja en siffra som gör det.`
  const withoutFigure = (cell: Cell): Cell => {
    if (cell.kind !== 'figure' || !withheld.has(cell.figure.key)) return cell
    const { key, period } = cell.figure
    const figure = missingFigure({ key, ...(period === undefined ? {} : { period }) }, 'withheld-small-group', detailSv)
    return { ...cell, figure }
  }
  const holds = [...figuresOf(table)].some(({ cell }) => withheld.has(cell.figure.key))
  if (!holds) return table
  const rows = table.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [column, withoutFigure(cell)])),
  }))
  return { ...table, rows }
}

/** C-030. */
function withheldFinding(table: Table, withheld: ReadonlySet<FigureKey>, { smallGroupThreshold }: TableContext): Finding[] {
  const count = new Set([...figuresOf(table)].map(({ cell }) => cell.figure.key).filter((key) => withheld.has(key))).size
  if (count === 0) return []
  const messageSv = `${table.captionSv}: ${count} ${count === 1 ? 'siffra' : 'siffror'} visas inte, för att ingen siffra om färre än ${smallGroupThreshold} personer ska kunna läsas eller räknas ut. Gränsen anges i regionens fil (smallGroupThreshold).`
  return [calculationFinding('C-030', { kind: 'table', table: table.name }, messageSv)]
}
