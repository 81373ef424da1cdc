import { useLocation } from 'react-router'
import type { SavingState } from '../answer-saver.ts'
import { signInHref } from '../return-path.ts'
import { formatTimeOfDay } from '../swedish-texts.ts'

/** How far the writing has come, in words; said aloud when it changes, but not at each key. */
export function SavingLine({ state }: { state: SavingState }) {
  const { pathname, search } = useLocation()
  const trouble = state.kind === 'no-contact' || state.kind === 'signed-out' || state.kind === 'refused'
  return (
    <p className="saving-line" data-trouble={trouble || undefined}>
      <span role="status">{saidSv(state)}</span>
      {state.kind === 'signed-out' && (
        <>
          {' '}
          <a className="ds-link" href={signInHref(pathname + search)}>
            Logga in
          </a>
        </>
      )}
      <span aria-hidden="true">{state.kind === 'saving' ? 'Sparar …' : ''}</span>
    </p>
  )
}

function saidSv(state: SavingState): string {
  switch (state.kind) {
    case 'untouched':
    case 'unsaved':
    case 'saving':
      return ''
    case 'saved':
      return `Sparat ${formatTimeOfDay(state.at)}`
    case 'no-contact':
      return state.kept
        ? 'Ingen kontakt – sparat i den här webbläsaren och skickas när kontakten är tillbaka.'
        : 'Ingen kontakt, och webbläsaren kan inte spara. Stäng inte sidan förrän kontakten är tillbaka.'
    case 'signed-out':
      return state.kept
        ? 'Du är inte längre inloggad. Det du skrev är sparat i den här webbläsaren: logga in igen så skickas det.'
        : 'Du är inte längre inloggad, och webbläsaren kan inte spara. Kopiera texten innan du loggar in igen.'
    case 'refused':
      return state.reasonSv
    case 'differs':
      return 'Någon annan har också svarat. Välj vilket svar som ska gälla.'
  }
}
