/** What a reader will ask about an answer: a hint to the one who gives it, never a hindrance. */
export function DoubtList({ doubtsSv }: { doubtsSv: readonly string[] }) {
  if (doubtsSv.length === 0) return null
  return (
    <ul className="doubt-list" aria-label="Värt att se över">
      {doubtsSv.map((doubt) => (
        <li key={doubt}>{doubt}</li>
      ))}
    </ul>
  )
}
