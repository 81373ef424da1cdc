import { Link } from 'react-router'
import { formatSourcePlace, type SourcePlace } from '#domain/source-place.ts'
import { sourceRowHref } from '../addresses.ts'

/** A place in a delivered file, as a link to the row when the file is stored. */
export function PlaceLink({ place }: { place: SourcePlace }) {
  const href = sourceRowHref(place)
  if (href === undefined) return formatSourcePlace(place)
  return (
    <Link className="ds-link" to={href}>
      {formatSourcePlace(place)}
    </Link>
  )
}
