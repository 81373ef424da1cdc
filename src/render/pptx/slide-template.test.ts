import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderFaults } from '../ooxml/element-order.ts'
import { openPackage, type Part, partText, relationshipKind, targetPath, writePackage } from '../ooxml/package.ts'
import { childAt, nodesBelow, parseXml, type XmlNode } from '../ooxml/xml-tree.ts'
import { sampleDocument } from '../sample-document.ts'
import { renderPptx } from './render-pptx.ts'
import { readSlideTemplate } from './slide-template.ts'

const document = sampleDocument()

test('a file that is no PowerPoint file, or has no layout with a title, is no template', () => {
  assert.equal(readSlideTemplate(new TextEncoder().encode('Hej')), undefined)
  const untitled = regionTemplate((xml) => xml.replace(/ type="(?:ctrTitle|title)"/g, ' type="pic"'))
  assert.equal(readSlideTemplate(untitled), undefined)
})

test('layouts are found by their type, and by their name where a template says no type', () => {
  const paths = (bytes: Uint8Array) => {
    const layouts = readSlideTemplate(bytes)?.layouts
    assert.ok(layouts)
    return [layouts.title, layouts.content, layouts.titleOnly, layouts.section].map(({ path }) => path.slice(-5, -4))
  }
  assert.deepEqual(paths(regionTemplate()), ['1', '2', '3', '4'])
  const nameless = regionTemplate((xml) => xml.replace(/<p:sldLayout ([^>]*)type="[^"]*"/, '<p:sldLayout $1'))
  assert.deepEqual(paths(nameless), ['1', '2', '3', '4'])
})

test('a layout with its title in the middle is not taken for content; where there is no other, the title is moved up', () => {
  const middle = '<p:spPr><a:xfrm><a:off x="0" y="2540000"/><a:ext cx="2540000" cy="1270000"/></a:xfrm></p:spPr>'
  // The section's layout keeps its title above, but has a smaller text.
  const withMiddleTitle = (types: RegExp) =>
    regionTemplate((xml) =>
      (types.test(xml) ? xml.replace('<p:spPr/>', middle) : xml).replace(`cy="${220 * 12_700}"`, 'cy="1270000"'),
    )
  const some = readSlideTemplate(withMiddleTitle(/type="obj"/))?.layouts
  const all = readSlideTemplate(withMiddleTitle(/type="(?:obj|titleOnly)"/))?.layouts
  assert.notEqual(some?.content.path.slice(-5, -4), '2')
  assert.equal(some?.content.title.isMoved, undefined)
  assert.equal(all?.content.title.isMoved, true)
  for (const layout of [some?.content, some?.titleOnly, all?.content, all?.titleOnly]) {
    assert.ok(layout && layout.area.width > 430 && layout.area.height > 215)
    assert.ok(layout.area.y >= layout.title.box.y + layout.title.box.height - 1)
  }
})

test('the slides have the template’s size, masters, layouts and theme, and none of its slides', () => {
  const template = readSlideTemplate(regionTemplate())
  assert.ok(template)
  const opened = openPackage(renderPptx(document, template))
  const parts = opened?.parts
  assert.ok(parts)
  assert.equal(childAt(treeOf(parts.get('ppt/presentation.xml')), 'p:sldSz')?.attributes.cx, String(720 * 12_700))
  assert.match(textOf(parts.get('ppt/theme/theme1.xml')), /Arial/)
  assert.ok(![...parts.values()].some((part) => textOf(part).includes('Mallens egen bild')))
  for (const part of parts.values()) {
    for (const { target } of part.relationships ?? [])
      assert.ok(parts.has(targetPath(part.path, target)), `${part.path} → ${target}`)
    if (part.path.startsWith('ppt/slides/')) assert.deepEqual(orderFaults(treeOf(part)), [])
  }
})

test('in a smaller template with a wider face nothing stands outside its slide, and every slide is of one of its layouts', () => {
  const template = readSlideTemplate(regionTemplate())
  assert.ok(template)
  const parts = openPackage(renderPptx(document, template))?.parts
  const slides = [...(parts?.values() ?? [])].filter(({ path }) => path.startsWith('ppt/slides/'))
  assert.ok(slides.length > 8)
  for (const slide of slides) {
    assert.ok(slide.relationships?.some((one) => relationshipKind(one) === 'slideLayout' && one.target.includes('slideLayout')))
    for (const { name, attributes } of nodesBelow(treeOf(slide))) {
      if (name === 'a:off') assert.ok(Number(attributes.x) >= 0 && Number(attributes.y) >= 0)
    }
    for (const frame of [...nodesBelow(treeOf(slide))].filter(({ name }) => name === 'p:xfrm' || name === 'a:xfrm')) {
      const [offset, extent] = [childAt(frame, 'a:off')?.attributes, childAt(frame, 'a:ext')?.attributes]
      assert.ok(Number(offset?.x) + Number(extent?.cx) <= 720 * 12_700, slide.path)
      assert.ok(Number(offset?.y) + Number(extent?.cy) <= 540 * 12_700, slide.path)
    }
  }
})

/** A 4:3 template in Arial as a region might have it, with a slide that shows how it is meant to be used. */
function regionTemplate(change: (layoutXml: string) => string = (xml) => xml): Uint8Array {
  const opened = openPackage(renderPptx({ ...document, sections: [] }))
  assert.ok(opened)
  const parts = [...opened.parts.values()].map((part): Part => {
    const text = textOf(part)
    if (part.path === 'ppt/presentation.xml')
      return { ...part, content: text.replace(`cx="${960 * 12_700}"`, `cx="${720 * 12_700}"`) }
    if (part.path.includes('/theme/')) return { ...part, content: text.replaceAll('Calibri', 'Arial') }
    if (part.path === 'ppt/slides/slide1.xml') return { ...part, content: text.replace(document.titleSv, 'Mallens egen bild') }
    if (!/slideLayouts|slideMasters/.test(part.path)) return part
    const narrowed = text.replace(/cx="(\d+)"/g, (_, width) => `cx="${Math.round(Number(width) * 0.7)}"`)
    const moved = narrowed.replace(/<a:off x="(\d+)"/g, (_, x) => `<a:off x="${Math.round(Number(x) * 0.7)}"`)
    return { ...part, content: part.path.includes('slideLayouts') ? change(moved) : moved }
  })
  return writePackage(parts, opened.root)
}

function textOf({ content }: Part | { readonly content: string | Uint8Array } = { content: '' }): string {
  return typeof content === 'string' ? content : partText(content)
}

function treeOf(part: Part | undefined): XmlNode {
  const tree = part && parseXml(textOf(part))
  assert.ok(tree)
  return tree
}
