import { missingGround } from '../../parts/missing-ground.ts'
import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** The larger reasons why the result and its forecast are not the budgeted ones, each as a bridge that ties. */
export const resultBridges = defineSection({
  name: 'result-bridges',
  titleSv: 'Större avvikelser',
  needs: [
    { table: 'budget-to-actual', labelSv: 'bryggan från budget till utfall', optional: true },
    { table: 'budget-to-forecast', labelSv: 'bryggan från budget till prognos', optional: true },
  ],
  commentary: { placement: 'after' },
  compose({ key, tables }) {
    const blocks = [...showTable(tables, 'budget-to-actual'), ...showTable(tables, 'budget-to-forecast')]
    if (blocks.length > 0) return { ...noParts, blocks }
    return missingGround(key, {
      code: 'R-005',
      whatSv: 'inga poster förklarar resultatet',
      remedySv: 'Ange de större posterna i svaren (fältet bridgeItems), eller ta bort avsnittet ur rapportmallen.',
    })
  },
})
