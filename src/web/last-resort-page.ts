/** The page for when the pages themselves cannot be drawn: no styles, no scripts, only what a person needs to get help. */
export function lastResortPage(reference: string): string {
  return `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Något gick fel – Tertial</title></head>
<body>
<main>
<h1>Något gick fel</h1>
<p>Sidan kunde inte visas. Felet är registrerat och ligger hos oss, inte hos dig. Inget som du har läst in är förlorat.</p>
<p>Försök igen om en stund. Kontakta annars systemägaren och uppge referensen <strong>${reference}</strong>.</p>
<p><a href="/">Till startsidan</a></p>
</main>
</body>
</html>
`
}
