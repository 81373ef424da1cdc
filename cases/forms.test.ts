/** The documents of the references, as a user's files make them: each of their Office files is whole and can be read by all. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { composeReport } from '#app/compose-report.ts'
import type { OpenedEffects } from '#app/open-effects.ts'
import { exampleActor } from '#app/prepare-example.ts'
import { renderReport } from '#app/render-report.ts'
import { checkOfficeFile } from '#render/ooxml/check-office-file.ts'
import { orderFaults } from '#render/ooxml/element-order.ts'
import { openPackage, partXml } from '#render/ooxml/package.ts'
import { openPreparedExample } from '../test/prepared-example.ts'
import { listPrints, readPrint } from './print.ts'

let effects: OpenedEffects
before(async () => {
  effects = await openPreparedExample()
})
after(() => effects.close())

for (const printed of listPrints()) {
  test(`${printed}: Word, PowerPoint and Excel have titles, languages, alternative texts, header rows and parts in order`, async () => {
    const composed = await composeReport(readPrint(printed).document, exampleActor, effects)
    assert.ok(composed.kind === 'done')
    for (const [form, kindSv] of [
      ['docx', 'Word'],
      ['pptx', 'PowerPoint'],
      ['xlsx', 'Excel'],
    ] as const) {
      const bytes = await renderReport(composed.value, form, effects)
      assert.deepEqual(checkOfficeFile(bytes), { kindSv, faults: [] })
      for (const part of openPackage(bytes)?.parts.values() ?? []) {
        const tree = part.path.endsWith('.xml') ? partXml(part) : undefined
        if (tree) assert.deepEqual(orderFaults(tree), [], `${form}: ${part.path}`)
      }
    }
  })
}
