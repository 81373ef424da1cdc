import { palette, seriesStyles } from '../palette.ts'
import { element, officeColour, xmlHead } from './element.ts'
import { namespaces } from './namespaces.ts'
import type { Part } from './package.ts'

/**
 * The colours and fonts that a person is offered who goes on working in the file, and that charts take their text from: the
 * report's own. Backgrounds, lines and effects are the plain ones that the format demands three of each.
 */
export function themePart(path: string): Part {
  const colours: [string, string][] = [
    ['dk1', palette.ink],
    ['lt1', palette.paper],
    ['dk2', palette.primaryDark],
    ['lt2', palette.surface],
    ...seriesStyles.map(({ colour }, index): [string, string] => [`accent${index + 1}`, colour]),
    ['accent5', palette.muted],
    ['accent6', palette.warning],
    ['hlink', palette.primary],
    ['folHlink', palette.primaryDark],
  ]
  const font = (name: string) =>
    element(
      name,
      {},
      element('a:latin', { typeface: officeFont }),
      element('a:ea', { typeface: '' }),
      element('a:cs', { typeface: '' }),
    )
  const plain = element('a:solidFill', {}, element('a:schemeClr', { val: 'phClr' }))
  const line = element('a:ln', { w: 9525 }, plain)
  const effect = element('a:effectStyle', {}, element('a:effectLst'))
  const theme = element(
    'a:theme',
    { 'xmlns:a': namespaces.drawing, name: 'Tertial' },
    element(
      'a:themeElements',
      {},
      element(
        'a:clrScheme',
        { name: 'Tertial' },
        ...colours.map(([name, colour]) => element(`a:${name}`, {}, element('a:srgbClr', { val: officeColour(colour) }))),
      ),
      element('a:fontScheme', { name: 'Tertial' }, font('a:majorFont'), font('a:minorFont')),
      element(
        'a:fmtScheme',
        { name: 'Tertial' },
        element('a:fillStyleLst', {}, plain, plain, plain),
        element('a:lnStyleLst', {}, line, line, line),
        element('a:effectStyleLst', {}, effect, effect, effect),
        element('a:bgFillStyleLst', {}, plain, plain, plain),
      ),
    ),
  )
  return { path, contentType: 'application/vnd.openxmlformats-officedocument.theme+xml', content: xmlHead + theme }
}

/** What every Office has. */
export const officeFont = 'Calibri'
