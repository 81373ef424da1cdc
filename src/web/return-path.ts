/** Where one signs in, and from there back to the page. */
export function signInHref(returnTo: string): string {
  return returnTo === '/' ? '/logga-in' : `/logga-in?tillbaka=${encodeURIComponent(returnTo)}`
}

/** A path of ours to go back to, or the start page: never another site's address. */
export function safeReturnPath(text: string | null): string {
  return text !== null && /^\/(?![/\\])/.test(text) && !/[\\\s]/.test(text) ? text : '/'
}

/** Where the region's own sign-in begins. */
export function directorySignInHref(returnTo: string): string {
  return returnTo === '/' ? '/logga-in/katalog' : `/logga-in/katalog?tillbaka=${encodeURIComponent(returnTo)}`
}
