import { reportCss } from '#app/render-report.ts'

/** The report's own style sheet, the same that a downloaded report carries in itself. */
export function loader() {
  return new Response(reportCss, {
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
  })
}
