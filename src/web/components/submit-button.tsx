import { type ReactNode, useRef, useState } from 'react'

/** A form's button. With scripts it says that it is working and cannot be pressed twice; without them it is a plain button. */
export function SubmitButton({ children, busySv, variant = 'primary', name, value }: SubmitButtonProps) {
  const [busy, setBusy] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <button
      ref={button}
      className="ds-button"
      data-variant={variant}
      type="submit"
      name={name}
      value={value}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else if (button.current?.form?.checkValidity()) setBusy(true)
      }}
    >
      {busy ? busySv : children}
    </button>
  )
}

interface SubmitButtonProps {
  readonly children: ReactNode
  /** What the button says while the server works: "Läser in …". */
  readonly busySv: string
  readonly variant?: 'primary' | 'secondary' | 'tertiary'
  readonly name?: string
  readonly value?: string
}
