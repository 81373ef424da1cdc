import { Link } from 'react-router'
import { type RiskRow, riskLevels } from '#app/read-plan-controls.ts'
import { countSv } from '../swedish-texts.ts'

/** Consequence against likelihood: each cell says its weight in words and a number, and leads to what stands in it. */
export function RiskMatrix({ rows, likelihoodsSv, href, chosen }: RiskMatrixProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that can be scrolled must be reachable by keyboard (WCAG 2.1.1).
    <section className="table-scroll" aria-label="Väsentlighet och risk" tabIndex={0}>
      <table className="risk-matrix">
        <caption>Väsentlighet och risk: konsekvens gånger sannolikhet</caption>
        <thead>
          <tr>
            <th scope="col">Konsekvens</th>
            {likelihoodsSv.map((labelSv) => (
              <th key={labelSv} scope="col">
                {labelSv}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ consequence, labelSv, cells }) => (
            <tr key={consequence}>
              <th scope="row">{labelSv}</th>
              {cells.map(({ likelihood, labelSv: likelihoodSv, weight, level, controls }) => {
                const key = `${consequence}.${likelihood}`
                return (
                  <td key={likelihood} data-level={level} data-chosen={key === chosen || undefined}>
                    {controls.length === 0 ? (
                      <span className="risk-cell">
                        <span className="risk-weight">{weight}</span>
                        <span>{riskLevels[level].labelSv}</span>
                      </span>
                    ) : (
                      <Link
                        className="risk-cell"
                        to={`${href}?ruta=${key}#kontroller`}
                        aria-current={key === chosen ? 'true' : undefined}
                      >
                        <span className="visually-hidden">
                          {labelSv}, {likelihoodSv}:{' '}
                        </span>
                        <span className="risk-weight">{weight}</span>
                        <span>
                          {riskLevels[level].labelSv}, {countSv(controls.length, 'kontroll', 'kontroller')}
                        </span>
                      </Link>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RiskMatrixProps {
  readonly rows: readonly RiskRow[]
  readonly likelihoodsSv: readonly string[]
  readonly href: string
  /** 'severe.possible'. */
  readonly chosen: string | undefined
}
