import { type CellValue, type ColumnDef, colToLetter, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { cellText, entriesOf, type Written, yesWord } from '#domain/plan-cells.ts'
import { type FieldForm, type PlanField, type PlanList, planHead, planListNamed, planLists } from '#domain/plan-lists.ts'
import { baseLabel, headHeaders, headSheet, instructionSheet, wholeLabel } from './workbook-words.ts'

/**
 * The plan as a workbook: what it says once on the sheet Plan, each list on a sheet of its own with lists to choose from, and
 * how each column is filled in on the last. Read back unchanged it is the same plan. `base` is the delivery that it was made
 * from, so that a workbook which has grown old is known when it comes back.
 */
export async function writePlanWorkbook(written: Written, base: string | undefined): Promise<Uint8Array> {
  return writeXlsx({ sheets: [headOf(written, base), ...planLists.map((list) => sheetOf(written, list)), instructions()] })
}

function headOf(written: Written, base: string | undefined): WriteSheet {
  const rows = planHead.map((field): CellValue[] => [field.labelSv, cellText(written, field), field.hintSv ?? ''])
  return {
    name: headSheet,
    columns: [{ width: 36 }, wrapped(70), { width: 50 }],
    rows: [[...headHeaders], ...rows, [baseLabel, base ?? '', 'Fylls i av Tertial. Låt stå.']],
    freezePane: { rows: 1 },
    dataValidations: planHead.flatMap((field, index) => choices(field.form, field.labelSv, `B${index + 2}`)),
  }
}

function sheetOf(written: Written, list: PlanList): WriteSheet {
  const columns = columnsOf(list)
  return {
    name: list.labelSv,
    columns: columns.map(({ labelSv, form }) => (isLong(form) ? wrapped(60) : { width: Math.max(14, labelSv.length + 2) })),
    rows: [
      columns.map(({ labelSv }) => labelSv),
      ...entriesOf(written, list).map(({ whole, entry }): CellValue[] => [
        ...(list.within === undefined ? [] : [whole ?? '']),
        ...list.fields.map((field) => cellText(entry, field)),
      ]),
    ],
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap(({ form, labelSv }, index) => {
      const letter = colToLetter(index)
      return choices(form, labelSv, `${letter}2:${letter}2000`)
    }),
  }
}

/** The sheet's columns: what an entry is part of comes first. */
function columnsOf(list: PlanList): readonly Pick<PlanField, 'labelSv' | 'form' | 'hintSv' | 'isRequired'>[] {
  if (list.within === undefined) return list.fields
  return [{ labelSv: wholeLabel(list.within), form: { kind: 'reference', list: list.within }, isRequired: true }, ...list.fields]
}

/** A list to choose from: the words that the field knows, or the keys that stand on another sheet. */
function choices(form: FieldForm, labelSv: string, range: string): DataValidation[] {
  const told = { type: 'list' as const, allowBlank: true, showErrorMessage: true, errorTitle: labelSv, range }
  if (form.kind === 'yes') return [{ ...told, values: [yesWord], errorMessage: `Skriv ${yesWord} eller låt cellen vara tom.` }]
  if (form.kind === 'reference') {
    const list = planListNamed(form.list)
    const sheet = list?.labelSv ?? ''
    const message = `Välj en beteckning som står på bladet ${sheet}.`
    return [{ ...told, formula1: `'${sheet}'!$A$2:$A$2000`, errorMessage: message }]
  }
  if (form.kind !== 'choice') return []
  const words = Object.values(form.words)
  // Excel's own limit for a list that is written out, and a comma in a word would make two of it.
  if (words.join(',').length > 255 || words.some((word) => word.includes(','))) return []
  return [{ ...told, values: words, errorMessage: `Välj ett av orden: ${words.join(', ')}.`.slice(0, 250) }]
}

function instructions(): WriteSheet {
  const rows = planLists.flatMap((list) =>
    columnsOf(list).map((column): CellValue[] => [
      list.labelSv,
      column.labelSv,
      column.isRequired ? yesWord : '',
      [howSv(column.form), column.hintSv].filter((each) => each !== undefined && each !== '').join(' '),
    ]),
  )
  return {
    name: instructionSheet,
    columns: [{ width: 26 }, { width: 32 }, { width: 12 }, wrapped(100)],
    rows: [['Blad', 'Kolumn', 'Måste fyllas i', 'Så skrivs det'], ...rows],
    freezePane: { rows: 1 },
  }
}

function howSv(form: FieldForm): string {
  switch (form.kind) {
    case 'text':
    case 'long-text':
      return ''
    case 'lines':
      return 'Ett på varje rad i cellen (Alt+Enter).'
    case 'whole-number':
      return 'Ett heltal.'
    case 'yes':
      return `${yesWord} eller tomt.`
    case 'choice':
      return `Ett av: ${Object.values(form.words).join('; ')}.`
    case 'choices':
      return `Ett eller flera av ${Object.values(form.words).join(', ')}, med komma emellan.`
    case 'reference':
      return `En beteckning från bladet ${planListNamed(form.list)?.labelSv}.`
    case 'references':
      return `Beteckningar från bladet ${planListNamed(form.list)?.labelSv}, med komma emellan.`
    case 'pairs':
      return 'En uppgift på varje rad: row=totalt.'
  }
}

function isLong({ kind }: FieldForm): boolean {
  return kind === 'long-text'
}

function wrapped(width: number): ColumnDef {
  return { width, style: { alignment: { wrapText: true, vertical: 'top' } } }
}
