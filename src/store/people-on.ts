import { listAccessReviews, signAccessReview } from './access-reviews.queries.ts'
import type { Database } from './database.ts'
import {
  addPerson,
  appoint,
  changePerson,
  endAppointment,
  findPerson,
  listPeople,
  loadKnownPerson,
  personLeaves,
  personReturns,
} from './people.queries.ts'
import type { PeopleStore } from './people-store.ts'
import { actIn, beginSession, endSession, loadSession } from './sessions.queries.ts'
import {
  attemptSucceeded,
  beginAttempt,
  loadPasswordHash,
  loadPasswordLink,
  makePasswordLink,
  refuseSignIn,
  setPassword,
  usePasswordLink,
} from './sign-in.queries.ts'

export function peopleOn(database: Database): PeopleStore {
  return {
    list: () => listPeople(database),
    load: (id) => loadKnownPerson(database, id),
    findByEmail: (email) => findPerson(database, { email }),
    findByHsaId: (hsaId) => findPerson(database, { hsaId }),
    add: (person, act) => addPerson(database, person, act),
    change: (id, person, act) => changePerson(database, id, person, act),
    leave: (id, act) => personLeaves(database, id, act),
    return: (id, act) => personReturns(database, id, act),

    appoint: (appointment, act) => appoint(database, appointment, act),
    endAppointment: (id, act) => endAppointment(database, id, act),

    setPassword: (id, hashed, act) => setPassword(database, id, hashed, act),
    loadPasswordHash: (id) => loadPasswordHash(database, id),
    makePasswordLink: (link, act) => makePasswordLink(database, link, act),
    loadPasswordLink: (keyHash, now) => loadPasswordLink(database, keyHash, now),
    usePasswordLink: (keyHash, hashed, now) => usePasswordLink(database, keyHash, hashed, now),

    beginAttempt: (attempt) => beginAttempt(database, attempt),
    attemptSucceeded: (attempt) => attemptSucceeded(database, attempt),
    refuseSignIn: (person, address, at) => refuseSignIn(database, person, address, at),

    beginSession: (session) => beginSession(database, session),
    loadSession: (keyHash, now, limits) => loadSession(database, keyHash, now, limits),
    endSession: (keyHash, now) => endSession(database, keyHash, now),
    actIn: (keyHash, appointment) => actIn(database, keyHash, appointment),

    signAccessReview: (review) => signAccessReview(database, review),
    listAccessReviews: () => listAccessReviews(database),
  }
}
