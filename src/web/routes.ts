import { index, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  index('routes/start.tsx'),
  route('logga-in', 'routes/sign-in.tsx'),
  route('enhet/:orgUnit/:round', 'routes/unit-round.tsx'),
  route('rapport/:orgUnit/:round', 'routes/report.tsx'),
  route('rapport/:orgUnit/:round/rapport.pdf', 'routes/report-pdf.tsx'),
  route('rapport/:orgUnit/:round/rapport.html', 'routes/report-html.tsx'),
  route('rapport.css', 'routes/report-css.tsx'),
  route('siffra/:orgUnit/:round/:table/:row/:column', 'routes/figure.tsx'),
  route('leveranser', 'routes/deliveries.tsx'),
  route('leveranser/:id', 'routes/delivery.tsx'),
  route('leveranser/:id/profil', 'routes/profile-draft.tsx'),
  route('leveranser/:id/avvisade-rader.csv', 'routes/rejected-rows.tsx'),
  route('leveranser/:id/rad', 'routes/source-row.tsx'),
  route('regler', 'routes/checks.tsx'),
  route('hjalp', 'routes/help.tsx'),
  route('hjalp/:page', 'routes/help-page.tsx'),
  route('nekad', 'routes/refusal.tsx'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
