import { Link } from 'react-router'
import { verifyHref } from '../addresses.ts'

/** The promise that the pages keep, and what anyone may see of what has come of it. */
export function SiteFooter() {
  return (
    <footer className="site-footer">
      <p>
        <strong>Tertial</strong> Varje siffra beräknas en gång, är bunden till sin källa och kontrolleras innan någon skriver
        under.
      </p>
      <p className="button-row">
        <Link className="ds-link" to="/publicerat">
          Publicerade rapporter
        </Link>
        <Link className="ds-link" to={verifyHref}>
          Kontrollera en fil
        </Link>
      </p>
    </footer>
  )
}
