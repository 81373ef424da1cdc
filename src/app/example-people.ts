import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { orgUnitCode } from '#domain/organisation.ts'
import { wholeRegion } from '#domain/person.ts'
import { isRole } from '#domain/role.ts'
import type { Effects } from './effects.ts'

/** The file of an example region's folder that is never delivered: people are no data. */
export const examplePeopleFile = 'people.yaml'

/** One for each role, so that the example can be walked through as different people. Doing it again changes nothing. */
export async function addExamplePeople(folder: string, by: string, { store, clock }: Effects): Promise<void> {
  const { people } = fileSchema.parse(parse(await readFile(join(folder, examplePeopleFile), 'utf8')))
  const act = { by, at: clock.now(), whySv: 'Exempelregionens person' }
  for (const { appointments, name, email } of people) {
    const person = await store.people.add({ nameSv: name, email }, act)
    if (!person) continue
    for (const { role, orgUnit, validFrom } of appointments) {
      const heldFor = orgUnit === undefined ? wholeRegion : orgUnitCode(orgUnit)
      await store.people.appoint({ person: person.id, role, orgUnit: heldFor, validFrom }, act)
    }
  }
}

const fileSchema = z.strictObject({
  people: z.array(
    z.strictObject({
      name: z.string(),
      email: z.email(),
      appointments: z.array(
        z.strictObject({
          role: z.string().refine(isRole),
          /** Absent: the whole region. */
          orgUnit: z.string().optional(),
          validFrom: z.iso.date(),
        }),
      ),
    }),
  ),
})
