import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { orderFaults } from '../ooxml/element-order.ts'
import { namespaces } from '../ooxml/namespaces.ts'
import { openPackage, partText } from '../ooxml/package.ts'
import { childAt, childrenOf, nodesBelow, parseXml, textBelow, type XmlNode } from '../ooxml/xml-tree.ts'
import { sampleDocument } from '../sample-document.ts'
import { renderDocx } from './render-docx.ts'
import { readTemplate } from './word-template.ts'

const word = `xmlns:w="${namespaces.word}" xmlns:r="${namespaces.relationships}"`
const relationship = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${namespaces.relationships}/${kind}" Target="${target}"/>`
const relationships = (...lines: string[]) =>
  `<Relationships xmlns="${namespaces.packageRelationships}">${lines.join('')}</Relationships>`
const override = (path: string, type: string) =>
  `<Override PartName="/word/${path}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`

/** A region's template as Swedish Word saves it: localised ids, a header with a picture, lists and comments of its own. */
function regionsTemplate(): Uint8Array {
  const files = {
    '[Content_Types].xml': `<Types xmlns="${namespaces.contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="PNG" ContentType="image/png"/>${[
      override('document', 'template.main'),
      override('styles', 'styles'),
      override('header7', 'header'),
      override('numbering', 'numbering'),
      override('comments', 'comments'),
    ].join('')}</Types>`,
    '_rels/.rels': relationships(relationship('rId1', 'officeDocument', 'word/document.xml')),
    'word/document.xml': `<w:document ${word}><w:body><w:p><w:r><w:t>Skriv din rapport här</w:t></w:r></w:p><w:sectPr w:rsidR="00A1"><w:headerReference w:type="default" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1985" w:right="1701" w:bottom="1418" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:formProt w:val="0"/><w:titlePg/><w:docGrid w:linePitch="360"/></w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(
      relationship('rId1', 'styles', 'styles.xml'),
      relationship('rId2', 'numbering', 'numbering.xml'),
      relationship('rId3', 'comments', 'comments.xml'),
      relationship('rId7', 'header', 'header7.xml'),
    ),
    'word/styles.xml': `<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="Caption"><w:name w:val="Bildtext region"/></w:style></w:styles>`,
    'word/numbering.xml': `<w:numbering ${word}><w:abstractNum w:abstractNumId="4"/><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num></w:numbering>`,
    'word/comments.xml': `<w:comments ${word}/>`,
    'word/header7.xml': `<w:hdr ${word}><w:p><w:r><w:t>Region Exempel</w:t></w:r></w:p></w:hdr>`,
    'word/_rels/header7.xml.rels': relationships(relationship('rId1', 'image', 'media/logo.PNG')),
    'word/media/logo.PNG': 'bild',
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))
}

function rendered(): (path: string) => XmlNode {
  const template = readTemplate(regionsTemplate())
  assert.ok(template)
  const opened = openPackage(renderDocx(sampleDocument(), template))
  return (path) => {
    const content = opened?.parts.get(path)?.content
    const root = content instanceof Uint8Array ? parseXml(partText(content)) : undefined
    assert.ok(root, path)
    return root
  }
}

test('the template’s styles are found by their names, whatever their ids, and missing ones are added beside', () => {
  const part = rendered()
  const headings = [...nodesBelow(part('word/document.xml'))].filter(
    ({ name, attributes }) => name === 'w:pStyle' && attributes['w:val'] === 'Rubrik1',
  )
  assert.equal(headings.length, sampleDocument().sections.length)
  const styles = childrenOf(part('word/styles.xml'), 'w:style')
  const names = styles.map((style) => childAt(style, 'w:name')?.attributes['w:val'])
  assert.equal(names.filter((name) => name === 'heading 1').length, 1)
  assert.ok(names.includes('Tabelltext'))
  const ids = styles.map(({ attributes }) => attributes['w:styleId'])
  assert.equal(new Set(ids).size, ids.length)
  // The region has given the id Caption to a style of its own.
  const caption = styles.find((style) => childAt(style, 'w:name')?.attributes['w:val'] === 'caption')
  assert.equal(caption?.attributes['w:styleId'], 'TertialCaption')
})

test('its header with its picture stays, its text, comments and template type do not', () => {
  const opened = openPackage(renderDocx(sampleDocument(), readTemplate(regionsTemplate())))
  assert.ok(opened?.parts.has('word/media/logo.PNG'))
  assert.ok(!opened?.parts.has('word/comments.xml'))
  assert.equal(textBelow(rendered()('word/header7.xml')), 'Region Exempel')
  assert.doesNotMatch(textBelow(rendered()('word/document.xml')), /Skriv din rapport/)
  assert.match(opened?.parts.get('word/document.xml')?.contentType ?? '', /document\.main\+xml$/)
})

test('its page and margins hold for pages that stand and pages that lie, and its text becomes Swedish', () => {
  const part = rendered()
  const sections = [...nodesBelow(part('word/document.xml'))].filter(({ name }) => name === 'w:sectPr')
  const sizes = new Set(sections.map((section) => childAt(section, 'w:pgSz')?.attributes['w:w']))
  assert.deepEqual(sizes, new Set(['11906', '16838']))
  for (const section of sections) {
    assert.equal(childAt(section, 'w:pgMar')?.attributes['w:left'], '1701')
    assert.equal(childAt(section, 'w:headerReference')?.attributes['r:id'], 'rId7')
    assert.deepEqual(orderFaults(section), [])
  }
  const language = childAt(part('word/styles.xml'), 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang')
  assert.equal(language?.attributes['w:val'], 'sv-SE')
})

test('its lists keep their numbers, and ours get new ones', () => {
  const numbering = rendered()('word/numbering.xml')
  assert.deepEqual(orderFaults(numbering), [])
  const ids = childrenOf(numbering, 'w:num').map(({ attributes }) => attributes['w:numId'])
  assert.deepEqual(ids, ['9', '10', '11'])
})

test('what is no Word file is no template', () => {
  assert.equal(readTemplate(new TextEncoder().encode('%PDF-1.7')), undefined)
  assert.equal(readTemplate(zipSync({ 'a.txt': strToU8('hej') })), undefined)
})
