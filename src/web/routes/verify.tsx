import { data, Link } from 'react-router'
import { type FileVerdict, verifyFile } from '#app/verify-file.ts'
import { isPublic, reportStates } from '#domain/report-version.ts'
import { requestContext } from '#web/request-context.ts'
import { publicationHref } from '../addresses.ts'
import { FactsList } from '../components/facts-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { SubmitButton } from '../components/submit-button.tsx'
import { formatInstant } from '../swedish-texts.ts'
import type { Route } from './+types/verify.ts'

/** Tells of the file whether it is one of ours and untouched. It is held against the seals and forgotten. */
export async function action({ request, context }: Route.ActionArgs) {
  const file = await fileIn(request)
  if (file === undefined) return data({ errorSv: 'Välj en fil att kontrollera.' }, { status: 400 })
  const verdict = await verifyFile(new Uint8Array(await file.arrayBuffer()), context.get(requestContext).effects)
  return { verdict, fileName: file.name }
}

async function fileIn(request: Request): Promise<File | undefined> {
  const form = await request.formData().catch(() => undefined)
  const file = form?.get('fil')
  return file instanceof File && file.size > 0 ? file : undefined
}

export default function VerifyPage({ actionData }: Route.ComponentProps) {
  const said = actionData && 'verdict' in actionData ? actionData : undefined
  const errorSv = actionData && 'errorSv' in actionData ? actionData.errorSv : undefined
  return (
    <>
      <PageHeader
        title="Kontrollera en fil"
        crumbs={[{ labelSv: 'Publicerade rapporter', href: '/publicerat' }]}
        lead="Har du fått en rapport som PDF, Word, PowerPoint, Excel eller webbsida? Här ser du vilken rapport det är, om filen är oförändrad och om en senare version har kommit."
      />
      {said && <Answer verdict={said.verdict} fileName={said.fileName} />}
      <form method="post" encType="multipart/form-data" className="panel upload-form">
        <div className="field">
          <label htmlFor="fil">Fil</label>
          <p id="fil-hjalp" className="hint">
            Dra filen hit eller välj den. Högst 30 MB. Filen jämförs med de förseglade och sparas inte.
          </p>
          <input
            id="fil"
            type="file"
            name="fil"
            required
            aria-describedby={errorSv ? 'fil-fel fil-hjalp' : 'fil-hjalp'}
            aria-invalid={errorSv ? true : undefined}
          />
          {errorSv && (
            <p id="fil-fel" className="field-error" role="alert">
              {errorSv}
            </p>
          )}
        </div>
        <SubmitButton busySv="Kontrollerar …">Kontrollera filen</SubmitButton>
      </form>
    </>
  )
}

function Answer({ verdict, fileName }: { verdict: FileVerdict; fileName: string }) {
  switch (verdict.kind) {
    case 'authentic':
      return (
        <>
          <Notice tone="success" live>
            <strong>Filen är oförändrad.</strong> {fileName} är till varje tecken den fil som förseglades.
          </Notice>
          <About verdict={verdict} />
        </>
      )
    case 'altered':
      return (
        <>
          <Notice tone="danger" live>
            <strong>Filen är ändrad.</strong> {fileName} säger sig vara rapporten nedan men är inte den fil som förseglades: något
            i den är ändrat, eller så har ett program sparat om den. Hämta den förseglade filen i stället.
          </Notice>
          <About verdict={verdict} />
        </>
      )
    case 'never-sealed':
      return (
        <Notice tone="warning" live>
          <strong>Filen är inte förseglad här.</strong> {fileName} säger sig vara {verdict.identifier}, men ingen sådan fil är
          förseglad. Den kan vara gjord före beslutet eller komma från en annan region.
        </Notice>
      )
    case 'unknown':
      return (
        <Notice tone="warning" live>
          <strong>Filen är inte en av våra förseglade.</strong> {fileName} liknar ingen fil som har förseglats i Tertial. Om den
          ändå ser ut som en rapport härifrån kan den vara ändrad, utskriven på nytt eller ett utkast.
        </Notice>
      )
  }
}

function About({ verdict }: { verdict: Exclude<FileVerdict, { kind: 'never-sealed' | 'unknown' }> }) {
  const { file, titleSv, authorSv, state, caseNumber, decision, laterVersion } = verdict
  return (
    <section aria-labelledby="om-filen">
      <h2 id="om-filen" className="ds-heading" data-size="xs">
        {titleSv}, {authorSv}
      </h2>
      {laterVersion !== undefined && (
        <Notice tone="warning">Version {laterVersion} har kommit efter den här och är den som gäller.</Notice>
      )}
      <FactsList
        pairs={[
          ['Version', file.version],
          ['Läge', reportStates[state].labelSv],
          ['Fil', file.fileName],
          ['Förseglad', formatInstant(file.sealedAt)],
          ...(caseNumber === undefined ? [] : [['Diarienummer', caseNumber] as const]),
          ...(decision === undefined
            ? []
            : [['Beslut', `${decision.bodySv} ${decision.decidedOn}, ${decision.paragraph}`] as const]),
          [
            'SHA-256',
            <code key="hash" className="hash">
              {file.sha256}
            </code>,
          ],
        ]}
      />
      {isPublic(state) && (
        <p>
          <Link className="ds-link" to={publicationHref(file)}>
            Rapporten med alla dess filer
          </Link>
        </p>
      )}
    </section>
  )
}
