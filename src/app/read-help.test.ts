import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { indicatorTypes } from '#calculation/indicator-types/catalogue.ts'
import { tableDefinitions } from '#calculation/tables/catalogue.ts'
import type { HelpBlock, HelpInline, HelpPage } from './parse-help-page.ts'
import { guidePages, listHelp, readHelpPage } from './read-help.ts'

const { guide, method } = await listHelp()

test('help lists every page of guide and method once, under an address of its own', () => {
  const files = ['guide', 'method'].flatMap((folder) => readdirSync(new URL(`../../docs/${folder}`, import.meta.url)))
  const listed = [...guide, ...method].map(({ name }) => `${name}.md`)
  assert.deepEqual(listed.toSorted(), files.toSorted())
  assert.equal(new Set(listed).size, listed.length)
  assert.deepEqual(
    guide.map(({ name }) => name),
    guidePages,
  )
})

test('methods stand in the order of the Swedish alphabet', () => {
  const titles = method.map(({ titleSv }) => titleSv)
  assert.deepEqual(titles, titles.toSorted(new Intl.Collator('sv').compare))
})

test('each page is described in one short sentence', () => {
  for (const { name, descriptionSv } of [...guide, ...method]) {
    assert.match(descriptionSv, /^\p{Lu}.*\.$/su, name)
    assert.ok(descriptionSv.length < 180, `${name}: ${descriptionSv}`)
  }
})

test('a figure is explained by the page that has the name and title of its table or its kind of indicator', async () => {
  for (const { name, labelSv } of [...tableDefinitions, ...indicatorTypes]) {
    assert.equal((await pageOf(name)).titleSv, labelSv)
  }
})

test('every link of a page leads to a page', async () => {
  const names = [...guide, ...method].map(({ name }) => name)
  const links = (await Promise.all(names.map(pageOf))).flatMap(linksOf)
  assert.ok(links.length > 0)
  assert.deepEqual(
    links.filter((page) => !names.includes(page)),
    [],
  )
})

test('a name that is no page is answered so, whatever folder it points at', async () => {
  for (const name of ['finns-inte', '../limits', '../../README', 'guide/reader', '', 'reader.md']) {
    assert.equal((await readHelpPage(name)).kind, 'not-found', name)
  }
})

async function pageOf(name: string): Promise<HelpPage> {
  const outcome = await readHelpPage(name)
  return outcome.kind === 'done' ? outcome.value : assert.fail(`${name} has no page`)
}

function linksOf({ lead, blocks }: HelpPage): string[] {
  return [...lead, ...blocks.flatMap(inlinesOf)].flatMap(linksIn)
}

function linksIn(inline: HelpInline): string[] {
  if (inline.kind === 'text' || inline.kind === 'code') return []
  return [...(inline.kind === 'link' ? [inline.page] : []), ...inline.inlines.flatMap(linksIn)]
}

function inlinesOf(block: HelpBlock): readonly HelpInline[] {
  switch (block.kind) {
    case 'heading':
    case 'code':
      return []
    case 'paragraph':
      return block.inlines
    case 'list':
      return block.items.flat().flatMap(inlinesOf)
    case 'table':
      return [block.header, ...block.rows].flat(2)
  }
}
