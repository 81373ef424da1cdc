import { type TaskKind, taskKinds } from '#domain/round-task.ts'
import type { RoundWorkbook } from '#domain/round-workbook.ts'

export interface GuideRow {
  readonly textSv: string
  readonly heading?: true
}

/** How the workbook is filled in: the first sheet, for one who has never seen it before. */
export function guideRows(workbook: RoundWorkbook, kinds: readonly TaskKind[]): GuideRow[] {
  const { orgUnitNameSv, roundTitleSv, closesOn, forNameSv, exportedAt, questions } = workbook
  const count = (kind: TaskKind) => questions.filter(({ task }) => task.kind === kind).length
  return [
    { textSv: `${orgUnitNameSv}: ${roundTitleSv}`, heading: true },
    { textSv: forNameSv === undefined ? 'Hela enhetens frågor.' : `De frågor som ställs till ${forNameSv}.` },
    { textSv: `Hämtad ${swedishInstant.format(exportedAt)}. Omgången stänger ${closesOn}.` },
    { textSv: '' },
    { textSv: 'Så fyller du i', heading: true },
    {
      textSv:
        '1. Gå igenom flikarna. Varje rad är en fråga. Till vänster står vad planen säger, vad som redan är känt och vad ni svarade förra gången.',
    },
    {
      textSv:
        '2. Skriv i de gula cellerna. Har cellen en lista väljer du ett av orden. Det som är grått är låst och läses inte in.',
    },
    { textSv: '3. Har du inget att tillägga väljer du Ja i kolumnen Inget att tillägga, där den finns. Det är också ett svar.' },
    {
      textSv: '4. Spara, och lämna filen på sidan Arbetsbok under omgången i Tertial. Du ser vad som ändras innan något sparas.',
    },
    { textSv: '' },
    { textSv: 'Bra att veta', heading: true },
    {
      textSv:
        'Rader som du inte har ändrat lämnas som de är. Du kan alltså fylla i en del nu och resten senare, och lämna samma fil flera gånger.',
    },
    {
      textSv:
        'Har någon annan svarat på samma fråga i Tertial under tiden visas båda svaren, och du väljer vilket som ska gälla.',
    },
    { textSv: 'En cell som du tömmer tar inte bort ett helt svar. Det görs i Tertial.' },
    { textSv: 'Kopiera inte rader till en annan arbetsbok: varje rad hör till sin fråga i den här omgången.' },
    { textSv: '' },
    { textSv: 'Flikar', heading: true },
    ...kinds.map((kind) => ({ textSv: `${taskKinds[kind].pluralSv}: ${count(kind)} ${count(kind) === 1 ? 'fråga' : 'frågor'}` })),
  ]
}

const swedishInstant = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' })
