import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orgUnitCode } from '#domain/organisation.ts'
import type { CommonTemplate, TemplateVariant } from '#domain/report-template.ts'
import { resolveTemplate } from './resolve-template.ts'

const common: CommonTemplate = {
  name: 'gemensam',
  roundKind: 'D1',
  sections: [
    { section: 'introduction', key: 'inledning' },
    { section: 'benefits', key: 'effekthemtagning' },
    { section: 'income-statement', key: 'ekonomi', titleSv: 'Ekonomi', decimals: 1 },
  ],
}
const variant: TemplateVariant = { orgUnit: orgUnitCode('fds'), roundKind: 'D1', extends: 'gemensam' }
const source = { fileName: 'template-fds-d1.yaml', row: 1 }

test('a variant that says nothing more is the common template with its unit', () => {
  const { template, findings } = resolveTemplate(variant, [common], source)
  assert.deepEqual([template, findings], [{ orgUnit: 'fds', roundKind: 'D1', sections: common.sections }, []])
})

test('a unit hides a section, calls another otherwise and adds its own where it wants it; the rest is untouched', () => {
  const { template, findings } = resolveTemplate(
    {
      ...variant,
      hidden: ['effekthemtagning'],
      changed: [{ key: 'ekonomi', titleSv: 'Resultat' }],
      added: [
        { section: 'projects', key: 'projekt', after: 'inledning' },
        { section: 'text', key: 'avslutning' },
      ],
    },
    [common],
    source,
  )
  assert.deepEqual(findings, [])
  assert.deepEqual(template.sections, [
    { section: 'introduction', key: 'inledning' },
    { section: 'projects', key: 'projekt' },
    { section: 'income-statement', key: 'ekonomi', titleSv: 'Resultat', decimals: 1 },
    { section: 'text', key: 'avslutning' },
  ])
})

test('what the common template gets later, the variant gets too', () => {
  const later = { ...common, sections: [...common.sections, { section: 'staff', key: 'medarbetare' }] }
  const { template } = resolveTemplate({ ...variant, hidden: ['effekthemtagning'] }, [later], source)
  assert.deepEqual(
    template.sections.map(({ key }) => key),
    ['inledning', 'ekonomi', 'medarbetare'],
  )
})

test('what it names that is not there is told with its file, and the rest of the variant counts', () => {
  const { template, findings } = resolveTemplate(
    {
      ...variant,
      hidden: ['efekthemtagning', 'inledning'],
      changed: [{ key: 'resultat', titleSv: 'R' }],
      added: [{ section: 'text', key: 'slut', after: 'inledning' }],
    },
    [common],
    source,
  )
  assert.deepEqual(
    template.sections.map(({ key }) => key),
    ['effekthemtagning', 'ekonomi', 'slut'],
  )
  assert.deepEqual(
    findings.map(({ code, where }) => [code, where]),
    Array.from({ length: 3 }, () => ['R-015', { kind: 'source', place: source }]),
  )
  assert.match(findings[0]?.messageSv ?? '', /fält hidden .*”efekthemtagning”.* Menade du ”effekthemtagning”\?/)
  assert.match(findings[2]?.messageSv ?? '', /fält after .*”inledning”/)
})

test('a variant of a template that is not there, or is for another kind of round, says which there are', () => {
  const other = { ...common, name: 'annan' }
  const { template, findings } = resolveTemplate(variant, [other, { ...common, roundKind: 'D2' }], source)
  assert.deepEqual(template.sections, [])
  assert.match(findings[0]?.messageSv ?? '', /”gemensam”, som inte finns för delårsrapport 1\. Det som finns: annan\./)
})
