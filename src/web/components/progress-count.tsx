/** How many of how many, as words and as a bar; the words say it all. */
export function ProgressCount({ done, of, labelSv }: { done: number; of: number; labelSv: string }) {
  return (
    <span className="progress-count">
      <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none" width="96" height="8">
        <rect className="progress-count-all" width="100" height="8" />
        <rect className="progress-count-done" width={of === 0 ? 0 : (100 * done) / of} height="8" />
      </svg>
      {`${done} av ${of} ${labelSv}`}
    </span>
  )
}
