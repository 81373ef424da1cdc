/** The fields of a person's form: name, and what they sign in by. */
export function PersonFields({ given }: PersonFieldsProps) {
  return (
    <>
      <div className="field">
        <label htmlFor="namn">Namn</label>
        <input
          id="namn"
          name="namn"
          className="ds-input"
          required
          maxLength={200}
          defaultValue={given?.nameSv}
          autoComplete="off"
        />
      </div>
      <div className="field">
        <label htmlFor="epost">E-postadress</label>
        <p id="epost-om" className="role-does">
          Kontots namn för den som loggar in med lösenord.
        </p>
        <input
          id="epost"
          name="epost"
          type="email"
          className="ds-input"
          aria-describedby="epost-om"
          maxLength={254}
          defaultValue={given?.email}
          autoComplete="off"
        />
      </div>
      <div className="field">
        <label htmlFor="hsa">HSA-id</label>
        <p id="hsa-om" className="role-does">
          Det som personen känns igen på i regionens inloggning.
        </p>
        <input
          id="hsa"
          name="hsa"
          className="ds-input"
          aria-describedby="hsa-om"
          maxLength={100}
          defaultValue={given?.hsaId}
          autoComplete="off"
        />
      </div>
    </>
  )
}

interface PersonFieldsProps {
  readonly given?: { readonly nameSv: string; readonly email?: string; readonly hsaId?: string } | undefined
}
