import type { Block } from '#domain/document.ts'
import type { Table } from '#domain/table.ts'
import type { TableNeed } from '../sections/define-section.ts'
import { showChart, showTable } from './show-table.ts'

/** What a part of the staff's section shows, alone or together with the others. */
export interface StaffBlocks {
  readonly needs: readonly TableNeed[]
  readonly blocks: (tables: readonly Table[]) => Block[]
}

export const absenceBlocks: StaffBlocks = {
  needs: [
    { table: 'sickness-absence', labelSv: 'sjukfrånvaron' },
    { table: 'sickness-absence-by-month', labelSv: 'sjukfrånvaron per månad' },
  ],
  blocks: (tables) => [
    ...showTable(tables, 'sickness-absence'),
    ...showChart(tables, 'sickness-absence-by-month', {
      name: 'sjukfranvaro-manad',
      kind: 'line',
      titleSv: 'Sjukfrånvaro per månad',
      columns: ['current', 'prior'],
    }),
  ],
}

export const rehabilitationBlocks: StaffBlocks = {
  needs: [{ table: 'rehabilitation-cases', labelSv: 'rehabiliteringsärendena', optional: true }],
  blocks: (tables) => showTable(tables, 'rehabilitation-cases'),
}

export const hoursBlocks: StaffBlocks = {
  needs: [{ table: 'hours-worked', labelSv: 'den arbetade tiden' }],
  blocks: (tables) => showTable(tables, 'hours-worked'),
}

export const incidentBlocks: StaffBlocks = {
  needs: [{ table: 'incidents', labelSv: 'arbetsmiljöavvikelserna' }],
  blocks: (tables) =>
    showChart(tables, 'incidents', {
      name: 'arbetsmiljoavvikelser',
      kind: 'column',
      titleSv: 'Arbetsmiljöavvikelser',
      columns: ['actual-ytd', 'actual-ytd-prior'],
    }),
}

/** The blocks under a heading; no heading over nothing. */
export function under(textSv: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, textSv }, ...blocks]
}
