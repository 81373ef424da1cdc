import type { Wish } from './permissions.ts'

/** What an address asks of the one who comes: nothing, to be signed in, or to be allowed a wish. */
export type RouteDemand = 'everyone' | 'signed-in' | Wish

export interface RouteRule {
  readonly see: RouteDemand
  /** What sending the page's form takes; absent where there is no form to send. */
  readonly send?: RouteDemand
  /** For an address that is about no unit of its own, and shows of each what one may see. */
  readonly unit?: 'somewhere'
}

/**
 * Every address of the web door with what it demands, the path as in src/web/routes.ts. A wish about a unit is held against the
 * unit in the address, or against the one that its task, or its delivery, concerns. A test walks all roles over all of them, and fails for an address that stands in only one of the two.
 */
export const routeRules: Readonly<Record<string, RouteRule>> = {
  '/': { see: 'signed-in' },
  '/logga-in': { see: 'everyone', send: 'everyone' },
  '/logga-ut': { see: 'everyone', send: 'everyone' },
  '/losenord/:key': { see: 'everyone', send: 'everyone' },
  '/konto': { see: 'signed-in', send: 'signed-in' },

  '/personer': { see: 'review-access', send: 'manage-people' },
  '/personer/:id': { see: 'review-access', send: 'manage-people' },
  '/behorigheter': { see: 'review-access', send: 'sign-access-review' },
  '/behorigheter/behorigheter.csv': { see: 'review-access' },

  '/enhet/:orgUnit/:round': { see: 'see-drafts', send: 'compose' },
  '/enhet/:orgUnit/:round/iakttagelser': { see: 'see-findings', send: 'answer-findings' },
  '/enhet/:orgUnit/:round/tabeller': { see: 'see-drafts' },
  '/rapport/:orgUnit/:round': { see: 'see-drafts' },
  '/rapport/:orgUnit/:round/redigera': { see: 'answer', send: 'answer' },
  '/rapport/:orgUnit/:round/redigera/text': { see: 'answer', send: 'answer' },
  '/rapport/:orgUnit/:round/redigera/granska': { see: 'signed-in', send: 'answer' },
  '/rapport/:orgUnit/:round/redigera/siffror': { see: 'answer' },
  '/rapport/:orgUnit/:round/rapport.pdf': { see: 'see-drafts' },
  '/rapport/:orgUnit/:round/rapport-bilder.pdf': { see: 'see-drafts' },
  '/rapport/:orgUnit/:round/rapport.html': { see: 'see-drafts' },
  '/rapport/:orgUnit/:round/rapport.docx': { see: 'see-drafts' },
  '/rapport/:orgUnit/:round/rapport.pptx': { see: 'see-drafts' },
  '/rapport/:orgUnit/:round/rapport.xlsx': { see: 'see-drafts' },
  '/rapport/:orgUnit/:round/gang': { see: 'see-drafts', send: 'freeze-report' },
  '/rapport/:orgUnit/:round/jamfor': { see: 'see-drafts' },
  '/rapport/:orgUnit/:round/arkiv.zip': { see: 'archive-report' },
  '/publicerat': { see: 'everyone' },
  '/publicerat/:orgUnit/:round': { see: 'everyone' },
  '/publicerat/:orgUnit/:round/:file': { see: 'everyone' },
  '/kontrollera': { see: 'everyone', send: 'everyone' },
  '/rapport.css': { see: 'everyone' },
  '/siffra/:orgUnit/:round/:table/:row/:column': { see: 'see-drafts' },
  '/siffra/:orgUnit/:round/:table/:row/:column/struktur': { see: 'see-drafts' },
  '/organisation': { see: 'signed-in' },

  '/kommentarer/:orgUnit/:round': { see: 'see-drafts', send: 'comment' },
  '/mina-installningar': { see: 'signed-in', send: 'signed-in' },
  '/kalender/:file': { see: 'everyone' },
  '/mina-uppgifter': { see: 'signed-in' },
  '/prognos/:orgUnit/:round': { see: 'see-plan', send: 'answer' },
  '/mal/:orgUnit/:round': { see: 'see-plan', send: 'override-assessment' },
  '/omgangar': { see: 'see-plan', unit: 'somewhere' },
  '/omgangar/:round': { see: 'see-plan', send: 'open-round', unit: 'somewhere' },
  '/omgang/:round': { see: 'signed-in' },
  '/omgang/:round/uppgiftsborda': { see: 'see-burden', unit: 'somewhere' },
  '/omgang/:round/uppgiftsborda.csv': { see: 'see-burden', unit: 'somewhere' },
  '/omgang/:round/:orgUnit': { see: 'see-plan', send: 'submit' },
  '/omgang/:round/:orgUnit/arbetsbok': { see: 'answer', send: 'answer' },
  '/omgang/:round/:orgUnit/arbetsbok.xlsx': { see: 'answer' },
  '/uppgift/:id': { see: 'see-plan', send: 'answer' },
  '/uppgift/:id/svar': { see: 'signed-in', send: 'answer' },

  '/planer': { see: 'see-plan', send: 'edit-plan', unit: 'somewhere' },
  '/plan/:orgUnit/:year': { see: 'see-plan' },
  '/plan/:orgUnit/:year/planen': { see: 'see-plan', send: 'edit-plan' },
  '/plan/:orgUnit/:year/aktiviteter': { see: 'see-plan' },
  '/plan/:orgUnit/:year/projekt': { see: 'see-plan' },
  '/plan/:orgUnit/:year/kontroller': { see: 'see-plan' },
  '/plan/:orgUnit/:year/ekonomi': { see: 'see-plan' },
  '/plan/:orgUnit/:year/statusord': { see: 'see-plan', send: 'edit-plan' },
  '/plan/:orgUnit/:year/lista/:list': { see: 'see-plan' },
  '/plan/:orgUnit/:year/lista/:list/post': { see: 'see-plan', send: 'edit-plan' },
  '/plan/:orgUnit/:year/arbetsbok': { see: 'edit-plan', send: 'edit-plan' },
  '/plan/:orgUnit/:year/plan.xlsx': { see: 'see-plan' },
  '/plan/:orgUnit/:year/mall.xlsx': { see: 'see-plan' },
  '/plan/:orgUnit/:year/tolka': { see: 'see-plan' },
  '/uppdrag': { see: 'see-plan', unit: 'somewhere' },
  '/uppdrag/:code': { see: 'see-plan', unit: 'somewhere' },

  '/ledning/:orgUnit/:round': { see: 'see-plan' },
  '/ledning/:orgUnit/:round/mote': { see: 'see-plan' },

  '/leveranser': { see: 'see-deliveries', send: 'import', unit: 'somewhere' },
  '/leveranser/:id': { see: 'see-deliveries', send: 'import' },
  '/leveranser/:id/profil': { see: 'import', send: 'import' },
  '/leveranser/:id/avvisade-rader.csv': { see: 'see-deliveries' },
  '/leveranser/:id/rad': { see: 'see-deliveries' },
  '/profiler': { see: 'see-deliveries', unit: 'somewhere' },
  '/profiler/:name': { see: 'see-deliveries', unit: 'somewhere' },
  '/profiler/:name/redigera': { see: 'import', send: 'import', unit: 'somewhere' },
  '/profiler/:name/profil.yaml': { see: 'see-deliveries', unit: 'somewhere' },
  '/profiler/:name/mall.csv': { see: 'see-deliveries', unit: 'somewhere' },
  '/profiler/:name/mall.xlsx': { see: 'see-deliveries', unit: 'somewhere' },

  '/regler': { see: 'signed-in' },
  '/hjalp': { see: 'everyone' },
  '/hjalp/:page': { see: 'everyone' },
  '/nekad': { see: 'everyone' },
  '/*': { see: 'everyone' },
}
