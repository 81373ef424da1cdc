import type { Display } from '#domain/display.ts'
import type { Month } from '#domain/month.ts'
import { type OrgUnitCode, pathToRoot } from '#domain/organisation.ts'
import type { Period } from '#domain/period.ts'
import type { ProductionLayout } from '#domain/production-layout.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import { periodWithLag } from './lagged-period.ts'
import type { TableContext } from './table-definition.ts'

/** The layout of a statement that holds for the unit in the round. */
export function layoutFor(table: string, context: TableContext): StatementLayout | undefined {
  return inForce(context.layouts, table, context)
}

/** The layout of a table of production that holds for the unit in the round. */
export function productionLayoutFor(table: string, context: TableContext): ProductionLayout | undefined {
  return inForce(context.productionLayouts, table, context)
}

/** How the unit prints the table in the round: as its layout says, else as the table does by itself. */
export function displayFor(table: string, context: TableContext, ownHabit: Display): Display {
  return inForce(context.tableLayouts, table, context)?.display ?? ownHabit
}

/** The units below a centre that the unit's layout of the table shows; undefined for all. */
export function partsFor(table: string, context: TableContext): readonly OrgUnitCode[] | undefined {
  return inForce(context.tableLayouts, table, context)?.parts
}

/** The round's months that the table has, given how late its layout says that its source comes; undefined when none yet. */
export function periodFor(table: string, context: TableContext): Period | undefined {
  const lagMonths = inForce(context.tableLayouts, table, context)?.lagMonths ?? 0
  return periodWithLag(context.round, context.round.kind === 'Å' ? 0 : lagMonths)
}

interface Layout {
  readonly table: string
  readonly orgUnit: OrgUnitCode
  readonly validFrom: Month
}

/** The unit's own, else that of the nearest unit above it; of several the one that began last. */
function inForce<Kind extends Layout>(layouts: readonly Kind[], table: string, context: TableContext): Kind | undefined {
  const month = context.round.period.to
  for (const orgUnit of pathToRoot(context.organisation, context.orgUnit.code, month)) {
    const ofUnit = layouts.filter(
      (layout) => layout.table === table && layout.orgUnit === orgUnit.code && layout.validFrom <= month,
    )
    const latest = ofUnit.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
    if (latest !== undefined) return latest
  }
  return undefined
}
