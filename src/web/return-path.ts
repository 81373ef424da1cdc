/** The role picker's address, which leads back to the page afterwards. */
export function signInHref(returnTo: string): string {
  return returnTo === '/' ? '/logga-in' : `/logga-in?tillbaka=${encodeURIComponent(returnTo)}`
}

/** A path of ours to go back to, or the start page: never another site's address. */
export function safeReturnPath(text: string | null): string {
  return text !== null && /^\/(?![/\\])/.test(text) && !/[\\\s]/.test(text) ? text : '/'
}
