/**
 * Whether a request that changes something comes from our own pages (cross-site request forgery). Browsers tell by
 * Sec-Fetch-Site; older ones by Origin. A request with neither is not from a browser's form and is turned away: programs
 * have their own door. The session cookie's SameSite=Lax is the second lock.
 */
export function isFromOwnPages(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get('host')
}

export function changesSomething(request: Request): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS'
}
