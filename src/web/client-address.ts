/**
 * Where a request comes from: the nearest address that we did not trust to pass it on. Behind a reverse proxy that is the last
 * in X-Forwarded-For, which the proxy wrote; what stands before it the client may have made up.
 */
export function clientAddress(socketAddress: string | undefined, forwardedFor: string | undefined, behindProxy: boolean): string {
  const forwarded = behindProxy ? forwardedFor?.split(',').at(-1)?.trim() : undefined
  return forwarded || socketAddress || 'okänd'
}
