import type { Plan } from '#domain/plan.ts'
import { activityTableName } from '#plan/activity-table.ts'
import { type CheckInput, defineCheck } from '../define-check.ts'
import { examplePlan, exampleReport, exampleSource } from '../example-report.ts'

/**
 * F-026. A person whom the plan names is called what the register calls them, and the same everywhere. RK25 had "Emelie Condén"
 * and "Emelie Condén Mellgren", "Pettersson" and "Petterson" (E11). Who resembles nobody is left alone: consultants, roles and
 * first names with an initial are no people of the register.
 */
export const peopleAreCalledByTheirNames = defineCheck({
  code: 'F-026',
  severity: 'warning',
  ruleSv: 'En person heter likadant överallt, och som i personregistret.',

  *check({ plan, peopleSv = [] }) {
    if (!plan) return
    const register = new Set(peopleSv)
    const named = new Map<string, { table: string; row?: string }>()
    for (const { nameSv, ...place } of namesIn(plan)) if (!named.has(nameSv)) named.set(nameSv, place)
    const told = new Set<string>()
    for (const [name, place] of named) {
      if (register.has(name) || !isFullName(name)) continue
      const known = peopleSv.find((other) => resemble(name, other))
      const other = known ?? [...named.keys()].find((each) => each !== name && !told.has(each) && resemble(name, each))
      if (other === undefined) continue
      told.add(name)
      yield {
        where: { kind: 'table', ...place },
        messageSv:
          known === undefined
            ? `”${name}” skrivs också ”${other}” i planen. Är det samma person, så skriv likadant.`
            : `”${name}” finns inte i personregistret. Menas ”${known}”?`,
      }
    }
  },

  examples: [
    { nameSv: 'namnet är registrets', given: led('Emelie Condén Mellgren'), finds: [] },
    {
      nameSv: 'ett efternamn saknas',
      given: led('Emelie Condén'),
      finds: [/”Emelie Condén” finns inte .* ”Emelie Condén Mellgren”/],
    },
    { nameSv: 'ett s för lite', given: led('Anna Petterson'), finds: [/”Anna Petterson” finns inte .* ”Anna Pettersson”/] },
    {
      nameSv: 'två stavningar i planen',
      given: led('Bo Karlsson', 'Bo Carlsson'),
      finds: [/”Bo Karlsson” skrivs också ”Bo Carlsson”/],
    },
    { nameSv: 'någon annan, en roll och ett förnamn', given: led('Eva Lund', 'VC alla', 'Sara M'), finds: [] },
  ],
})

function* namesIn(plan: Plan): Generator<{ nameSv: string; table: string; row?: string }> {
  for (const { id, ownersSv, managersSv } of plan.projects ?? []) {
    for (const nameSv of [...ownersSv, ...managersSv]) yield { nameSv, table: 'projects', row: id }
  }
  for (const activity of plan.activities) {
    for (const nameSv of activity.responsibleSv ?? []) yield { nameSv, table: activityTableName(activity), row: activity.id }
  }
  for (const { id, responsibleSv } of plan.benefits ?? []) {
    if (responsibleSv !== undefined) yield { nameSv: responsibleSv, table: 'benefits', row: id }
  }
  for (const { nameSv } of plan.signatories ?? []) if (nameSv !== undefined) yield { nameSv, table: 'signatures' }
}

/** A first name and a surname, both spelt out. */
function isFullName(name: string): boolean {
  return /^\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?(?: \p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?)+$/u.test(name)
}

/** The same first name, and of the surnames one more or one letter otherwise. */
function resemble(name: string, other: string): boolean {
  const [first, ...rest] = name.split(' ')
  const [otherFirst, ...otherRest] = other.split(' ')
  if (first !== otherFirst || rest.length === 0 || otherRest.length === 0 || name === other) return false
  const [fewer, more] = rest.length <= otherRest.length ? [rest, otherRest] : [otherRest, rest]
  if (fewer.length < more.length) return fewer.every((surname) => more.includes(surname))
  return differByOneLetter(rest.join(' '), otherRest.join(' '))
}

/** One letter more, fewer or another. */
function differByOneLetter(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  if (longer.length - shorter.length > 1) return false
  let same = 0
  while (same < shorter.length && shorter[same] === longer[same]) same += 1
  return shorter.length === longer.length
    ? shorter.slice(same + 1) === longer.slice(same + 1)
    : shorter.slice(same) === longer.slice(same + 1)
}

function led(...names: readonly string[]): CheckInput {
  const projects = names.map((name, index) => ({
    id: `p${index}`,
    labelSv: 'Journalsystem',
    ownersSv: [name],
    managersSv: [],
    source: exampleSource,
  }))
  const plan = examplePlan({ projects })
  return { ...exampleReport({ plan }), peopleSv: ['Emelie Condén Mellgren', 'Anna Pettersson'] }
}
