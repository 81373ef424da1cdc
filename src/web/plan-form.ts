import type { ChangeReason, FieldTexts } from '#app/edit-plan.ts'

/** What stands in the fields of an entry's form: several choices are one text, with commas. */
export function readFieldTexts(form: FormData): FieldTexts {
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String).join(', ')]))
}

/** Why a decided plan is changed; undefined when nothing is said. */
export function readChangeReason(form: FormData): { readonly reason?: ChangeReason } {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const reasonSv = said('skal')
  if (reasonSv === '') return {}
  const caseNumber = said('beslut.diarienummer')
  const decision = {
    bodySv: said('beslut.organ'),
    decidedOn: said('beslut.datum'),
    paragraph: said('beslut.paragraf'),
    ...(caseNumber === '' ? {} : { caseNumber }),
  }
  const isDecided = [decision.bodySv, decision.decidedOn, decision.paragraph, caseNumber].some((text) => text !== '')
  return { reason: { reasonSv, ...(isDecided ? { decision } : {}) } }
}
