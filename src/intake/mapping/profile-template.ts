import { type CellValue, writeXlsx } from 'hucre/xlsx'
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
      },
      {
        name: explainingSheet(profile),
        columns: [{ width: 26 }, { width: 44 }, { width: 70 }, { width: 20 }],
        rows: [['Rubrik', 'Innehåll', 'Så skrivs det', 'Exempel'], ...columns, [], ...contract.rulesSv.map((rule) => [rule])],
      },
    ],
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
