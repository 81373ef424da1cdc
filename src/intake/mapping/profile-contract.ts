import { isIncomeStatementAccount } from '#domain/account.ts'
import { dimensionLabelsSv } from '#domain/dimension-labels.ts'
import { formatExact } from '#domain/display.ts'
import { type DimensionName, dimensionNames } from '#domain/fact.ts'
import type { MappingProfile, ValueColumn } from '#domain/mapping-profile.ts'
import { parseMonth } from '#domain/month.ts'
import { formatPeriod, period } from '#domain/period.ts'
import { formatScenario, parseScenarioKey } from '#domain/scenario.ts'
import { seriesKinds } from '#domain/series.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { decimal } from '#lib/exact.ts'
import type { Reference } from '../reference.ts'
import { normalisedHeader } from './match-profile.ts'
import { monthFormsSv } from './parse-month.ts'

/** One column of a file that a profile reads, in words for whoever makes the file. */
export interface ContractColumn {
  readonly header: string
  readonly meaningSv: string
  /** How a cell is written, and what happens when it is empty. */
  readonly formSv: string
  /** A cell that would be read without a finding. */
  readonly example: string
}

/** What a sender is asked for: the columns, and what holds for the file as a whole. */
export interface ProfileContract {
  readonly columns: readonly ContractColumn[]
  readonly rulesSv: readonly string[]
}

/** The agreement that a mapping profile is, made from the profile itself, so that it cannot say anything else. */
export function profileContract(
  profile: MappingProfile,
  reference: Pick<Reference, 'organisation' | 'accounts'>,
): ProfileContract {
  const columns = new Map<string, ContractColumn>()
  const add = (column: ContractColumn) => {
    const key = normalisedHeader(column.header)
    if (!columns.has(key)) columns.set(key, column)
  }
  const known = [...usedColumns(profile, reference), ...recognisedOnly(profile)]
  // In the order of the profile's own list of headers, and then what else it reads.
  for (const header of profile.headers) {
    const column = known.find((candidate) => normalisedHeader(candidate.header) === normalisedHeader(header))
    if (column) add(column)
  }
  for (const column of known) add(column)
  return { columns: [...columns.values()], rulesSv: rulesOf(profile) }
}

function usedColumns(profile: MappingProfile, reference: Pick<Reference, 'organisation' | 'accounts'>): ContractColumn[] {
  const columns: ContractColumn[] = []
  if (profile.month) columns.push(...monthColumns(profile.month))
  if ('header' in profile.orgUnit) {
    const versions = reference.organisation.versions
    const example = versions.find((version) => version.level === 'cost-centre' && version.validTo === undefined) ?? versions[0]
    columns.push({
      header: profile.orgUnit.header,
      meaningSv: 'Enhet som siffrorna gäller',
      formSv:
        'Enhetens kod i organisationen, gärna med namnet efter. Namnet ensamt går också, om bara en enhet heter så den månaden.',
      example: example?.code ?? '7110',
    })
  }
  for (const name of dimensionNames) {
    const source = profile.dimensions[name]
    if (source && 'header' in source) columns.push(dimensionColumn(profile, name, source.header, reference))
  }
  columns.push(...profile.values.map((value) => amountColumn(profile, value)))
  if (profile.rowTotal) {
    columns.push({
      header: profile.rowTotal.header,
      meaningSv: 'Radens summa',
      formSv: 'Stäms av mot radens siffror; skiljer den sig läses inget in.',
      example: profile.values.length === 1 ? exampleAmount(profile) : '',
    })
  }
  return columns
}

/** Headers that a file is known by and nothing is read from. */
function recognisedOnly(profile: MappingProfile): ContractColumn[] {
  return profile.headers.map((header) => ({
    header,
    meaningSv: 'Läses inte',
    formSv: 'Rubriken ska finnas: filen känns igen på den. Cellerna får vara tomma.',
    example: '',
  }))
}

function monthColumns({ header, yearHeader }: NonNullable<MappingProfile['month']>): ContractColumn[] {
  if (yearHeader === undefined)
    return [{ header, meaningSv: 'Månad', formSv: `Skrivs ${monthFormsSv}. Får inte vara tom.`, example: '2025-08' }]
  return [
    { header: yearHeader, meaningSv: 'År', formSv: 'Fyra siffror. Får inte vara tomt.', example: '2025' },
    { header, meaningSv: 'Månad i året', formSv: 'Nummer 1–12 eller månadens namn. Får inte vara tom.', example: '8' },
  ]
}

function dimensionColumn(
  profile: MappingProfile,
  name: DimensionName,
  header: string,
  { accounts }: Pick<Reference, 'accounts'>,
): ContractColumn {
  const meaningSv = dimensionLabelsSv[name].charAt(0).toUpperCase() + dimensionLabelsSv[name].slice(1)
  const words = Object.keys(profile.dimensionWords?.[name] ?? {})
  const filled = words.filter((word) => word !== '')
  if (filled.length > 0) {
    const emptySv = words.includes('') ? ' Får vara tom.' : ' Får inte vara tom.'
    return { header, meaningSv, formSv: `Ett av orden ${filled.join(', ')}.${emptySv}`, example: filled[0] ?? '' }
  }
  if (name === 'account') {
    const example = accounts.find(({ code }) => isIncomeStatementAccount(code))
    return {
      header,
      meaningSv,
      formSv: 'Kontots nummer i kontoplanen. Namnet får stå efter numret. Balanskonton läses inte in.',
      example: example?.code ?? '5210',
    }
  }
  return {
    header,
    meaningSv,
    formSv: 'Text eller kod, som den är skriven. Får inte vara tom.',
    example: exampleWords[name] ?? 'A',
  }
}

const exampleWords: Readonly<Partial<Record<DimensionName, string>>> = {
  counterparty: '1',
  project: 'P001',
  vintage: '2025',
  'age-group': '30-39',
  'care-type': 'Somatisk vård',
  provider: 'Vårdcentralen Eken',
}

function amountColumn(profile: MappingProfile, value: ValueColumn): ContractColumn {
  const scenario = parseScenarioKey(value.scenario)
  const from = value.period && parseMonth(value.period.from)
  const to = value.period && parseMonth(value.period.to)
  const meaning = [
    seriesKinds[value.series ?? profile.series].labelSv,
    ...(scenario ? [formatScenario(scenario)] : []),
    ...(from && to ? [formatPeriod(period(from, to))] : []),
    ...Object.entries(value.dimensions ?? {}).map(([name, code]) => `${dimensionLabelsSv[name as DimensionName]} ${code}`),
  ]
  return {
    header: value.header,
    meaningSv: meaning.join(', '),
    formSv: `Tal i ${displayUnits[value.unit ?? profile.unit].labelSv}, decimalkomma. Tomt eller streck betyder att värde saknas, inte noll.${value.optional ? ' Kolumnen får saknas.' : ''}`,
    example: exampleAmount({ unit: value.unit ?? profile.unit }),
  }
}

function exampleAmount({ unit }: Pick<MappingProfile, 'unit'>): string {
  const display = unit === 'count' ? { unit, decimals: 0 } : { unit, decimals: 1 }
  const { numerator, denominator } = displayUnits[unit]
  const amount = decimal(125n * numerator, 1)
  return formatExact({ numerator: amount.numerator, denominator: amount.denominator * denominator }, display)
}

function rulesOf(profile: MappingProfile): string[] {
  const sheet = profile.sheet === undefined ? [] : [`I en arbetsbok ska bladet heta ${profile.sheet}.`]
  const signSv =
    profile.series !== 'ledger'
      ? []
      : profile.sign === 'statement'
        ? ['Intäkter skrivs med plus och kostnader med minus.']
        : ['Beloppen har redovisningens tecken: debet (kostnader) plus, kredit (intäkter) minus.']
  const orgUnit = 'constant' in profile.orgUnit ? [`Alla siffror gäller enheten ${profile.orgUnit.constant}.`] : []
  const constants = dimensionNames.flatMap((name) => {
    const source = profile.dimensions[name]
    return source && 'constant' in source ? [`Alla siffror gäller ${dimensionLabelsSv[name]} ${source.constant}.`] : []
  })
  const total =
    profile.totalRowLabel === undefined
      ? []
      : [`Sist ska en rad med kolumnernas summor stå, vars första cell är ${profile.totalRowLabel}. Den stäms av mot raderna.`]
  return [
    'Rubrikerna står på en rad, i vilken ordning som helst, gärna under en titel. Stora och små bokstäver spelar ingen roll.',
    ...sheet,
    ...orgUnit,
    ...constants,
    ...signSv,
    'Filen ersätter det som tidigare lämnats med samma profil för de månader som den innehåller: ta med alla rader för dem.',
    ...total,
  ]
}
