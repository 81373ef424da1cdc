/** A mail before it is letters: what both the plain text and the HTML say, word for word. */
export interface MailContent {
  readonly subjectSv: string
  readonly greetingSv: string
  readonly parts: readonly MailPart[]
  /** Said last, each with where it leads. */
  readonly closing: readonly MailLink[]
}

export interface MailPart {
  readonly titleSv: string
  readonly items: readonly MailItem[]
  /** "och 12 till" */
  readonly moreSv?: string
}

export interface MailItem {
  readonly labelSv: string
  /** "FDS, Delårsrapport 2 2025. Lämnas senast 2025-09-14." */
  readonly detailSv: string
  /** What somebody wrote, and who. */
  readonly words?: { readonly textSv: string; readonly bySv: string }
  readonly href: string
}

export interface MailLink {
  readonly textSv: string
  readonly href: string
}

export interface MailTexts {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export function mailTexts(content: MailContent): MailTexts {
  return { subject: oneLine(content.subjectSv), text: plainText(content), html: html(content) }
}

function plainText({ greetingSv, parts, closing }: MailContent): string {
  const blocks = parts.map(({ titleSv, items, moreSv }) =>
    [
      titleSv,
      '-'.repeat(titleSv.length),
      ...items.map(({ labelSv, detailSv, words, href }) =>
        [`* ${labelSv}`, detailSv, ...(words === undefined ? [] : [`${words.bySv}: ”${words.textSv}”`]), href]
          .filter((line) => line !== '')
          .map((line, index) => (index === 0 ? line : `  ${line.replaceAll('\n', '\n  ')}`))
          .join('\n'),
      ),
      ...(moreSv === undefined ? [] : [`  ${moreSv}`]),
    ].join('\n'),
  )
  return `${[greetingSv, ...blocks, closing.map(({ textSv, href }) => `${textSv}:\n${href}`).join('\n')].join('\n\n')}\n`
}

function html({ subjectSv, greetingSv, parts, closing }: MailContent): string {
  const sections = parts.map(
    ({ titleSv, items, moreSv }) =>
      `<h2 style="font-size:18px;margin:24px 0 8px">${escaped(titleSv)}</h2>\n<ul style="margin:0;padding-left:20px">\n${items
        .map(itemHtml)
        .join('\n')}\n</ul>${moreSv === undefined ? '' : `\n<p style="margin:8px 0 0">${escaped(moreSv)}</p>`}`,
  )
  const links = closing.map(({ textSv, href }) => `<a href="${escaped(href)}">${escaped(textSv)}</a>`).join('<br>\n')
  return `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subjectSv)}</title></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a;background:#ffffff;max-width:640px;margin:0 auto;padding:16px">
<p style="margin:0">${escaped(greetingSv)}</p>
${sections.join('\n')}
<p style="margin:24px 0 0">${links}</p>
</body>
</html>
`
}

function itemHtml({ labelSv, detailSv, words, href }: MailItem): string {
  const said = words === undefined ? '' : `<br>${escaped(words.bySv)}: <q>${escaped(words.textSv).replaceAll('\n', '<br>')}</q>`
  const detail = detailSv === '' ? '' : `<br>${escaped(detailSv)}`
  return `<li style="margin:0 0 12px"><a href="${escaped(href)}">${escaped(labelSv)}</a>${detail}${said}</li>`
}

/** A subject is one line, whatever the thing is called. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
