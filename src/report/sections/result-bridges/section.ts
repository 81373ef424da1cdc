import { bridgeSentence } from '../../parts/bridge-sentence.ts'
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
    { table: 'previous-forecast-to-forecast', labelSv: 'bryggan från föregående prognos', optional: true },
  ],
  commentary: { placement: 'after' },
  compose({ key, tables }) {
    const bridges = ['budget-to-actual', 'budget-to-forecast', 'previous-forecast-to-forecast']
    const blocks = bridges.flatMap((name) => [...bridgeSentence(tables, name), ...showTable(tables, name)])
    if (blocks.length > 0) return { ...noParts, blocks }
    return missingGround(key, {
      code: 'R-005',
      whatSv: 'inga poster förklarar resultatet',
      remedySv: 'Ange de större posterna i svaren (fältet bridgeItems), eller ta bort avsnittet ur rapportmallen.',
    })
  },
})
