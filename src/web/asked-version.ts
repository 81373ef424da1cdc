import { data } from 'react-router'

/** The version that the address asks for (?version=3), as an argument to readReport; the latest when it asks for none. */
export function askedVersion(url: URL): { number?: number } {
  const number = wholeNumberAsked(url, 'version')
  return number === undefined ? {} : { number }
}

/** A version's number by the name in the address; undefined when it is not asked for. */
export function wholeNumberAsked(url: URL, name: string): number | undefined {
  const text = url.searchParams.get(name)
  if (text === null) return undefined
  if (!/^[1-9]\d{0,8}$/.test(text)) throw data({ messageSv: `”${text}” är inget versionsnummer.` }, { status: 404 })
  return Number(text)
}
