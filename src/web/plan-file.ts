/** What an Excel workbook is called where files say their type. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
