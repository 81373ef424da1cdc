import { addPerson, appointPerson, listPeople, makePasswordLink, personLeaves } from '#app/manage-people.ts'
import { loadUnitNames } from '#app/unit-names.ts'
import type { Outcome } from '#domain/outcome.ts'
import { isInForce, type Person, swedishDay, wholeRegion } from '#domain/person.ts'
import { isRole, roles } from '#domain/role.ts'
import { type CommandInput, defineCommand, type ExitCode, exitCodes, type Io } from '../define-command.ts'
import { operator } from '../operator.ts'

export const people = defineCommand({
  name: 'people',
  summarySv: 'Visar, lägger till (add), ger lösenordslänk (invite) och avslutar (end) personer.',
  operandsSv: '[add | invite PERSON | end PERSON]',
  operands: { least: 0, most: 2 },
  options: {
    name: { type: 'string', valueSv: 'NAMN', helpSv: 'add: personens namn.' },
    email: { type: 'string', valueSv: 'ADRESS', helpSv: 'add: e-postadressen, som personen loggar in med.' },
    'hsa-id': { type: 'string', valueSv: 'ID', helpSv: 'add: HSA-id, för den som loggar in med regionens inloggning.' },
    role: {
      type: 'string',
      valueSv: 'ROLL',
      helpSv: `add: ${Object.keys(roles).join(', ')}. Den första personen blir system-owner.`,
    },
    unit: {
      type: 'string',
      valueSv: 'ENHET',
      helpSv: 'add: enheten som uppdraget gäller, med allt under den. Utelämnad: hela regionen.',
    },
    why: { type: 'string', valueSv: 'SKÄL', helpSv: 'Varför; läses vid behörighetsgranskningen.' },
  },
  examples: [
    'tertial people',
    'tertial people add --name "Tove Ekmark" --email tove.ekmark@region.se',
    'tertial people invite tove.ekmark@region.se',
    'tertial people add --name "Jonas Åkerberg" --hsa-id SE2321000172-1234 --role controller --unit fds',
    'tertial people end SE2321000172-1234 --why "Slutat sin anställning"',
  ],

  async run(input, io) {
    const [verb, who, ...rest] = input.operands
    if (verb === undefined) return listAll(io)
    if (verb === 'add' && who === undefined) return add(input, io)
    if ((verb === 'invite' || verb === 'end') && who !== undefined && rest.length === 0) {
      const person = await findPerson(who, io)
      if (!person) return exitCodes.findings
      return verb === 'invite' ? invite(person, io) : end(person, input, io)
    }
    io.say('Skriv tertial people, tertial people add, tertial people invite PERSON eller tertial people end PERSON.')
    return exitCodes.wrongUse
  },
})

async function listAll(io: Io): Promise<ExitCode> {
  const effects = await io.effects()
  const today = swedishDay(effects.clock.now())
  const nameOf = await loadUnitNames(effects.store)
  return report(await listPeople(operator, effects), io, (known) => {
    if (known.length === 0) io.say('Inga personer ännu. Lägg till den första systemägaren med tertial people add.')
    for (const { person, appointments } of known) {
      io.out(
        `${person.id}  ${[person.nameSv, person.email, person.hsaId].filter(Boolean).join('  ')}${person.leftAt ? '  (avslutad)' : ''}`,
      )
      for (const each of appointments.filter((one) => isInForce(one, today))) {
        io.out(
          `      ${roles[each.role].labelSv}, ${nameOf(each.orgUnit)}${each.validTo ? `, till och med ${each.validTo}` : ''}`,
        )
      }
    }
  })
}

async function add(input: CommandInput, io: Io): Promise<ExitCode> {
  const effects = await io.effects()
  const isFirst = (await effects.store.people.list()).length === 0
  const role = input.optionalText('role') ?? (isFirst ? 'system-owner' : undefined)
  if (role === undefined || !isRole(role)) {
    io.say(`--role ska vara någon av ${Object.keys(roles).join(', ')}.`)
    return exitCodes.wrongUse
  }
  const [email, hsaId] = [input.optionalText('email'), input.optionalText('hsa-id')]
  const given = { nameSv: input.text('name'), ...(email ? { email } : {}), ...(hsaId ? { hsaId } : {}) }
  const added = await addPerson(given, operator, effects)
  if (added.kind !== 'done') return report(added, io, () => undefined)
  const draft = {
    role,
    orgUnit: input.optionalText('unit') ?? wholeRegion,
    validFrom: '',
    validTo: '',
    whySv: input.optionalText('why') ?? 'Tillagd från kommandoraden',
  }
  const appointed = await appointPerson(added.value.id, draft, operator, effects)
  if (appointed.kind !== 'done') return report(appointed, io, () => undefined)
  io.say(`${added.value.nameSv} är tillagd (${added.value.id}).`)
  return email === undefined ? exitCodes.done : invite(added.value, io)
}

async function invite(person: Person, io: Io): Promise<ExitCode> {
  return report(await makePasswordLink(person.id, operator, await io.effects()), io, ({ path }) => {
    io.say(`Länken låter ${person.nameSv} välja lösenord. Den gäller en gång, i tre dygn. Lämna den bara till personen:`)
    io.out(`${process.env.TERTIAL_PUBLIC_URL?.replace(/\/+$/, '') || 'http://localhost:3000'}${path}`)
  })
}

async function end(person: Person, input: CommandInput, io: Io): Promise<ExitCode> {
  const whySv = input.optionalText('why') ?? 'Avslutad från kommandoraden'
  return report(await personLeaves(person.id, whySv, operator, await io.effects()), io, () =>
    io.say(`${person.nameSv} är avslutad: alla uppdrag och inloggningar har upphört.`),
  )
}

/** By e-mail address, HSA id or number ("p12"). */
async function findPerson(who: string, io: Io): Promise<Person | undefined> {
  const { people } = (await io.effects()).store
  const known = (await people.list()).find(({ person }) => person.id === who)
  const found = known?.person ?? (await people.findByEmail(who)) ?? (await people.findByHsaId(who))
  if (!found) io.say(`Ingen person har e-postadressen, HSA-id:t eller numret ”${who}”. Alla visas av tertial people.`)
  return found
}

function report<T>(outcome: Outcome<T>, io: Io, say: (value: T) => void): ExitCode {
  if (outcome.kind === 'done') {
    say(outcome.value)
    return exitCodes.done
  }
  io.say(outcome.kind === 'refused' ? outcome.reasonSv : outcome.messageSv)
  return exitCodes.findings
}
