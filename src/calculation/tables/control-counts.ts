import type { Display } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import { addMonths } from '#domain/month.ts'
import { type Period, period } from '#domain/period.ts'
import { checkDimensionPresent, dimensionGroups, rowKeyOf } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureRow } from '../figure-rows.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'control-counts'
const display: Display = { unit: 'count', decimals: 0 }

/**
 * What internal control counted: shut-offs, deviations, suppliers. A control examines a window of its own that is not the
 * report's period (domain.md §2.3, September–May): it is read from the facts of the twelve months up to the round's end.
 */
export const controlCounts: TableDefinition = {
  name: table,
  labelSv: 'Intern kontroll, antal',
  needs: [],

  compute(context) {
    const facts = controlFacts(context)
    if (facts.length === 0) return { findings: [] }

    const controlLabelsSv = Object.fromEntries(
      (context.plan?.controls ?? []).map(({ id, labelSv }) => [rowKeyOf(id), labelSv.replace(/\.$/, '')]),
    )
    const rows = dimensionGroups(facts, 'category', controlLabelsSv).flatMap((control) => {
      const ofControl = facts.filter((fact) => control.values.includes(fact.dimensions.category ?? ''))
      return dimensionGroups(ofControl, 'part', {}).map((part) => {
        const key = `${control.key}-${part.key}`
        const labelSv = `${control.labelSv}: ${part.labelSv.toLowerCase()}`
        const figure = factsFigure(context, {
          table,
          row: key,
          column: 'actual',
          series: 'control',
          scenario: context.scenarios.actual,
          period: windowOf(ofControl),
          dimensions: { category: control.values, part: part.values },
          whatSv: `${part.labelSv.toLowerCase()} i kontrollen ${control.labelSv}`,
          coverage: 'any-month',
        })
        return figureRow({ key, labelSv, kind: 'detail', indent: 0 }, [['actual', figure]])
      })
    })
    return {
      table: {
        name: table,
        captionSv: 'Intern kontroll, antal',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Kontroll', kind: 'label' },
          { key: 'actual', labelSv: 'Antal', kind: 'figure', display, period: windowOf(facts) },
        ],
        rows,
      },
      findings: (['category', 'part'] as const).flatMap((dimension) =>
        checkDimensionPresent(facts, dimension, { table, dimensionSv: dimension === 'part' ? 'del' : 'kontroll' }),
      ),
    }
  },
}

/** Facts whose window ended in the twelve months up to the round's end, however long before that it began. */
function controlFacts(context: TableContext): Fact[] {
  const { to } = context.round.period
  const threeYears = period(addMonths(to, -35), to)
  const scenario = context.scenarios.actual
  return context
    .select({ series: 'control', scenario, period: threeYears, orgUnits: context.unitsDuring(threeYears) })
    .filter((fact) => fact.period.to >= addMonths(to, -11))
}

/** From the first to the last month that the facts speak of. */
function windowOf(facts: readonly Fact[]): Period {
  const starts = facts.map((fact) => fact.period.from).sort()
  const ends = facts.map((fact) => fact.period.to).sort()
  const [from, to] = [starts[0], ends.at(-1)]
  if (from === undefined || to === undefined) throw new Error('A window needs facts.')
  return period(from, to)
}
