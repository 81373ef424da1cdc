import { listChecks } from '#app/list-checks.ts'
import { requestContext } from '#web/request-context.ts'
import { PageHeader } from '../components/page-header.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { SeverityMark } from '../components/severity-mark.tsx'
import { actorOf } from '../outcome.ts'
import type { Route } from './+types/checks.ts'

export function loader({ url, context }: Route.LoaderArgs) {
  actorOf(context.get(requestContext), url)
  return { checks: listChecks() }
}

/** The rules that every report passes through before anyone signs. */
export default function Checks({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageHeader
        title="Kontroller"
        crumbs={[{ labelSv: 'Översikt', href: '/' }]}
        lead="Varje ny version av en rapport går igenom alla kontrollerna. Det som de hittar visas på förvaltningens sida och i rapportens marginal."
      />
      <ScrollTable caption="Kontrollerna med sina regler">
        <thead>
          <tr>
            <th scope="col">Kod</th>
            <th scope="col">Regel</th>
            <th scope="col">Allvar</th>
          </tr>
        </thead>
        <tbody>
          {loaderData.checks.map(({ code, severity, ruleSv }) => (
            <tr key={code} id={code}>
              <th scope="row" className="code">
                {code}
              </th>
              <td className="prose">{ruleSv}</td>
              <td>
                <SeverityMark severity={severity} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  )
}
