/** The forms that a report can be had in, by the name that a command uses; `ending` is the end of a file's name. */
export const reportForms = {
  html: { labelSv: 'Webbsida (HTML)', contentType: 'text/html; charset=utf-8', ending: '.html' },
  pdf: { labelSv: 'PDF', contentType: 'application/pdf', ending: '.pdf' },
  'pdf-slides': { labelSv: 'PDF i bildformat (16:9)', contentType: 'application/pdf', ending: '-bilder.pdf' },
  docx: {
    labelSv: 'Word',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: '.docx',
  },
  pptx: {
    labelSv: 'PowerPoint',
    contentType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ending: '.pptx',
  },
  xlsx: {
    labelSv: 'tabellerna i Excel',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: '.xlsx',
  },
} as const satisfies Record<string, { labelSv: string; contentType: string; ending: string }>

export type ReportForm = keyof typeof reportForms

export function isReportForm(text: string): text is ReportForm {
  return Object.hasOwn(reportForms, text)
}
