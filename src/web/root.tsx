import { type ReactNode, useEffect, useRef } from 'react'
import { isRouteErrorResponse, Links, Outlet, Scripts, ScrollRestoration, useLocation, useRouteLoaderData } from 'react-router'
import { countMyTasks } from '#app/my-tasks.ts'
import { requestContext } from '#web/request-context.ts'
import { canSeeDeliveries, may } from '#workflow/permissions.ts'
import type { Route } from './+types/root.ts'
import { PageHeader } from './components/page-header.tsx'
import { SiteFooter } from './components/site-footer.tsx'
import { SiteHeader } from './components/site-header.tsx'
import favicon from './styles/favicon.svg?url'
import './styles/app.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { actor, effects } = context.get(requestContext)
  return {
    actor,
    tasksLeft: actor && (await countMyTasks(actor, effects)),
    mayAnswer: actor !== undefined && may(actor, 'answer', 'somewhere').allowed,
    maySeeRounds: actor !== undefined && may(actor, 'see-plan', 'somewhere').allowed,
    mayReadDeliveries: actor !== undefined && canSeeDeliveries(actor).allowed,
    mayReviewAccess: actor !== undefined && may(actor, 'review-access').allowed,
  }
}

export function Layout({ children }: { children: ReactNode }) {
  const known = useRouteLoaderData<typeof loader>('root')
  return (
    <html lang="sv">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href={favicon} type="image/svg+xml" />
        <Links />
      </head>
      <body>
        <a className="ds-skip-link" href="#innehall">
          Hoppa till innehållet
        </a>
        <SiteHeader
          actor={known?.actor}
          tasksLeft={known?.mayAnswer || known?.tasksLeft ? known.tasksLeft : undefined}
          maySeeRounds={known?.maySeeRounds ?? false}
          mayReadDeliveries={known?.mayReadDeliveries ?? false}
          mayReviewAccess={known?.mayReviewAccess ?? false}
        />
        <main id="innehall" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function App() {
  useFocusOnNewPage()
  return <Outlet />
}

/** The page for what is not there, what one may not see, and what went wrong: the last with a reference to quote. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { titleSv, messageSv, reference } = wordsFor(error)
  return (
    <>
      <PageHeader title={titleSv} crumbs={[]} lead={messageSv} />
      {reference && (
        <p>
          Uppge referensen <strong>{reference}</strong> när du kontaktar systemägaren.
        </p>
      )}
      <p>
        <a className="ds-link" href="/">
          Till startsidan
        </a>
      </p>
    </>
  )
}

interface ErrorWords {
  readonly titleSv: string
  readonly messageSv: string
  readonly reference?: string
}

function wordsFor(error: unknown): ErrorWords {
  // The browser's own word for a page that could not be fetched.
  if (error instanceof TypeError && typeof navigator !== 'undefined' && !navigator.onLine) return noContact
  if (!isRouteErrorResponse(error)) return defect
  const words: Partial<ErrorWords> = typeof error.data === 'object' && error.data !== null ? error.data : {}
  const otherwise = error.status === 404 ? noSuchPage : error.status === 405 ? noSuchForm : defect
  return { ...otherwise, ...words }
}

const noContact: ErrorWords = {
  titleSv: 'Ingen kontakt',
  messageSv:
    'Sidan kunde inte hämtas. Det du har skrivit i ett svar ligger kvar i den här webbläsaren och skickas när kontakten är tillbaka. Gå tillbaka och försök igen.',
}

const noSuchPage: ErrorWords = {
  titleSv: 'Sidan finns inte',
  messageSv: 'Adressen leder ingenstans. Kontrollera att den är rätt skriven, eller börja om från startsidan.',
}

const noSuchForm: ErrorWords = {
  titleSv: 'Det går inte att skicka något hit',
  messageSv: 'Sidan tar inte emot formulär. Gå tillbaka och försök igen.',
}

const defect: ErrorWords = {
  titleSv: 'Något gick fel',
  messageSv:
    'Sidan kunde inte visas. Felet är registrerat och ligger hos oss, inte hos dig. Inget som har lästs in är förlorat. Försök igen om en stund.',
}

/** A page that is swapped without the browser's help must be announced as a new page: focus goes to its heading. */
function useFocusOnNewPage() {
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    document.querySelector<HTMLElement>('main h1')?.focus()
  }, [pathname])
}
