import { displayUnits, type UnitOfMeasure } from '#domain/units-of-measure.ts'
import { absolute, add, compare, decimal, type Exact, subtract, sum, zero } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import type { FindingLog } from '../finding-log.ts'
import { cellAt, type GridRow } from './grid.ts'
import { type ProfileMatch, placeOf } from './match-profile.ts'
import type { ProfileColumns, RowAmount } from './profile-columns.ts'
import { readAmount } from './read-amount.ts'

export interface SumsCheck {
  addRow(row: GridRow, amounts: readonly RowAmount[]): void
  holdTotalRow(row: GridRow): void
  finish(): void
}

/** Under this a difference is Excel's binary arithmetic and not a missing amount: half an öre, or a millionth of another unit. */
function toleranceOf(unitOfMeasure: UnitOfMeasure): Exact {
  return unitOfMeasure === 'sek' ? decimal(5n, 3) : decimal(1n, 6)
}

/** Holds the sender's own sums against what was read: those of each row, and those of a row of sums. */
export function createSumsCheck(match: ProfileMatch, columns: ProfileColumns, log: FindingLog): SumsCheck {
  const { profile } = match
  const tolerance = toleranceOf(displayUnits[profile.unit].base)
  /** From the top, and since the last row of sums: groups may have sums of their own above the last one. */
  const sinceTop = new Map<number, Exact>()
  const sinceTotal = new Map<number, Exact>()
  let totalRows = 0

  function differs(stated: Exact, read: Exact): boolean {
    return compare(absolute(subtract(stated, read)), tolerance) > 0
  }

  return {
    addRow(row, amounts) {
      for (const { column, value } of amounts) {
        for (const sums of [sinceTop, sinceTotal]) sums.set(column.column, add(sums.get(column.column) ?? zero, value))
      }
      if (columns.rowTotal === undefined) return
      const stated = readAmount(cellAt(row, columns.rowTotal), profile.unit)
      const place = { ...placeOf(match, row), column: profile.rowTotal?.header ?? '' }
      if (stated.kind === 'faulty') log.add(stated.code, place, stated.messageSv)
      if (stated.kind !== 'amount') return
      const read = sum(amounts.map(({ value }) => value))
      if (differs(stated.value, read)) {
        log.add(
          'I-069',
          place,
          `Raden summerar till ${shown(read)} men ${place.column} säger ${shown(stated.value)}. Skillnad ${shown(subtract(stated.value, read))}.`,
        )
      }
    },
    holdTotalRow(row) {
      totalRows += 1
      for (const column of columns.values) {
        const stated = readAmount(cellAt(row, column.column), profile.unit)
        const place = { ...placeOf(match, row), column: column.header }
        if (stated.kind === 'faulty') log.add(stated.code, place, stated.messageSv)
        if (stated.kind !== 'amount') continue
        const all = sinceTop.get(column.column) ?? zero
        if (differs(stated.value, all) && differs(stated.value, sinceTotal.get(column.column) ?? zero)) {
          log.add(
            'I-070',
            place,
            `Raderna summerar till ${shown(all)} men summaraden säger ${shown(stated.value)}. Skillnad ${shown(subtract(stated.value, all))}. Rader kan saknas.`,
          )
        }
      }
      sinceTotal.clear()
    },
    finish() {
      if (profile.totalRowLabel === undefined || totalRows > 0) return
      log.add(
        'I-072',
        match.grid.sheet === undefined ? {} : { sheet: match.grid.sheet },
        `Raden ”${profile.totalRowLabel}” saknas, som enligt profilen ${profile.name} ska stå under beloppen. Filen kan vara avklippt.`,
      )
    },
  }
}

function shown(value: Exact): string {
  return formatSwedishNumber(value, { decimals: 2 })
}
