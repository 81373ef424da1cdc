import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { unzipSync, zipSync } from 'fflate'
import { type Actor, programActor } from '#domain/actor.ts'
import type { ReportMoveKind } from '#domain/report-course.ts'
import { sha256 } from '#lib/sha256.ts'
import { correctedLedger } from '../../test/corrected-ledger.ts'
import { appointed, deliverFiles } from '../../test/example-files.ts'
import { openPreparedExample } from '../../test/prepared-example.ts'
import { archiveReport } from './archive-report.ts'
import { compareReports } from './compare-reports.ts'
import { composeReport } from './compose-report.ts'
import { moveReport, type SaidWithMove } from './move-report.ts'
import type { OpenedEffects } from './open-effects.ts'
import { readCourse } from './read-course.ts'
import { readReport } from './read-report.ts'
import { reportBytes } from './render-report.ts'
import { verifyFile } from './verify-file.ts'

const address = { orgUnit: 'fds', round: '2025-D2' }
const decision = { bodySv: 'regionstyrelsen', decidedOn: '2025-09-12', paragraph: '§ 87' }

let effects: OpenedEffects
let controller: Actor
let manager: Actor
let secretary: Actor
const operator = programActor('cli', ['controller'])

before(async () => {
  effects = await openPreparedExample()
  controller = await appointed({ nameSv: 'Anna Berg', role: 'controller' }, effects)
  manager = await appointed({ nameSv: 'Cilla Dahl', role: 'manager' }, effects)
  secretary = await appointed({ nameSv: 'Disa Ek', role: 'committee-secretary' }, effects)
})
after(() => effects.close())

test('a version is frozen, reviewed, approved by another, registered, decided and sealed', async () => {
  const composed = await composeReport(address, operator, effects)
  assert.ok(composed.kind === 'done')
  const { number } = composed.value
  await moved(controller, number, 'frozen')
  await moved(controller, number, 'put-to-review')
  await refusedAs(/^Rollen controller får inte godkänna\./, controller, number, 'approved')
  await moved(manager, number, 'approved')
  await refusedAs(/^Skriv diarienumret\.$/, secretary, number, 'registered', { caseNumber: ' ' })
  await moved(secretary, number, 'registered', { caseNumber: 'RV250123' })
  await moved(secretary, number, 'sent', { recipientSv: 'regionstyrelsen' })
  await refusedAs(/har inte varit ännu/, secretary, number, 'decided', { decision: { ...decision, decidedOn: '2026-01-01' } })
  await refusedAs(/så här: 2025-10-14/, secretary, number, 'decided', { decision: { ...decision, decidedOn: '2025-02-31' } })
  await moved(secretary, number, 'decided', { decision })

  const sealed = await effects.store.reports.listSealedFiles(address)
  assert.deepEqual(sealed.map(({ form }) => form).toSorted(), ['docx', 'html', 'pdf', 'pdf-slides', 'pptx', 'xlsx'])
  const printed = await readReport(address, controller, effects)
  assert.ok(printed.kind === 'done')
  assert.equal(printed.value.document.caseNumber, 'RV250123')
  for (const { form, sha256: hash, identifier } of sealed) {
    assert.equal(identifier, printed.value.document.identifier, 'what is printed is what was sealed')
    assert.equal(sha256(await reportBytes(printed.value, form, effects)), hash)
  }
  // What was composed is untouched: the imprint is beside it.
  const kept = await effects.store.loadReportVersion(printed.value.id)
  assert.deepEqual(kept?.document, composed.value.document)
})

test('a sealed file is known to the letter, a changed one by what it says of itself, and a stranger not at all', async () => {
  const sealed = await effects.store.reports.listSealedFiles(address)
  for (const file of sealed) {
    const bytes = (await effects.store.reports.loadSealedBytes(file)) ?? new Uint8Array()
    const known = await verifyFile(bytes, effects)
    assert.ok(known.kind === 'authentic' && known.file.form === file.form && known.state === 'decided')
    assert.deepEqual([known.caseNumber, known.decision], ['RV250123', decision])

    const changed = await verifyFile(changedFile(bytes, file.form), effects)
    assert.ok(changed.kind === 'altered', `${file.form}: ${changed.kind}`)
    // Of the two PDFs a changed one does not say which it was.
    assert.equal(changed.file.form.slice(0, 3), file.form.slice(0, 3))
  }
  const elsewhere = `<meta name="dcterms.identifier" content="tertial:fds/2025-D2/1:${'0'.repeat(32)}">`
  assert.equal((await verifyFile(Buffer.from(elsewhere), effects)).kind, 'never-sealed')
  assert.equal((await verifyFile(Buffer.from('Delårsrapport'), effects)).kind, 'unknown')
  assert.equal((await verifyFile(Buffer.from('PK\u0003\u0004 no archive'), effects)).kind, 'unknown')
})

test('the archive package holds what was sealed, and is the same before and after the publication', async () => {
  const refusedTo = await archiveReport(address, controller, effects)
  assert.ok(refusedTo.kind === 'refused' && refusedTo.reasonSv.includes('nämndsekreterare'))
  const made = await archived(secretary)
  const files = unzipSync(made.bytes)
  for (const { fileName, sha256: hash } of await effects.store.reports.listSealedFiles(address)) {
    const kept = files[`fds-2025-D2-v1/representations/sealed/data/${fileName}`]
    assert.equal(kept && sha256(kept), hash)
  }
  await moved(secretary, 1, 'published')
  assert.equal(sha256((await archived(secretary)).bytes), sha256(made.bytes))
})

test('what comes in after the freezing makes a new version and changes nothing of the decided one', async () => {
  const decided = await readReport(address, controller, effects)
  assert.ok(decided.kind === 'done')
  await deliverFiles([await correctedLedger()], effects)
  const composed = await composeReport(address, operator, effects)
  assert.ok(composed.kind === 'done')
  assert.equal(composed.value.number, decided.value.number + 1)
  const again = await readReport({ ...address, number: decided.value.number }, controller, effects)
  assert.ok(again.kind === 'done')
  assert.deepEqual(again.value.document, decided.value.document)

  const compared = await compareReports({ ...address, from: decided.value.number }, controller, effects)
  assert.ok(compared.kind === 'done')
  const figures = compared.value.comparison.sections.flatMap(({ tables }) => tables.flatMap((table) => table.figures))
  const moved = figures.find(({ key }) => key === 'fds/2025-D2/income-statement/it-kostnader/actual-ytd')
  assert.deepEqual([moved?.differenceSv, moved?.isPrinted], ['−2', true], figures.map(({ key }) => key).join('\n'))
})

test('a correction is frozen with a reason for each section, and prints its errata', async () => {
  const course = await readCourse(address, controller, effects)
  assert.ok(course.kind === 'done')
  const { number } = course.value.version
  const errata = course.value.next[0]?.errata ?? []
  assert.ok(errata.length > 0)
  await refusedAs(/^Skriv varför det är ändrat i /, controller, number, 'frozen')
  const reasonsSv = Object.fromEntries(errata.map(({ sectionKey }) => [sectionKey, 'En faktura bokfördes på fel konto.']))
  await moved(controller, number, 'frozen', { reasonsSv })
  const printed = await readReport(address, controller, effects)
  assert.ok(printed.kind === 'done')
  const section = printed.value.document.sections.find(({ key }) => key === 'rattelser')
  assert.match(JSON.stringify(section), /En faktura bokfördes på fel konto\./)

  // Who may not see drafts goes on meeting the published version.
  const reader = await appointed({ nameSv: 'Nils Å', role: 'reader' }, effects)
  const published = await readReport(address, reader, effects)
  assert.ok(published.kind === 'done' && published.value.number === number - 1)
})

test('two who move at once: the second is told, and nothing of theirs is done', async () => {
  const course = await readCourse(address, controller, effects)
  assert.ok(course.kind === 'done')
  const { number } = course.value.version
  const deed = { ...address, number, seenStep: course.value.step - 1, kind: 'put-to-review', said: {} } as const
  const late = await moveReport(deed, controller, effects)
  assert.deepEqual(late, { kind: 'done', value: { moved: false } })
  assert.equal((await effects.store.reports.listEvents(address)).at(-1)?.kind, 'frozen')
})

/** As somebody would change it: a figure in the page, a byte at the end of a PDF, an Office file saved anew. */
function changedFile(bytes: Uint8Array, form: string): Uint8Array {
  if (form === 'html') return Buffer.from(Buffer.from(bytes).toString('utf8').replace('Delårsrapport', 'Helårsrapport'))
  if (form.startsWith('pdf')) return Buffer.concat([bytes, Buffer.from('\n')])
  return zipSync({ ...unzipSync(bytes), 'docProps/app.xml': Buffer.from('<Properties/>') }, { level: 9 })
}

async function archived(actor: Actor) {
  const outcome = await archiveReport({ ...address, number: 1 }, actor, effects)
  assert.ok(outcome.kind === 'done', JSON.stringify(outcome))
  return outcome.value
}

async function moved(actor: Actor, number: number, kind: ReportMoveKind, said: SaidWithMove = {}): Promise<void> {
  assert.deepEqual(await wish(actor, number, kind, said), { kind: 'done', value: { moved: true } })
}

async function refusedAs(
  reason: RegExp,
  actor: Actor,
  number: number,
  kind: ReportMoveKind,
  said: SaidWithMove = {},
): Promise<void> {
  const outcome = await wish(actor, number, kind, said)
  assert.ok(outcome.kind === 'refused', JSON.stringify(outcome))
  assert.match(outcome.reasonSv, reason)
}

async function wish(actor: Actor, number: number, kind: ReportMoveKind, said: SaidWithMove) {
  const events = await effects.store.reports.listEvents(address)
  const seenStep = events.filter(({ version }) => version === number).length
  return moveReport({ ...address, number, seenStep, kind, said }, actor, effects)
}
