import type { TaskAnswer } from '#domain/round-task.ts'
import { joinAnswers } from '../answer-form.ts'
import type { StandingAnswer } from '../answer-saver.ts'
import { AnswerView } from './answer-view.tsx'

/** Two answers to one question, one's own and another's, beside each other: which is to stand, or both as one. */
export function AnswerDifference({ mine, theirs: { answer, byNameSv, open }, onChoose }: AnswerDifferenceProps) {
  return (
    <section className="answer-difference" aria-labelledby="tva-svar">
      <h3 id="tva-svar" className="ds-heading" data-size="2xs">
        Två svar
      </h3>
      <p role="alert">
        {byNameSv ?? 'Någon annan'} har {open ? 'sparat ett annat svar' : 'lämnat in ett svar'} sedan du öppnade sidan. Inget har
        skrivits över.
      </p>
      <div className="columns">
        <div>
          <h4>Ditt</h4>
          <AnswerView answer={mine} />
        </div>
        <div>
          <h4>{byNameSv ?? 'Det andra'}</h4>
          {answer ? <AnswerView answer={answer} /> : <p className="hint">Inget svar.</p>}
        </div>
      </div>
      <div className="button-row">
        {open && (
          <button type="button" className="ds-button" onClick={() => onChoose(mine, answer)}>
            Behåll mitt
          </button>
        )}
        {open && answer && (
          <button
            type="button"
            className="ds-button"
            data-variant="secondary"
            onClick={() => onChoose(joinAnswers(answer, mine), answer)}
          >
            Slå ihop i formuläret
          </button>
        )}
        <button type="button" className="ds-button" data-variant="secondary" onClick={() => onChoose(undefined, answer)}>
          {open ? 'Ta det andra' : 'Släng mitt utkast'}
        </button>
      </div>
      {!open && (
        <p className="hint">
          Ditt utkast ligger kvar i den här webbläsaren. Be den som granskar att skicka tillbaka svaret om ditt ska gälla.
        </p>
      )}
    </section>
  )
}

interface AnswerDifferenceProps {
  readonly mine: TaskAnswer
  readonly theirs: StandingAnswer
  /** Nothing of one's own: the other's answer, the second, stands. */
  readonly onChoose: (answer: TaskAnswer | undefined, theirs: TaskAnswer | undefined) => void
}
