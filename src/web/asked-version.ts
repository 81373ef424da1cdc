import { data } from 'react-router'

/** The version that the address asks for (?version=3), as an argument to readReport; the latest when it asks for none. */
export function askedVersion(url: URL): { number?: number } {
  const text = url.searchParams.get('version')
  if (text === null) return {}
  if (!/^[1-9]\d{0,8}$/.test(text)) throw data({ messageSv: `”${text}” är inget versionsnummer.` }, { status: 404 })
  return { number: Number(text) }
}
