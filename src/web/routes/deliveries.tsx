import { data, Link, redirect } from 'react-router'
import { stageFile } from '#app/import-file.ts'
import { listDeliveries } from '#app/read-delivery.ts'
import { requestContext } from '#web/request-context.ts'
import { canImport } from '#workflow/permissions.ts'
import { DeliveryTable } from '../components/delivery-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { actorOf, requireAllowed, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/deliveries.ts'

const pageSize = 50

export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  const { searchParams } = url
  const offset = Math.max(0, Number.parseInt(searchParams.get('fran') ?? '0', 10) || 0)
  const found = valueOrPage(await listDeliveries(actor, door.effects, { limit: pageSize + 1, offset }))
  return {
    deliveries: found.slice(0, pageSize),
    newerFrom: offset > 0 ? Math.max(0, offset - pageSize) : undefined,
    olderFrom: found.length > pageSize ? offset + pageSize : undefined,
    received: searchParams.get('mottagna'),
    importing: canImport(actor),
  }
}

/** Receives files. One file: straight to its page. Several: each is kept and waits for its own decision. */
export async function action({ url, request, context }: Route.ActionArgs) {
  const door = context.get(requestContext)
  const actor = actorOf(door, url)
  requireAllowed(canImport(actor))
  const form = await readForm(request)
  const files = (form?.getAll('filer') ?? []).filter((entry): entry is File => entry instanceof File && entry.name !== '')
  if (files.length === 0) return data({ errorSv: 'Välj minst en fil att lämna.' }, { status: 400 })

  const received: string[] = []
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { delivery, duplicate } = valueOrPage(await stageFile({ fileName: file.name, bytes }, actor, door.effects))
    received.push(duplicate && files.length === 1 ? `${delivery.id}?samma=1` : delivery.id)
  }
  const [only] = received
  if (received.length === 1 && only !== undefined) return redirect(`/leveranser/${only}`)
  return redirect(`/leveranser?mottagna=${received.length}`)
}

export default function Deliveries({ loaderData, actionData }: Route.ComponentProps) {
  const { deliveries, newerFrom, olderFrom, received, importing } = loaderData
  return (
    <>
      <PageHeader
        title="Leveranser"
        crumbs={[{ labelSv: 'Översikt', href: '/' }]}
        aside={
          <Link className="ds-link" to="/profiler">
            Profiler och mallar
          </Link>
        }
        lead="Varje fil som har lämnats, vad den innehöll och vad som hände med den. Inget skrivs över: en rättad fil ersätter den tidigare, som finns kvar."
      />
      {received && (
        <Notice tone="info" live>
          {received} filer är mottagna. Öppna dem i listan för att läsa in eller avvisa dem.
        </Notice>
      )}
      {importing.allowed ? <UploadForm errorSv={actionData?.errorSv} /> : <p className="hint">{importing.reasonSv}</p>}

      {deliveries.length > 0 ? (
        <DeliveryTable caption="Leveranser, senaste först" deliveries={deliveries} />
      ) : (
        <EmptyState titleSv="Inget är lämnat ännu">
          <p>
            Lämna först regionens fil, sedan kontoplan, fördelningsprofiler, plan och källfiler. Formatet känns igen av
            innehållet.
          </p>
        </EmptyState>
      )}
      {(newerFrom !== undefined || olderFrom !== undefined) && (
        <nav className="pages" aria-label="Fler leveranser">
          {newerFrom !== undefined && (
            <Link className="ds-link" to={`/leveranser?fran=${newerFrom}`}>
              Senare leveranser
            </Link>
          )}
          {olderFrom !== undefined && (
            <Link className="ds-link" to={`/leveranser?fran=${olderFrom}`}>
              Tidigare leveranser
            </Link>
          )}
        </nav>
      )}
    </>
  )
}

function UploadForm({ errorSv }: { errorSv: string | undefined }) {
  return (
    <form method="post" encType="multipart/form-data" className="panel upload-form">
      <h2 className="ds-heading" data-size="xs">
        Lämna filer
      </h2>
      <div className="field">
        <label htmlFor="filer">Filer</label>
        <p id="filer-hjalp" className="hint">
          SIE, Excel (.xlsx), CSV eller YAML, tillsammans högst 100 MB. Du får granska innehållet innan något räknas med.
        </p>
        <input
          id="filer"
          type="file"
          name="filer"
          multiple
          required
          aria-describedby={errorSv ? 'filer-fel filer-hjalp' : 'filer-hjalp'}
          aria-invalid={errorSv ? true : undefined}
        />
        {errorSv && (
          <p id="filer-fel" className="field-error" role="alert">
            {errorSv}
          </p>
        )}
      </div>
      <SubmitButton busySv="Läser filerna …">Lämna och förhandsgranska</SubmitButton>
    </form>
  )
}

/** The form, or undefined when what was sent is not one. */
async function readForm(request: Request): Promise<FormData | undefined> {
  try {
    return await request.formData()
  } catch {
    return undefined
  }
}
