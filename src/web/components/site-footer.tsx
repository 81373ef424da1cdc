/** The promise that the pages keep. */
export function SiteFooter() {
  return (
    <footer className="site-footer">
      <p>
        <strong>Tertial</strong> Varje siffra beräknas en gång, är bunden till sin källa och kontrolleras innan någon skriver
        under.
      </p>
    </footer>
  )
}
