import { useEffect } from 'react'
import { useNavigate } from 'react-router'

/** Lets the arrow keys lead to what comes before and after; while somebody writes they move in the text as always. */
export function StepKeys({ previous, next }: { previous: string | undefined; next: string | undefined }) {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')) return
      const to = event.key === 'ArrowRight' ? next : event.key === 'ArrowLeft' ? previous : undefined
      if (to === undefined) return
      event.preventDefault()
      void navigate(to)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, previous, next])
  return null
}
