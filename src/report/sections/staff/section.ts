import type { Block } from '#domain/document.ts'
import { showChart, showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** The people: sickness absence over the year and by month, rehabilitation, hours worked, and what went wrong in the work environment. */
export const staff = defineSection({
  name: 'staff',
  titleSv: 'Medarbetare',
  needs: [
    { table: 'sickness-absence', labelSv: 'sjukfrånvaron' },
    { table: 'sickness-absence-by-month', labelSv: 'sjukfrånvaron per månad' },
    { table: 'hours-worked', labelSv: 'den arbetade tiden' },
    { table: 'rehabilitation-cases', labelSv: 'rehabiliteringsärendena', optional: true },
    { table: 'incidents', labelSv: 'arbetsmiljöavvikelserna' },
  ],
  usualColumns: ['actual-ytd', 'actual-ytd-prior', 'change', 'change-percent'],
  commentary: {
    placement: 'after',
    asksForSv: 'Förklara hur sjukfrånvaro, arbetad tid och arbetsmiljö har utvecklats och vad som görs.',
  },
  compose: ({ tables }) => ({
    ...noParts,
    blocks: [
      ...under(
        'Sjukfrånvaro',
        showTable(tables, 'sickness-absence'),
        showChart(tables, 'sickness-absence-by-month', {
          name: 'sjukfranvaro-manad',
          kind: 'line',
          titleSv: 'Sjukfrånvaro per månad',
          columns: ['current', 'prior'],
        }),
      ),
      ...under('Rehabilitering', showTable(tables, 'rehabilitation-cases')),
      ...under('Arbetad tid', showTable(tables, 'hours-worked')),
      ...under(
        'Arbetsmiljöavvikelser',
        showChart(tables, 'incidents', {
          name: 'arbetsmiljoavvikelser',
          kind: 'column',
          titleSv: 'Arbetsmiljöavvikelser',
          columns: ['actual-ytd', 'actual-ytd-prior'],
        }),
      ),
    ],
  }),
})

/** The blocks under a heading; no heading over nothing. */
function under(textSv: string, ...groups: readonly Block[][]): Block[] {
  const blocks = groups.flat()
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, textSv }, ...blocks]
}
