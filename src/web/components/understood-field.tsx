import { type InputHTMLAttributes, useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'

/**
 * A text that has a meaning of its own, with what it was understood as. With scripts that follows what is typed; without them
 * it is what was kept.
 */
export function UnderstoodField({ attributes, understoodSv, href }: UnderstoodFieldProps) {
  const asked = useFetcher<{ readonly wordsSv: string; readonly isClear: boolean }>()
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const said = asked.data ?? (understoodSv === undefined ? undefined : { wordsSv: understoodSv, isClear: true })
  return (
    <>
      <input
        {...attributes}
        autoComplete="off"
        onChange={({ currentTarget }) => {
          const form = currentTarget.form === null ? undefined : new FormData(currentTarget.form)
          const query = new URLSearchParams({
            [attributes.name === 'targetText' ? 'mal' : 'tid']: currentTarget.value,
            enhet: String(form?.get('display.unit') ?? ''),
            polaritet: String(form?.get('polarity') ?? ''),
          })
          clearTimeout(timer.current)
          timer.current = setTimeout(() => asked.load(`${href}?${query}`), 250)
        }}
      />
      <output htmlFor={attributes.id} className="understood" data-clear={said?.isClear}>
        {said && (said.isClear ? `Förstås som: ${said.wordsSv}` : said.wordsSv)}
      </output>
    </>
  )
}

interface UnderstoodFieldProps {
  readonly attributes: InputHTMLAttributes<HTMLInputElement> & { readonly id: string; readonly name: string }
  readonly understoodSv: string | undefined
  readonly href: string
}
