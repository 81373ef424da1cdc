/** Why a decided plan is changed, and by which decision. */
export function ChangeReasonFields() {
  return (
    <fieldset className="panel">
      <legend>Planen är beslutad</legend>
      <div className="field">
        <label htmlFor="skal">
          Skäl till ändringen <span className="required">(måste fyllas i)</span>
        </label>
        <textarea id="skal" name="skal" className="ds-input" rows={2} required />
      </div>
      <p className="hint">Följer ändringen av ett beslut fylls det i här.</p>
      <div className="field-grid">
        {(
          [
            ['organ', 'Beslutat av'],
            ['datum', 'Beslutsdatum'],
            ['paragraf', 'Paragraf'],
            ['diarienummer', 'Diarienummer'],
          ] as const
        ).map(([name, labelSv]) => (
          <div className="field" key={name}>
            <label htmlFor={`beslut-${name}`}>{labelSv}</label>
            <input
              id={`beslut-${name}`}
              name={`beslut.${name}`}
              className="ds-input"
              type={name === 'datum' ? 'date' : 'text'}
              autoComplete="off"
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
