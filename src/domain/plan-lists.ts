import { riskConsequences, riskLikelihoods } from './control-risk.ts'
import { goalDeciders } from './goal-area.ts'
import { goalRules } from './goal-rule.ts'
import { indicatorMonths } from './plan.ts'
import { plannedInvestmentKinds } from './plan-economy.ts'
import { followUpKinds } from './round.ts'
import type { TaskKind } from './round-task.ts'
import { changes, progressStatuses } from './status.ts'
import { displayUnits } from './units-of-measure.ts'

/**
 * Everything that a plan is made of, list by list and field by field, as a person fills it in: the sheets and columns of its
 * workbook, and the forms of its pages, are this one table. `path` is where the value stands in the plan's file.
 */
export interface PlanList {
  /** Its part of a page's address: 'indikatorer'. */
  readonly name: string
  readonly path: readonly string[]
  /** The sheet, and the page's heading; at most 31 characters, which is Excel's limit. */
  readonly labelSv: string
  /** One of them, as in "Lägg till …". */
  readonly oneSv: string
  /** The list that its entries are parts of; each then names its whole first. */
  readonly within?: string
  /** Names and values instead of entries: { Planenligt: 'on-track' }. */
  readonly isMap?: true
  /** What a round asks about its entries; they can be commented on in the plan too. */
  readonly taskKind?: TaskKind
  /** What tells an entry from its siblings. */
  readonly keyed: readonly string[]
  readonly fields: readonly PlanField[]
}

export interface PlanField {
  readonly path: readonly string[]
  readonly labelSv: string
  readonly form: FieldForm
  readonly isRequired?: true
  /** How it is written, where the label does not say it all. */
  readonly hintSv?: string
}

export type FieldForm =
  | { readonly kind: 'text' }
  | { readonly kind: 'long-text' }
  /** Several texts, one a line. */
  | { readonly kind: 'lines' }
  | { readonly kind: 'whole-number' }
  | { readonly kind: 'yes' }
  | { readonly kind: 'choice'; readonly words: ChoiceWords }
  | { readonly kind: 'choices'; readonly words: ChoiceWords }
  /** The key of an entry in another of the plan's lists. */
  | { readonly kind: 'reference'; readonly list: string }
  | { readonly kind: 'references'; readonly list: string }
  /** Names and values, one pair a line: "row=totalt". */
  | { readonly kind: 'pairs' }

/** Value in the file → the word that a person chooses. */
export type ChoiceWords = Readonly<Record<string, string>>

const text: FieldForm = { kind: 'text' }
const longText: FieldForm = { kind: 'long-text' }
const lines: FieldForm = { kind: 'lines' }
const wholeNumber: FieldForm = { kind: 'whole-number' }
const yes: FieldForm = { kind: 'yes' }

const id: PlanField = {
  path: ['id'],
  labelSv: 'Beteckning',
  form: text,
  isRequired: true,
  hintSv: 'Kort och utan mellanslag. Ändras inte, för svar och siffror hör till den.',
}

function label(labelSv = 'Benämning'): PlanField {
  return { path: ['labelSv'], labelSv, form: text, isRequired: true }
}

const kronor: PlanField = { path: ['kronor'], labelSv: 'Kronor', form: wholeNumber, isRequired: true }
const area: PlanField = { path: ['area'], labelSv: 'Målområde', form: { kind: 'reference', list: 'malomraden' } }
const timeframe: PlanField = {
  path: ['timeframeText'],
  labelSv: 'Tidplan',
  form: text,
  hintSv: 'Till exempel 2025, 2025–26, Q3 2025, maj 2025 eller Ständigt pågående.',
}

const decision = (prefix: readonly string[]): PlanField[] => [
  { path: [...prefix, 'bodySv'], labelSv: 'Beslutat av', form: text },
  { path: [...prefix, 'decidedOn'], labelSv: 'Beslutsdatum', form: text, hintSv: '2024-12-03.' },
  { path: [...prefix, 'paragraph'], labelSv: 'Paragraf', form: text },
  { path: [...prefix, 'caseNumber'], labelSv: 'Diarienummer', form: text },
]

/** What the plan says once, and not in a list. */
export const planHead: readonly PlanField[] = [
  { path: ['orgUnit'], labelSv: 'Förvaltning', form: text, isRequired: true, hintSv: 'Enhetens kod: fds.' },
  { path: ['year'], labelSv: 'År', form: wholeNumber, isRequired: true },
  { path: ['titleSv'], labelSv: 'Titel', form: text, isRequired: true },
  ...decision(['decision']),
  { path: ['coreMissionSv'], labelSv: 'Grunduppdrag', form: longText },
  { path: ['goalWordSv'], labelSv: 'Ord för mål', form: text, hintSv: 'Vad förvaltningen kallar sina mål: Målområde.' },
  {
    path: ['goalRule'],
    labelSv: 'Förslag till målens status',
    form: choice(goalRules),
    hintSv: 'Medelvärdet när inget är valt.',
  },
  {
    path: ['assignmentsFollowedByActivities'],
    labelSv: 'Uppdragen följs genom aktiviteter',
    form: yes,
    hintSv: 'Uppdragen har då inga egna svar.',
  },
  { path: ['followedContinuouslySv'], labelSv: 'Följs löpande', form: lines },
  { path: ['economy', 'frame', 'budgetRow'], labelSv: 'Ram: budgetens rad', form: text },
  { path: ['economy', 'frame', 'priorKronor'], labelSv: 'Ram föregående år, kronor', form: wholeNumber },
  { path: ['economy', 'frame', 'kronor'], labelSv: 'Ram, kronor', form: wholeNumber },
  { path: ['economy', 'investments', 'frameKronor'], labelSv: 'Investeringsram, kronor', form: wholeNumber },
  { path: ['economy', 'investments', 'listedFromKronor'], labelSv: 'Investeringar listas från, kronor', form: wholeNumber },
]

export const planLists: readonly PlanList[] = [
  {
    name: 'malomraden',
    path: ['areas'],
    labelSv: 'Målområden',
    oneSv: 'målområde',
    keyed: ['id'],
    fields: [id, { path: ['code'], labelSv: 'Kod', form: text }, label()],
  },
  {
    name: 'overordnade-mal',
    path: ['decidedGoals'],
    labelSv: 'Överordnade mål',
    oneSv: 'överordnat mål',
    within: 'malomraden',
    keyed: ['decidedBy', 'labelSv'],
    fields: [
      { path: ['decidedBy'], labelSv: 'Beslutat av', form: choice(goalDeciders), isRequired: true },
      label('Mål'),
      { path: ['indicatorsSv'], labelSv: 'Följs med', form: lines },
    ],
  },
  {
    name: 'mal',
    path: ['goals'],
    labelSv: 'Mål',
    oneSv: 'mål',
    taskKind: 'goal',
    keyed: ['id'],
    fields: [id, label('Mål'), area, { path: ['servesSv'], labelSv: 'Bidrar till regionens mål', form: text }],
  },
  {
    name: 'framgangsfaktorer',
    path: ['criticalSuccessFactors'],
    labelSv: 'Framgångsfaktorer',
    oneSv: 'framgångsfaktor',
    keyed: ['id'],
    fields: [
      id,
      { path: ['goal'], labelSv: 'Mål', form: { kind: 'reference', list: 'mal' }, isRequired: true },
      label('Framgångsfaktor'),
    ],
  },
  {
    name: 'inriktningar',
    path: ['directions'],
    labelSv: 'Inriktningar',
    oneSv: 'inriktning',
    keyed: ['id'],
    fields: [id, label('Inriktning'), area],
  },
  {
    name: 'program',
    path: ['programmes'],
    labelSv: 'Program',
    oneSv: 'program',
    keyed: ['id'],
    fields: [id, label('Program'), { path: ['decidedBySv'], labelSv: 'Beslutat av', form: text }],
  },
  {
    name: 'indikatorer',
    path: ['indicators'],
    labelSv: 'Indikatorer',
    oneSv: 'indikator',
    taskKind: 'indicator',
    keyed: ['id'],
    fields: [
      { ...id, hintSv: 'a–z, 0–9 och bindestreck. Ändras inte, för siffrornas adresser hör till den.' },
      { path: ['goal'], labelSv: 'Mål', form: { kind: 'reference', list: 'mal' }, isRequired: true },
      label('Indikator'),
      {
        path: ['targetText'],
        labelSv: 'Målvärde',
        form: text,
        hintSv: 'Som det skrivs: ≥ 73, 90 %, < 3,0 %, Öka, 8 min, 2025: ≥ 73, −100.',
      },
      {
        path: ['toleranceText'],
        labelSv: 'Tolerans',
        form: text,
        hintSv: 'Hur långt från målvärdet som ännu är delvis uppfyllt: 0,5 eller 2 procentenheter.',
      },
      { path: ['baseline', 'year'], labelSv: 'Utgångsvärdets år', form: wholeNumber },
      { path: ['baseline', 'valueText'], labelSv: 'Utgångsvärde', form: text },
      { path: ['baseline', 'noteSv'], labelSv: 'Om utgångsvärdet', form: text },
      {
        path: ['polarity'],
        labelSv: 'Vad som är bra',
        form: {
          kind: 'choice',
          words: { 'higher-better': 'Högre är bättre', 'lower-better': 'Lägre är bättre', neutral: 'Varken eller' },
        },
        isRequired: true,
      },
      { path: ['display', 'unit'], labelSv: 'Enhet', form: choice(displayUnits), isRequired: true },
      { path: ['display', 'decimals'], labelSv: 'Decimaler', form: wholeNumber, isRequired: true },
      {
        path: ['display', 'sign'],
        labelSv: 'Tecken',
        form: { kind: 'choice', words: { auto: 'Minus för negativa', always: 'Alltid plus eller minus' } },
      },
      {
        path: ['rounds'],
        labelSv: 'Följs upp i',
        form: { kind: 'choices', words: Object.fromEntries(Object.keys(followUpKinds).map((kind) => [kind, kind])) },
        isRequired: true,
        hintSv: 'M månadsrapport, D1 och D2 delårsrapporter, Å årsrapport.',
      },
      { path: ['lagMonths'], labelSv: 'Eftersläpning, månader', form: wholeNumber },
      { path: ['months'], labelSv: 'Värdet gäller', form: choice(indicatorMonths) },
      { path: ['computation', 'type'], labelSv: 'Beräkning', form: text, isRequired: true },
      { path: ['computation', 'parameters'], labelSv: 'Beräkningens uppgifter', form: { kind: 'pairs' } },
      { path: ['valuesOf'], labelSv: 'Läser värdena för', form: { kind: 'reference', list: 'indikatorer' } },
      { path: ['partOf'], labelSv: 'Del av', form: { kind: 'reference', list: 'indikatorer' } },
      { path: ['partsAddUp'], labelSv: 'Delarna summerar till helheten', form: yes },
      {
        path: ['bySex'],
        labelSv: 'Könsuppdelad',
        form: yes,
        hintSv: 'Kvinnor och män visas under indikatorn, ur det som är levererat per kön.',
      },
      { path: ['background'], labelSv: 'Visas bara i text', form: yes },
      { path: ['definitionSv'], labelSv: 'Definition', form: longText },
      { path: ['sourceSv'], labelSv: 'Källa', form: text },
    ],
  },
  {
    name: 'uppdrag',
    path: ['assignments'],
    labelSv: 'Uppdrag',
    oneSv: 'uppdrag',
    taskKind: 'assignment',
    keyed: ['code'],
    fields: [
      { path: ['code'], labelSv: 'Kod', form: text, isRequired: true, hintSv: 'Till exempel RF25-07.' },
      label('Uppdrag'),
      { path: ['addressees'], labelSv: 'Ges till', form: lines, hintSv: 'Enheternas koder.' },
      area,
    ],
  },
  {
    name: 'teman',
    path: ['themes'],
    labelSv: 'Teman',
    oneSv: 'tema',
    keyed: ['id'],
    fields: [id, label('Tema'), { path: ['prefaceSv'], labelSv: 'Varför', form: longText }],
  },
  {
    name: 'marken',
    path: ['marksSv'],
    labelSv: 'Märken',
    oneSv: 'märke',
    isMap: true,
    keyed: ['name'],
    fields: [
      { path: ['name'], labelSv: 'Märke', form: text, isRequired: true },
      { path: ['value'], labelSv: 'Betyder', form: text, isRequired: true },
    ],
  },
  {
    name: 'aktiviteter',
    path: ['activities'],
    labelSv: 'Aktiviteter',
    oneSv: 'aktivitet',
    taskKind: 'activity',
    keyed: ['id'],
    fields: [
      id,
      label('Aktivitet'),
      timeframe,
      { path: ['responsibleSv'], labelSv: 'Ansvariga', form: lines, hintSv: 'Personer, roller eller enheter.' },
      { path: ['goals'], labelSv: 'Mål', form: { kind: 'references', list: 'mal' } },
      { path: ['assignments'], labelSv: 'Uppdrag', form: { kind: 'references', list: 'uppdrag' } },
      { path: ['directions'], labelSv: 'Inriktningar', form: { kind: 'references', list: 'inriktningar' } },
      { path: ['programmeSv'], labelSv: 'Program', form: text },
      { path: ['theme'], labelSv: 'Tema', form: { kind: 'reference', list: 'teman' } },
      area,
      { path: ['tags'], labelSv: 'Taggar', form: lines },
      { path: ['marks'], labelSv: 'Märken', form: { kind: 'references', list: 'marken' } },
    ],
  },
  {
    name: 'delaktiviteter',
    path: ['parts'],
    labelSv: 'Delaktiviteter',
    oneSv: 'delaktivitet',
    within: 'aktiviteter',
    keyed: ['id'],
    fields: [id, label('Delaktivitet')],
  },
  {
    name: 'projekt',
    path: ['projects'],
    labelSv: 'Projekt',
    oneSv: 'projekt',
    taskKind: 'project',
    keyed: ['id'],
    fields: [
      id,
      label('Projekt'),
      { path: ['ownersSv'], labelSv: 'Ägare', form: lines },
      { path: ['managersSv'], labelSv: 'Projektledare', form: lines },
      { path: ['from'], labelSv: 'Första månad', form: text, hintSv: '2025-01.' },
      { path: ['to'], labelSv: 'Sista månad', form: text, hintSv: '2025-12.' },
    ],
  },
  {
    name: 'effekthemtagning',
    path: ['benefits'],
    labelSv: 'Effekthemtagning',
    oneSv: 'effekthemtagning',
    taskKind: 'benefit',
    keyed: ['id'],
    fields: [
      id,
      label('Effekthemtagning'),
      timeframe,
      { path: ['responsibleSv'], labelSv: 'Ansvarig', form: text },
      { path: ['plannedWordSv'], labelSv: 'Planerad effekt i ord', form: text, hintSv: 'När effekten inte är ett belopp: Stor.' },
      {
        path: ['group'],
        labelSv: 'I eller utöver budget',
        form: { kind: 'choice', words: { 'in-budget': 'I budget', 'over-budget': 'Utöver budget' } },
      },
      {
        path: ['basis', 'kind'],
        labelSv: 'Så följs effekten',
        form: {
          kind: 'choice',
          words: { measured: 'Mäts', linear: 'Lika mycket varje månad', 'prior-year-difference': 'Skillnad mot föregående år' },
        },
      },
      {
        path: ['basis', 'table'],
        labelSv: 'Skillnad i tabellen',
        form: { kind: 'choice', words: { 'income-statement': 'Resultaträkning', 'key-figures': 'Nyckeltal' } },
      },
      { path: ['basis', 'row'], labelSv: 'Skillnad på raden', form: text },
    ],
  },
  {
    name: 'kontroller',
    path: ['controls'],
    labelSv: 'Kontroller',
    oneSv: 'kontroll',
    taskKind: 'control',
    keyed: ['id'],
    fields: [
      id,
      label('Kontrollområde'),
      {
        path: ['scope'],
        labelSv: 'Omfattning',
        form: { kind: 'choice', words: { 'region-wide': 'Regiongemensam', own: 'Egen' } },
        isRequired: true,
      },
      { path: ['risk', 'consequence'], labelSv: 'Konsekvens', form: choice(riskConsequences) },
      { path: ['risk', 'likelihood'], labelSv: 'Sannolikhet', form: choice(riskLikelihoods) },
      { path: ['objectiveSv'], labelSv: 'Syfte', form: longText },
      { path: ['rulesSv'], labelSv: 'Regler', form: longText },
      { path: ['methodText'], labelSv: 'Metod', form: longText },
    ],
  },
  {
    name: 'ramforandringar',
    path: ['economy', 'frame', 'changes'],
    labelSv: 'Ramförändringar',
    oneSv: 'ramförändring',
    keyed: ['id'],
    fields: [id, { path: ['reasonSv'], labelSv: 'Skäl', form: text, isRequired: true }, kronor],
  },
  {
    name: 'anslag',
    path: ['economy', 'grants'],
    labelSv: 'Anslag utöver ramen',
    oneSv: 'anslag',
    keyed: ['id'],
    fields: [id, label('Ändamål'), kronor, { path: ['budgetRow'], labelSv: 'Budgetens rad', form: text, isRequired: true }],
  },
  {
    name: 'pris-och-volym',
    path: ['economy', 'pricesAndVolumes'],
    labelSv: 'Pris och volym',
    oneSv: 'pris- och volymförändring',
    keyed: ['id'],
    fields: [
      id,
      label('Verksamhet'),
      { path: ['priceBaseKronor'], labelSv: 'Prisunderlag, kronor', form: wholeNumber, isRequired: true },
      { path: ['priceChangeText'], labelSv: 'Prisförändring', form: text, isRequired: true, hintSv: '2 %.' },
      { path: ['volumeChangeKronor'], labelSv: 'Volymförändring, kronor', form: wholeNumber, isRequired: true },
      { path: ['income', 'row'], labelSv: 'Intäkt: budgetens rad', form: text, hintSv: 'Antingen raden eller ett belopp.' },
      { path: ['income', 'kronor'], labelSv: 'Intäkt, kronor', form: wholeNumber },
    ],
  },
  {
    name: 'investeringar',
    path: ['economy', 'investments', 'items'],
    labelSv: 'Investeringar',
    oneSv: 'investering',
    keyed: ['id'],
    fields: [
      id,
      label('Investering'),
      { path: ['kind'], labelSv: 'Slag', form: choice(plannedInvestmentKinds), isRequired: true },
      { path: ['reasonSv'], labelSv: 'Skäl', form: longText, isRequired: true },
      kronor,
      { path: ['expectedEffectSv'], labelSv: 'Förväntad effekt', form: longText, isRequired: true },
    ],
  },
  {
    name: 'underskrifter',
    path: ['signatories'],
    labelSv: 'Underskrifter',
    oneSv: 'underskrift',
    keyed: ['partySv'],
    fields: [
      { path: ['partySv'], labelSv: 'Part', form: text, isRequired: true },
      { path: ['roleSv'], labelSv: 'Roll', form: text },
      { path: ['nameSv'], labelSv: 'Namn', form: text },
      { path: ['placeSv'], labelSv: 'Ort', form: text },
      { path: ['signedOn'], labelSv: 'Datum', form: text, hintSv: '2024-12-03.' },
    ],
  },
  {
    name: 'statusord',
    path: ['statusWords'],
    labelSv: 'Ord för status',
    oneSv: 'ord för status',
    isMap: true,
    keyed: ['name'],
    fields: [
      { path: ['name'], labelSv: 'Förvaltningens ord', form: text, isRequired: true },
      { path: ['value'], labelSv: 'Betyder', form: choice(progressStatuses), isRequired: true },
    ],
  },
  {
    name: 'forandringsord',
    path: ['changeWordsSv'],
    labelSv: 'Ord för förändring',
    oneSv: 'ord för förändring',
    isMap: true,
    keyed: ['name'],
    fields: [
      { path: ['name'], labelSv: 'Förändring', form: choice(changes), isRequired: true },
      { path: ['value'], labelSv: 'Förvaltningens ord', form: text, isRequired: true },
    ],
  },
  {
    name: 'andringar',
    path: ['revisions'],
    labelSv: 'Ändringar efter beslut',
    oneSv: 'ändring',
    keyed: ['revisedOn', 'reasonSv'],
    fields: [
      { path: ['revisedOn'], labelSv: 'Ändrad', form: text, isRequired: true, hintSv: '2025-03-14.' },
      { path: ['bySv'], labelSv: 'Av', form: text, isRequired: true },
      { path: ['reasonSv'], labelSv: 'Skäl', form: longText, isRequired: true },
      ...decision(['decision']),
    ],
  },
]

export function planListNamed(name: string): PlanList | undefined {
  return planLists.find((list) => list.name === name)
}

function choice(table: Readonly<Record<string, { readonly labelSv: string }>>): FieldForm {
  return { kind: 'choice', words: Object.fromEntries(Object.entries(table).map(([value, { labelSv }]) => [value, labelSv])) }
}
