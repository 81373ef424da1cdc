import type { Display } from '#domain/display.ts'
import type { Block, Chart, Document } from '#domain/document.ts'
import { type Figure, figureKey } from '#domain/figure.ts'
import type { MissingReason } from '#domain/missing-reasons.ts'
import { month } from '#domain/month.ts'
import { type Period, period, priorYear, yearToDate } from '#domain/period.ts'
import { fulfilments, outlooks, progressStatuses, type StatusMark } from '#domain/status.ts'
import {
  type Cell,
  type Column,
  type FigureInline,
  figureAt,
  type Inline,
  plainText,
  type Row,
  type RowKind,
  type Table,
  textCell,
} from '#domain/table.ts'
import type { UnitOfMeasure } from '#domain/units-of-measure.ts'
import { decimal } from '#lib/exact.ts'

/**
 * A report with every kind of block and its awkward cases: wide and long tables, rows with long texts, several reasons for
 * missing values, mixed units in a column, negative bars, page breaks. What the renderers' tests render.
 */
export function sampleDocument(): Document {
  const statement = incomeStatement()
  return {
    orgUnit: 'fds',
    round: '2025-D2',
    titleSv: 'Delårsrapport 2 2025',
    authorSv: 'Förvaltningen för digitaliseringsstöd',
    regionSv: 'Region Västmanland',
    period: toAugust,
    language: 'sv',
    snapshotId: 's12',
    dated: '2025-09-15',
    caseNumber: 'RV250417',
    sections: [
      { key: 'inledning', titleSv: 'Inledning', blocks: introduction(statement) },
      {
        key: 'maluppfyllelse',
        titleSv: 'Måluppfyllelse',
        blocks: [{ kind: 'table', table: goalsAndIndicators(statement), wide: true }],
      },
      {
        key: 'uppdrag',
        titleSv: 'Uppdrag och aktiviteter',
        blocks: [
          { kind: 'paragraph', inlines: plainText('Alla uppdrag från regionfullmäktige är påbörjade.') },
          { kind: 'table', table: activities(), wide: true },
          { kind: 'footnote', mark: '1', inlines: plainText('HoS2029 är målbilden för hälso- och sjukvården 2029.') },
        ],
      },
      { key: 'nyckeltal', titleSv: 'Nyckeltal', blocks: keyFigures() },
      { key: 'medarbetare', titleSv: 'Medarbetare', blocks: staff() },
      { key: 'ekonomi', titleSv: 'Ekonomi', blocks: economy(statement) },
    ],
  }
}

const toAugust = yearToDate(month('2025-08'))
const toJuly = yearToDate(month('2025-07'))
const mnkr: Display = { unit: 'mnkr', decimals: 0 }
const tkr: Display = { unit: 'tkr', decimals: 0 }
const percent: Display = { unit: 'percent', decimals: 1 }

function introduction(statement: Table): Block[] {
  return [
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'text', textSv: 'Resultatet till och med augusti är ' },
        bound(statement, 'resultat', 'actual-ytd', mnkr),
        { kind: 'text', textSv: ', att jämföra med ' },
        bound(statement, 'resultat', 'actual-ytd-prior', mnkr),
        { kind: 'text', textSv: ' samma period föregående år. Helårsprognosen är ' },
        bound(statement, 'resultat', 'forecast-full-year', mnkr),
        { kind: 'text', textSv: ' mot en budget i balans. ' },
        { kind: 'text', textSv: 'Försenade leveranser', strong: true },
        { kind: 'text', textSv: ' av framför allt ' },
        { kind: 'text', textSv: 'Cambio Cosmic', emphasis: true },
        { kind: 'text', textSv: ' har bidragit till ett bättre resultat under perioden.' },
      ],
    },
    {
      kind: 'callout',
      tone: 'information',
      inlines: plainText('Arbetad tid och sjukfrånvaro avser januari–juli 2025, en månad mindre än rapportens period.'),
    },
    { kind: 'heading', level: 2, textSv: 'Det viktigaste i perioden' },
    {
      kind: 'list',
      ordered: false,
      items: [
        plainText('Beslutade aktiviteter i förvaltningsplanen är genomförda, alternativt påbörjade och löper som planerat.'),
        plainText('Återhållsamhet kring utbildning och återrekrytering, där verksamheten så medgett.'),
        [
          { kind: 'text', textSv: 'IT-kostnaderna är ' },
          { ...bound(statement, 'it-kostnader', 'actual-ytd', mnkr), form: 'absolute' },
          { kind: 'text', textSv: ', mest licenser & drift <egen regi>.' },
        ],
      ],
    },
    { kind: 'heading', level: 3, textSv: 'Risker framåt' },
    {
      kind: 'list',
      ordered: true,
      items: [
        plainText('Svårighet att få resurserna att räcka till, dels till projekt kopplade till målbilden 2029, dels till NAV.'),
        plainText('IT-kompetens är en bristkompetens, och omvärldens löneläge skiljer sig från regionens.'),
      ],
    },
  ]
}

function goalsAndIndicators(statement: Table): Table {
  const columns: Column[] = [
    { key: 'label', labelSv: 'Mål och indikatorer', kind: 'label' },
    { key: 'prior-full-year', labelSv: 'Utfall 2024', kind: 'figure' },
    { key: 'target', labelSv: 'Mål 2025', kind: 'target' },
    { key: 'actual', labelSv: 'Utfall 2025', kind: 'figure' },
    { key: 'fulfilment', labelSv: 'Måluppfyllelse', kind: 'status' },
    { key: 'outlook', labelSv: 'Prognos utveckling', kind: 'status' },
    { key: 'commentary', labelSv: 'Kommentar', kind: 'text' },
  ]
  const index: Display = { unit: 'index', decimals: 1 }
  const share: Display = { unit: 'percent', decimals: 0 }
  const indicator = (
    key: string,
    labelSv: string,
    display: Display,
    values: { prior: Figure; actual: Figure; target: string; fulfilment: StatusMark; outlook?: StatusMark; commentary: string },
  ): Row => ({
    key,
    labelSv,
    kind: 'detail',
    indent: 1,
    cells: {
      'prior-full-year': { kind: 'figure', figure: values.prior, display, withUnit: true },
      target: textCell(values.target),
      actual: { kind: 'figure', figure: values.actual, display, withUnit: true },
      fulfilment: { kind: 'status', status: values.fulfilment },
      outlook: values.outlook ? { kind: 'status', status: values.outlook } : { kind: 'empty' },
      commentary: textCell(values.commentary),
    },
  })
  const goal = (key: string, labelSv: string): Row => ({ key, labelSv, kind: 'group', indent: 0, cells: {} })
  const of = (row: string, column: string, digits: number, scale: number, unitOfMeasure: UnitOfMeasure) =>
    value('indicators', row, column, digits, scale, unitOfMeasure)
  return {
    name: 'goals-and-indicators',
    captionSv: 'Mål och indikatorer',
    columns,
    rows: [
      goal('mal-kunder', 'FDS ska ha nöjda kunder'),
      indicator('nki', 'Nöjd kund-index (NKI)', index, {
        prior: of('nki', 'prior-full-year', 719, 1, 'index'),
        actual: missing('indicators', 'nki', 'actual', 'not-due', 'Mäts en gång om året, nästa gång i november.'),
        target: '≥ 73',
        fulfilment: { ...mark(fulfilments['not-due']), canonical: 'fulfilment:not-due' },
        commentary: 'Årsvis uppföljning',
      }),
      goal('mal-tillganglighet', 'FDS tillgänglighet ska vara god'),
      indicator(
        'leveranstid',
        'Leveranstid av standardutrustning',
        { unit: 'workdays', decimals: 2 },
        {
          prior: of('leveranstid', 'prior-full-year', 282, 2, 'workdays'),
          actual: of('leveranstid', 'actual', 353, 2, 'workdays'),
          target: '≤ 5 arbetsdagar',
          fulfilment: mark(fulfilments.met),
          outlook: mark(outlooks.positive),
          commentary: 'Fortsatt bra leveranstider',
        },
      ),
      goal('mal-medarbetare', 'FDS medarbetare är engagerade och utvecklas'),
      indicator('ul', 'Andelen chefer som genomfört utbildning i utvecklande ledarskap (UL)', share, {
        prior: missing('indicators', 'ul', 'prior-full-year', 'series-starts'),
        actual: of('ul', 'actual', 90, 2, 'share'),
        target: '100 %',
        fulfilment: mark(fulfilments.partly),
        outlook: mark(outlooks.unchanged),
        commentary: 'En nyanställd som ännu inte hunnit gå. Planerar att gå i närtid.',
      }),
      indicator('um', 'Andelen medarbetare som genomfört utbildning i utvecklande medarbetarskap (UM)', share, {
        prior: missing('indicators', 'um', 'prior-full-year', 'series-starts'),
        actual: of('um', 'actual', 29, 2, 'share'),
        target: '80 %',
        fulfilment: mark(fulfilments['not-met']),
        outlook: mark(outlooks.negative),
        commentary:
          'Mer omfattande än tidigare beräknat. Samtliga enheter inom FDS beräknas ha genomfört samtliga moduler 2026/2027. 29 % avser andelen avslutade moduler inom FDS.',
      }),
      goal('mal-budget', 'FDS ska bedrivas inom fastställd budget'),
      indicator('resultat', 'Ekonomiskt resultat', mnkr, {
        prior: existing(statement, 'resultat', 'actual-full-year-prior'),
        actual: existing(statement, 'resultat', 'actual-ytd'),
        target: '0 mnkr',
        fulfilment: mark(fulfilments.met),
        outlook: mark(outlooks.positive),
        commentary: 'Positivt resultat på bekostnad av lägre utvecklingstakt.',
      }),
    ],
  }
}

function activities(): Table {
  const row = (key: string, code: string, labelSv: string, status: StatusMark, commentary: string): Row => ({
    key,
    labelSv,
    kind: 'detail',
    indent: 0,
    cells: { code: textCell(code), status: { kind: 'status', status }, commentary: textCell(commentary) },
  })
  const onTrack = { ...mark(progressStatuses['on-track']), wordSv: 'Planenligt', canonical: 'progress:on-track' }
  const rows = [
    row(
      'a1',
      'RF25-01',
      'Utifrån HoS2029 ¹ och i samarbete med HSF utveckla digitala lösningar för invånares och patienters kontakt med vården',
      onTrack,
      'Leder och bidrar inom flera digitala utvecklingsprojekt i vården, exempelvis införande av Nationella läkemedelslistan (NLL), regionegen läkemedelsförsörjning, egenmonitorering och IT-stöd för seniorhälsovårdsprogram.',
    ),
    row(
      'a2',
      'RF25-01',
      'Verka för införandet av sammanhållen journal för kommunal elevhälsa i länet',
      { ...mark(progressStatuses.paused), canonical: 'progress:paused' },
      'Förstudie genomförd tillsammans med länets kommuner. Inväntar nu återkoppling från kommunerna kring vägval och eventuellt genomförande.',
    ),
    row(
      'a3',
      'RF25-07',
      'Bidra till automatisk överföring av journalinformation till kvalitetsregister',
      mark(progressStatuses['minor-deviation']),
      'Pågår i samarbete med övriga regioner inom kundgrupp Cosmic.',
    ),
    row(
      'a4',
      'RF25-09',
      'Leda regionens arbete kring informationssäkerhet med målet att vara certifieringsbara enligt ISO 27001',
      mark(progressStatuses.delayed),
      'Arbete med tekniska skyddsåtgärder pågår i enlighet med ISO 27001.',
    ),
    row('a5', 'RF25-09', 'Genomföra regelbundna penetrationstester och sårbarhetsanalyser', mark(progressStatuses.completed), ''),
    row(
      'a6',
      'RF25-10',
      'Bidra till en digital infrastruktur för testdata som främjar vår förmåga att delta i och genomföra studier',
      { wordSv: 'Rullar på', tone: 'none', shape: 'ring' },
      'Ett AI-initiativ pågår tillsammans med bland andra VGR och Region Skåne kring att nyttja anonymiserade avvikelseärenden från IT-stödet Synergi för att hitta mönster i vårdens avvikelser, i syfte att snabbare fånga upp systematiska risker och sprida fungerande åtgärder.',
    ),
  ]
  const more = Array.from({ length: 14 }, (_, index) =>
    row(
      `b${index + 1}`,
      'RF25-12',
      `Bidra till att modellen för effekthemtagning används vid investering ${index + 1} och i nya arbetssätt`,
      index % 5 === 4 ? mark(progressStatuses['not-started']) : onTrack,
      'Sker som del i beslut kring och genomförande av projekt. Regelbundna samarbetsmöten tillsammans med inköpsfunktionen.',
    ),
  )
  return {
    name: 'activities',
    captionSv: 'Aktiviteter per uppdrag',
    columns: [
      { key: 'label', labelSv: 'Aktivitet', kind: 'label' },
      { key: 'code', labelSv: 'Uppdrag', kind: 'text' },
      { key: 'status', labelSv: 'Status', kind: 'status' },
      { key: 'commentary', labelSv: 'Kommentar', kind: 'text' },
    ],
    rows: [...rows, ...more],
  }
}

function keyFigures(): Block[] {
  const table: Table = {
    name: 'key-figures',
    captionSv: 'Kostnader jämfört med föregående år',
    unitNoteSv: 'Belopp i tkr',
    columns: [
      { key: 'label', labelSv: 'Nyckeltal', kind: 'label' },
      { key: 'actual-ytd', labelSv: 'Jan–aug 2025', kind: 'figure', display: tkr, period: toAugust },
      { key: 'actual-ytd-prior', labelSv: 'Jan–aug 2024', kind: 'figure', display: tkr, period: priorYear(toAugust) },
      {
        key: 'change-from-prior-ytd',
        labelSv: 'Förändring',
        kind: 'figure',
        display: { ...tkr, sign: 'always' },
        difference: { minuend: 'actual-ytd', subtrahend: 'actual-ytd-prior' },
      },
    ],
    rows: [
      kronorRow('key-figures', 'resor-och-logi', 'Resor och logi', [1_204_300, 1_011_800, 192_500]),
      kronorRow('key-figures', 'kurser-och-utbildning', 'Kurser och utbildning', [648_250, 702_900, -54_650]),
      kronorRow('key-figures', 'konsulter', 'Konsulter', [9_871_420, 11_243_070, -1_371_650]),
      kronorRow('key-figures', 'inhyrd-personal', 'Inhyrd personal', [4_312_000, 4_298_700, 13_300]),
      {
        ...kronorRow('key-figures', 'representation', 'Representation', [38_900, 41_250, -2_350]),
        cells: {
          ...kronorRow('key-figures', 'representation', 'Representation', [38_900, 41_250, -2_350]).cells,
          'actual-ytd-prior': cell(missing('key-figures', 'representation', 'actual-ytd-prior', 'not-delivered')),
          'change-from-prior-ytd': cell(missing('key-figures', 'representation', 'change-from-prior-ytd', 'not-delivered')),
        },
      },
    ],
  }
  return [
    {
      kind: 'chart',
      chart: chartOf(table, {
        name: 'nyckeltal-kostnader',
        kind: 'bar',
        titleSv: 'Kostnader januari–augusti, tkr',
        altSv:
          'Liggande stapeldiagram. Konsulter är störst, 9 871 tkr mot 11 243 tkr föregående år. Inhyrd personal är oförändrad.',
        columns: ['actual-ytd', 'actual-ytd-prior'],
        display: tkr,
      }),
    },
    { kind: 'heading', level: 3, textSv: 'Kommentarer' },
    {
      kind: 'list',
      ordered: false,
      items: [plainText('Lite mer resor och logi under 2025, framför allt IT-mötesplats inom hälso- och sjukvård, Vitalis.')],
    },
  ]
}

function staff(): Block[] {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'Maj', 'Jun', 'Jul', 'Aug']
  const current = [52, 58, 49, 44, 41, 38, 35]
  const prior = [61, 63, 55, 50, 47, 43, 39, 46]
  const byMonth: Table = {
    name: 'sickness-absence-by-month',
    captionSv: 'Sjukfrånvaro per månad',
    unitNoteSv: 'Procent av ordinarie arbetstid',
    columns: [
      { key: 'label', labelSv: 'Månad', kind: 'label' },
      { key: 'current', labelSv: '2025', kind: 'figure', display: percent },
      { key: 'prior', labelSv: '2024', kind: 'figure', display: percent },
    ],
    rows: months.map((labelSv, index) => {
      const key = `2025-${String(index + 1).padStart(2, '0')}`
      const now = current[index]
      return {
        key,
        labelSv,
        kind: 'detail',
        indent: 0,
        cells: {
          current: cell(
            now === undefined
              ? missing('sickness-absence-by-month', key, 'current', 'not-delivered')
              : value('sickness-absence-by-month', key, 'current', now, 3, 'share', toJuly),
          ),
          prior: cell(value('sickness-absence-by-month', key, 'prior', prior[index] ?? 0, 3, 'share', priorYear(toJuly))),
        },
      }
    }),
  }
  const change: Table = {
    name: 'hours-change',
    captionSv: 'Förändring av arbetad tid per anställningsform',
    unitNoteSv: 'Timmar',
    columns: [
      { key: 'label', labelSv: 'Anställningsform', kind: 'label' },
      { key: 'change', labelSv: 'Förändring', kind: 'figure', display: { unit: 'hours', decimals: 0 } },
    ],
    rows: (
      [
        ['tillsvidare', 'Tillsvidare', 1204],
        ['visstid', 'Visstid', -2118],
        ['timavlonade', 'Timavlönade', -350],
      ] as const
    ).map(([key, labelSv, hours]) => ({
      key,
      labelSv,
      kind: 'detail',
      indent: 0,
      cells: { change: cell(value('hours-change', key, 'change', hours, 0, 'hours', toJuly)) },
    })),
  }
  return [
    {
      kind: 'chart',
      chart: chartOf(byMonth, {
        name: 'sjukfranvaro-manad',
        kind: 'line',
        titleSv: 'Sjukfrånvaro per månad, procent',
        altSv:
          'Linjediagram. Sjukfrånvaron 2025 är lägre än 2024 alla månader och sjunker från 5,2 % i januari till 3,5 % i juli.',
        columns: ['current', 'prior'],
        display: percent,
      }),
    },
    {
      kind: 'chart',
      chart: chartOf(change, {
        name: 'arbetad-tid-forandring',
        kind: 'column',
        titleSv: 'Förändring av arbetad tid, timmar',
        altSv:
          'Stapeldiagram. Tillsvidareanställdas tid ökar med 1 204 timmar, visstid minskar med 2 118 och timavlönade med 350.',
        columns: ['change'],
        display: { unit: 'hours', decimals: 0 },
      }),
    },
  ]
}

function economy(statement: Table): Block[] {
  return [
    { kind: 'table', table: statement, wide: false },
    {
      kind: 'callout',
      tone: 'warning',
      inlines: plainText('Prognosen för regionersättning är 8 mnkr lägre än budget. Beslut om ramjustering väntas i oktober.'),
    },
    { kind: 'page-break' },
    { kind: 'heading', level: 2, textSv: 'Kommentarer' },
    {
      kind: 'list',
      ordered: false,
      items: [
        plainText('Lägre avskrivningar.'),
        plainText('Lägre personalkostnader på grund av vakanser och sjukskrivningar.'),
        plainText('Försenade leveranser från Cambio, vilket innebär lägre förvaltningskostnader.'),
      ],
    },
    { kind: 'heading', level: 2, textSv: 'Resultaträkning med alla jämförelser' },
    { kind: 'table', table: accumulatedStatement(), wide: true },
  ]
}

function incomeStatement(): Table {
  const name = 'income-statement'
  const row = (key: string, labelSv: string, mnkrValues: readonly number[], kind: RowKind = 'detail', indent = 0): Row => ({
    ...kronorRow(
      name,
      key,
      labelSv,
      mnkrValues.map((amount) => amount * 1_000_000),
      kind,
    ),
    indent,
  })
  return {
    name,
    captionSv: 'Resultaträkning',
    unitNoteSv: 'Belopp i mnkr',
    columns: [
      { key: 'label', labelSv: 'Post', kind: 'label' },
      { key: 'actual-ytd', labelSv: 'Augusti 2025', kind: 'figure', display: mnkr, period: toAugust },
      { key: 'actual-ytd-prior', labelSv: 'Augusti 2024', kind: 'figure', display: mnkr, period: priorYear(toAugust) },
      { key: 'actual-full-year-prior', labelSv: 'Bokslut 2024', kind: 'figure', display: mnkr },
      { key: 'budget-full-year', labelSv: 'Budget 2025', kind: 'figure', display: mnkr },
      { key: 'forecast-full-year', labelSv: 'Prognos augusti', kind: 'figure', display: mnkr },
    ],
    rows: [
      row('forsaljning-av-it', 'Försäljning av IT', [117, 115, 174, 172, 174]),
      row('forsaljning-av-tjanster', 'Försäljning av tjänster', [163, 152, 229, 244, 245]),
      row('varav-interna', 'varav till andra förvaltningar', [151, 141, 212, 226, 227], 'of-which', 1),
      row('regionersattning', 'Regionersättning', [5, 8, 10, 18, 10]),
      row('ovriga-intakter', 'Övriga intäkter', [30, 52, 68, 39, 48]),
      row('summa-intakter', 'Summa intäkter', [315, 327, 481, 473, 477], 'sum'),
      row('personalkostnad', 'Personalkostnad', [-86, -86, -134, -136, -135]),
      row('forandring-forrad', 'Förändring förråd', [-8, -8, -15, -12, -12]),
      row('lokalkostnader', 'Lokalkostnader', [-6, -10, -15, -8, -8]),
      row('it-kostnader', 'IT-kostnader', [-129, -125, -185, -210, -205]),
      row('avskrivningar', 'Avskrivningar', [-26, -24, -37, -44, -42]),
      row('ovriga-kostnader-kkl-6-7', 'Övriga kostnader i kontoklass 6 och 7', [-41, -55, -78, -61, -61]),
      row('finansiella', 'Finansiella', [-1, -1, -2, -2, -2]),
      row('summa-kostnader', 'Summa kostnader', [-297, -309, -466, -473, -465], 'sum'),
      row('resultat', 'Resultat', [18, 18, 15, 0, 12], 'result'),
    ],
    notesSv: ['Intäkter visas med plus och kostnader med minus. Varje belopp är avrundat för sig.'],
  }
}

function accumulatedStatement(): Table {
  const labels = [
    'Ackumulerat utfall',
    'Ackumulerad budget',
    'Avvikelse mot ackumulerad budget',
    'Ackumulerat utfall föregående år',
    'Prognos helår',
    'Budget helår',
    'Prognos jämfört med budget',
    'Bokslut föregående år',
    'Förändring mot föregående år',
  ]
  const display: Display = { unit: 'mnkr', decimals: 1 }
  const rows = [
    [
      'intakter',
      'Verksamhetens intäkter',
      'detail',
      [315_412_000, 312_333_000, 3_079_000, 326_901_000, 477_000_000, 473_000_000, 4_000_000, 481_204_000, -11_489_000],
    ],
    [
      'kostnader',
      'Verksamhetens kostnader',
      'detail',
      [-296_204_000, -314_000_000, 17_796_000, -307_911_000, -463_000_000, -471_000_000, 8_000_000, -464_018_000, 11_707_000],
    ],
    [
      'finansnetto',
      'Finansnetto',
      'detail',
      [-1_208_000, -1_333_000, 125_000, -990_000, -2_000_000, -2_000_000, 0, -2_186_000, -218_000],
    ],
    [
      'arets-resultat',
      'Periodens resultat',
      'result',
      [18_000_000, -3_000_000, 21_000_000, 18_000_000, 12_000_000, 0, 12_000_000, 15_000_000, 0],
    ],
  ] as const
  return {
    name: 'income-statement-accumulated',
    captionSv: 'Resultaträkning med nio jämförelser',
    unitNoteSv: 'Belopp i mnkr',
    columns: [
      { key: 'label', labelSv: 'Post', kind: 'label' },
      ...labels.map((labelSv, index): Column => ({ key: `c${index + 1}`, labelSv, kind: 'figure', display })),
    ],
    rows: rows.map(([key, labelSv, kind, amounts]) => ({
      key,
      labelSv,
      kind,
      indent: 0,
      cells: Object.fromEntries(
        amounts.map((amount, index): [string, Cell] => [
          `c${index + 1}`,
          cell(value('income-statement-accumulated', key, `c${index + 1}`, amount, 0, 'sek')),
        ]),
      ),
    })),
  }
}

function chartOf(
  dataTable: Table,
  { columns, ...rest }: Omit<Chart, 'dataTable' | 'categoriesSv' | 'series'> & { columns: readonly string[] },
): Chart {
  return {
    ...rest,
    categoriesSv: dataTable.rows.map((row) => row.labelSv),
    series: columns.map((key) => ({
      labelSv: dataTable.columns.find((column) => column.key === key)?.labelSv ?? key,
      figures: dataTable.rows.map((row) => existing(dataTable, row.key, key)),
    })),
    dataTable,
  }
}

const statementColumns = ['actual-ytd', 'actual-ytd-prior', 'actual-full-year-prior', 'budget-full-year', 'forecast-full-year']
const keyFigureColumns = ['actual-ytd', 'actual-ytd-prior', 'change-from-prior-ytd']

function kronorRow(table: string, key: string, labelSv: string, amounts: readonly number[], kind: RowKind = 'detail'): Row {
  const columns = table === 'key-figures' ? keyFigureColumns : statementColumns
  const cells = amounts.map((amount, index): [string, Cell] => {
    const column = columns[index] ?? ''
    return [column, cell(value(table, key, column, amount, 0, 'sek'))]
  })
  return { key, labelSv, kind, indent: 0, cells: Object.fromEntries(cells) }
}

function value(
  table: string,
  row: string,
  column: string,
  digits: number,
  scale: number,
  unitOfMeasure: UnitOfMeasure,
  covered: Period = toAugust,
): Figure {
  return {
    kind: 'value',
    key: figureKey({ orgUnit: 'fds', round: '2025-D2', table, row, column }),
    value: decimal(digits, scale),
    unitOfMeasure,
    period: period(covered.from, covered.to),
    basis: { kind: 'formula', formulaSv: 'Påhittad siffra i ett exempel.', inputs: [] },
  }
}

function missing(table: string, row: string, column: string, reason: MissingReason, detailSv?: string): Figure {
  const key = figureKey({ orgUnit: 'fds', round: '2025-D2', table, row, column })
  return { kind: 'missing', key, reason, ...(detailSv === undefined ? {} : { detailSv }) }
}

function existing(table: Table, row: string, column: string): Figure {
  const figure = figureAt(table, row, column)
  if (!figure) throw new Error(`The sample has no figure ${table.name}/${row}/${column}.`)
  return figure
}

function bound(table: Table, row: string, column: string, display: Display): FigureInline & Inline {
  return { kind: 'figure', figure: existing(table, row, column), display, withUnit: true, form: 'number' }
}

function cell(figure: Figure): Cell {
  return { kind: 'figure', figure }
}

function mark({ labelSv, tone, shape }: { labelSv: string; tone: StatusMark['tone']; shape: StatusMark['shape'] }): StatusMark {
  return { wordSv: labelSv, tone, shape }
}
