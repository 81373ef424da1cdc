/** Which Office program's files a template is for, and with that which of a report's forms is written into it. */
export const officeForms = {
  docx: { labelSv: 'Wordmall' },
  pptx: { labelSv: 'PowerPointmall' },
} as const satisfies Record<string, { labelSv: string }>

export type OfficeForm = keyof typeof officeForms

/** The organisation's own template, delivered as a file: its bytes are the delivery's. One of each form counts, the latest. */
export interface OfficeTemplate {
  readonly form: OfficeForm
}
