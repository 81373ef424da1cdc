import { makeTemplate, type TemplateForm, templateForms } from '#app/read-profiles.ts'
import type { RequestContext } from '#web/request-context.ts'
import { fileResponse } from './attachment.ts'
import { actorOf, valueOrPage } from './outcome.ts'

interface Asked {
  readonly url: URL
  readonly name: string
  readonly door: RequestContext
}

/** A profile's empty file to fill in. */
export async function templateFile(form: TemplateForm, { url, name, door }: Asked): Promise<Response> {
  const bytes = valueOrPage(await makeTemplate(name, form, actorOf(door, url), door.effects))
  return fileResponse(bytes, templateForms[form].contentType, `mall ${name}.${form}`)
}
