import { data, isRouteErrorResponse, type ServerBuild } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { logDefect } from './log-defect.ts'

/**
 * The server build with each loader and action watched. What they throw on purpose (a redirect, a page that is not there, a
 * refusal) passes; anything else is a defect: logged once, and shown as a page that gives its reference and nothing more.
 */
export function catchDefects(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { loader, action } = route.module
    const watched = {
      ...route.module,
      ...(loader && { loader: watch(loader) }),
      ...(action && { action: watch(action) }),
    }
    return [id, { ...route, module: watched }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

type Handler = NonNullable<NonNullable<ServerBuild['routes'][string]>['module']['loader']>

function watch(handler: Handler): Handler {
  return async (args) => {
    try {
      return await handler(args)
    } catch (thrown) {
      if (isIntended(thrown)) throw thrown
      const { reference } = args.context.get(requestContext)
      logDefect({ reference, method: args.request.method, path: new URL(args.request.url).pathname, error: thrown })
      throw data({ reference }, { status: 500 })
    }
  }
}

/** `data(…)` has no class to test for; it is the one thing thrown here that says what it is. */
function isIntended(thrown: unknown): boolean {
  if (thrown instanceof Response || isRouteErrorResponse(thrown)) return true
  return typeof thrown === 'object' && thrown !== null && 'type' in thrown && thrown.type === 'DataWithResponseInit'
}
