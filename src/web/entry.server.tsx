import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { lastResortPage } from '#web/last-resort-page.ts'
import { logDefect } from '#web/log-defect.ts'
import { requestContext } from '#web/request-context.ts'

/** Draws one page. Nothing is deferred, so the whole page is ready before its first byte: no half page, right status. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entryContext: EntryContext,
  loadContext: Readonly<RouterContextProvider>,
): Promise<Response> {
  const { nonce, reference } = loadContext.get(requestContext)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  // Pages show what the reader may see and what is known now.
  headers.set('Cache-Control', 'private, no-cache')
  if (request.method === 'HEAD') return Promise.resolve(new Response(null, { status, headers }))

  return new Promise((resolve) => {
    const { pipe } = renderToPipeableStream(<ServerRouter context={entryContext} url={request.url} nonce={nonce} />, {
      nonce,
      onAllReady() {
        const body = new PassThrough()
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onError(error) {
        logDefect({ reference, method: request.method, path: new URL(request.url).pathname, error })
        resolve(new Response(lastResortPage(reference), { status: 500, headers }))
      },
    })
  })
}

/** What the router itself stumbles on. Loaders and actions have their own watch (catch-defects), which gives the page a reference. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  // A form sent to a page that has none is its sender's mistake, and answered as one.
  if (isRouteErrorResponse(error) && error.status < 500) return
  const { reference } = context.get(requestContext)
  logDefect({ reference, method: request.method, path: new URL(request.url).pathname, error })
}
