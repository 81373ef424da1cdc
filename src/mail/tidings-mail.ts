import { type Tidings, type TidingsKind, tidingsKinds } from '#domain/tidings.ts'
import { type MailContent, type MailItem, type MailPart, type MailTexts, mailTexts } from './mail-texts.ts'
import type { PageLinks } from './page-links.ts'

export interface MailGround {
  readonly nameSv: string
  readonly links: PageLinks
  /** "FDS, Delårsrapport 2 2025". */
  placeSv(about: Pick<Tidings, 'orgUnit' | 'round'>): string
  /** The name behind an actor's id. */
  actorSv(id: string): string
}

/**
 * The day's digest: a task stands once, where it is most pressing, and so many of a kind that nobody would read them are
 * counted. `leftCount` is how many answers the person has left in all.
 */
export function digestMail(tidings: readonly Tidings[], leftCount: number, ground: MailGround): MailTexts {
  const kept = mostPressing(tidings)
  const parts = kindsInOrder.flatMap((kind) => partOf(kind, kept, ground))
  return mailTexts({
    subjectSv: `Tertial: ${subjectOf(kept)}`,
    greetingSv: `Hej ${ground.nameSv}! Det här är nytt i Tertial.`,
    parts,
    closing: closingOf(ground, leftCount),
  })
}

/** What cannot wait for the digest, with the reason that somebody gave. */
export function atOnceMail(tidings: readonly Tidings[], ground: MailGround): MailTexts {
  const [first] = tidings
  const about = tidings.length === 1 && first !== undefined ? first.labelSv : `${tidings.length} saker`
  const kinds = new Set(tidings.map(({ kind }) => kind))
  const what = kinds.size === 1 && first !== undefined ? atOnceSv[first.kind] : undefined
  const content: MailContent = {
    subjectSv: `Tertial: ${about} ${what ?? 'väntar på dig'}`,
    greetingSv: `Hej ${ground.nameSv}!`,
    parts: kindsInOrder.flatMap((kind) => partOf(kind, tidings, ground)),
    closing: closingOf(ground, undefined),
  }
  return mailTexts(content)
}

const atOnceSv: Partial<Record<TidingsKind, string>> = {
  returned: 'har kommit tillbaka för ändring',
  'round-returned': 'har återsänts',
  mentioned: 'nämner dig',
}

const kindsInOrder = Object.keys(tidingsKinds) as TidingsKind[]

/** Of several about one task to one person: the first in the order of kinds, and of one kind the latest. */
function mostPressing(tidings: readonly Tidings[]): Tidings[] {
  const byTask = Map.groupBy(tidings, ({ task, kind, key }) => (task === undefined || kind === 'late-below' ? key : task))
  return [...byTask.values()].flatMap((about) => {
    const kind = kindsInOrder.find((each) => about.some((one) => one.kind === each))
    return about.filter((one) => one.kind === kind).slice(-1)
  })
}

const mostItems = 8

function partOf(kind: TidingsKind, all: readonly Tidings[], ground: MailGround): MailPart[] {
  const tidings = all.filter((each) => each.kind === kind)
  if (tidings.length === 0) return []
  const { labelSv: titleSv } = tidingsKinds[kind]
  if (kind === 'late-below') return [{ titleSv, items: lateByUnit(tidings, ground) }]
  const sorted = tidings.toSorted((a, b) => compareText(a.dueOn ?? '', b.dueOn ?? ''))
  const left = sorted.length - mostItems
  return [
    {
      titleSv,
      items: sorted.slice(0, left === 1 ? mostItems + 1 : mostItems).map((each) => itemOf(each, ground)),
      ...(left > 1 ? { moreSv: `och ${left} till` } : {}),
    },
  ]
}

function itemOf(tidings: Tidings, ground: MailGround): MailItem {
  const { labelSv, dueOn, by, wordsSv, kind, subject } = tidings
  const place = ground.placeSv(tidings)
  const due =
    dueOn === undefined || subject !== undefined
      ? ''
      : kind === 'late'
        ? ` Skulle ha lämnats ${dueOn}.`
        : ` Lämnas senast ${dueOn}.`
  return {
    labelSv,
    detailSv: `${place}.${due}`,
    ...(wordsSv === undefined || wordsSv.trim() === '' || by === undefined
      ? {}
      : { words: { textSv: wordsSv.trim(), bySv: ground.actorSv(by) } }),
    href: ground.links.of(tidings),
  }
}

function lateByUnit(tidings: readonly Tidings[], ground: MailGround): MailItem[] {
  return [...Map.groupBy(tidings, ({ orgUnit, round }) => `${orgUnit} ${round}`).values()].flatMap((late) => {
    const [first] = late
    if (first === undefined) return []
    const oldest = late.map(({ dueOn = '' }) => dueOn).toSorted(compareText)[0]
    const { orgUnit, round } = first
    return {
      labelSv: ground.placeSv(first),
      detailSv: `${late.length === 1 ? '1 svar är försenat' : `${late.length} svar är försenade`}. Det äldsta skulle ha lämnats ${oldest}.`,
      href: ground.links.of({ orgUnit, round }),
    }
  })
}

/** "2 tillbaka för ändring, 1 försenad och 12 nya frågor" */
function subjectOf(tidings: readonly Tidings[]): string {
  const counts = kindsInOrder.flatMap((kind) => {
    const count = tidings.filter((each) => each.kind === kind).length
    return count === 0 ? [] : [countSv[kind](count)]
  })
  return swedishList.format(counts.length > 3 ? [...counts.slice(0, 2), 'mer'] : counts)
}

const either = (one: string, many: string) => (count: number) => (count === 1 ? one : `${count} ${many}`)

const countSv: Record<TidingsKind, (count: number) => string> = {
  returned: either('ett svar har kommit tillbaka', 'svar har kommit tillbaka'),
  'round-returned': either('en omgång har återsänts', 'omgångar har återsänts'),
  late: either('ett försenat svar', 'försenade svar'),
  'due-soon': either('ett svar ska snart lämnas', 'svar ska snart lämnas'),
  mentioned: () => 'du är nämnd',
  replied: either('ett svar på din kommentar', 'svar i dina trådar'),
  'asked-back': either('en fråga till dig', 'frågor till dig'),
  unlocked: either('ett svar är upplåst', 'svar är upplåsta'),
  delegated: either('en fråga har överlåtits till dig', 'frågor har överlåtits till dig'),
  asked: either('en ny fråga', 'nya frågor'),
  'round-submitted': either('en enhet väntar på granskning', 'enheter väntar på granskning'),
  'report-returned': either('en rapport har kommit tillbaka', 'rapporter har kommit tillbaka'),
  'report-to-review': either('en rapport att granska', 'rapporter att granska'),
  'report-to-register': either('en rapport att diarieföra', 'rapporter att diarieföra'),
  'report-decided': either('en rapport är beslutad eller publicerad', 'rapporter är beslutade eller publicerade'),
  'late-below': either('ett försenat svar i dina enheter', 'försenade svar i dina enheter'),
}

const swedishList = new Intl.ListFormat('sv', { type: 'conjunction' })

function closingOf({ links }: MailGround, leftCount: number | undefined): MailContent['closing'] {
  const all =
    leftCount === undefined || leftCount === 0
      ? 'Dina uppgifter'
      : leftCount === 1
        ? 'Ett svar väntar på dig'
        : `Alla ${leftCount} svar som väntar på dig`
  return [
    { textSv: all, href: links.myTasks },
    { textSv: 'Ändra vilka mejl du får', href: links.preferences },
  ]
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
