import { readHelpPage } from '#app/read-help.ts'
import { HelpBlocks, HelpText } from '../components/help-text.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { valueOrPage } from '../outcome.ts'
import type { Route } from './+types/help-page.ts'

export async function loader({ params }: Route.LoaderArgs) {
  return valueOrPage(await readHelpPage(params.page))
}

/** One page of help: how one does a thing, or how a table is calculated. */
export default function HelpPage({ loaderData }: Route.ComponentProps) {
  const { titleSv, lead, blocks } = loaderData
  return (
    <article className="prose">
      <PageHeader
        title={titleSv}
        crumbs={[
          { labelSv: 'Översikt', href: '/' },
          { labelSv: 'Hjälp', href: '/hjalp' },
        ]}
        lead={<HelpText inlines={lead} />}
      />
      <HelpBlocks blocks={blocks} />
    </article>
  )
}
