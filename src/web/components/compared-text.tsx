import type { ComparedText as Compared } from '#app/earlier-texts.ts'
import { parseRoundCode, roundTitle } from '#domain/round.ts'

/** The section's text last time: what of it stands unchanged now, and which of its figures have moved since. */
export function ComparedText({ text: { round, paragraphs } }: { text: Compared }) {
  const found = parseRoundCode(round)
  const copied = paragraphs.filter(({ isCopied }) => isCopied).length
  return (
    <details className="compared-text">
      <summary>
        Förra texten, {found ? roundTitle(found) : round}
        {copied > 0 && ` – ${copied} av ${paragraphs.length} stycken står oförändrade nu`}
      </summary>
      {paragraphs.map(({ textSv, isCopied, moved }, index) => (
        // Paragraphs are never moved within a text: the place is the identity.
        <div key={index} className="compared-paragraph" data-copied={isCopied || undefined}>
          <p className="answer-text">{textSv}</p>
          {isCopied && <p className="comment-mark">= Kopierat oförändrat</p>}
          {moved.length > 0 && (
            <ul>
              {moved.map(({ whatSv, thenSv, nowSv }) => (
                <li key={`${whatSv} ${thenSv}`}>
                  {whatSv}: då {thenSv}, nu {nowSv}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </details>
  )
}
