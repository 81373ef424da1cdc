import { type CellValue, type DataValidation, writeXlsx } from 'hucre/xlsx'
import { dimensionNames } from '#domain/fact.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import { formatCsv } from '#lib/csv-text.ts'
import type { ProfileContract } from './profile-contract.ts'

/** An empty file that the profile reads, to fill in: its headers and, where the profile wants one, the row of sums. */
export function csvTemplate(profile: MappingProfile, contract: ProfileContract): string {
  return formatCsv(templateRows(profile, contract))
}

/** The same as a workbook, with the columns explained on a second sheet that is not read. */
export async function workbookTemplate(profile: MappingProfile, contract: ProfileContract): Promise<Uint8Array> {
  const columns: CellValue[][] = contract.columns.map(({ header, meaningSv, formSv, example }) => [
    header,
    meaningSv,
    formSv,
    example,
  ])
  return writeXlsx({
    sheets: [
      {
        name: profile.sheet ?? 'Data',
        columns: contract.columns.map(({ header }) => ({ width: Math.max(12, header.length + 2) })),
        rows: templateRows(profile, contract),
        freezePane: { rows: 1 },
        dataValidations: wordChoices(profile, contract),
      },
      {
        name: explainingSheet(profile),
        columns: [{ width: 26 }, { width: 44 }, { width: 70 }, { width: 20 }],
        rows: [['Rubrik', 'Innehåll', 'Så skrivs det', 'Exempel'], ...columns, [], ...contract.rulesSv.map((rule) => [rule])],
      },
    ],
  })
}

/** A list to choose from in each column that knows only some words. Excel's own limit is 255 characters of list. */
function wordChoices({ dimensions, dimensionWords }: MappingProfile, { columns }: ProfileContract): DataValidation[] {
  return dimensionNames.flatMap((name) => {
    const source = dimensions[name]
    const words = Object.keys(dimensionWords?.[name] ?? {}).filter((word) => word !== '')
    if (!source || !('header' in source) || words.length === 0 || words.join(',').length > 255) return []
    const column = columns.findIndex(({ header }) => header === source.header)
    const letters = String.fromCharCode('A'.charCodeAt(0) + column)
    if (column < 0 || column > 25) return []
    return [
      {
        type: 'list' as const,
        values: words,
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: source.header,
        errorMessage: `Välj ett av orden: ${words.join(', ')}.`.slice(0, 250),
        range: `${letters}2:${letters}10000`,
      },
    ]
  })
}

function templateRows(profile: MappingProfile, { columns }: ProfileContract): string[][] {
  const headers = columns.map(({ header }) => header)
  return profile.totalRowLabel === undefined ? [headers] : [headers, [profile.totalRowLabel, ...headers.slice(1).map(() => '')]]
}

/** Two sheets cannot have one name. */
function explainingSheet({ sheet }: MappingProfile): string {
  return sheet?.toLowerCase() === 'så fylls mallen i' ? 'Anvisning' : 'Så fylls mallen i'
}
