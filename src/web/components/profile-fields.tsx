import type { ReactNode } from 'react'
import type { ColumnDraft, ColumnMeaning, DraftProblem, ProfileDraft, ProfileWorkbench } from '#app/make-profile.ts'
import { dimensionLabelsSv } from '#domain/dimension-labels.ts'
import { type DimensionName, dimensionNames } from '#domain/fact.ts'
import { formatScenario, parseScenarioKey } from '#domain/scenario.ts'
import { seriesKinds } from '#domain/series.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { fieldNames } from '../profile-form.ts'

/** All of a profile's questions, answered as the draft says, each with what is wrong beside it. */
export function ProfileFields({ workbench, draft, problems, openDimensions }: ProfileFieldsProps) {
  const problemOf = (about: string) => problems.find((problem) => problem.about === about)?.messageSv
  return (
    <>
      <fieldset className="panel">
        <legend>Hela filen</legend>
        <div className="field-grid">
          <Question
            id="series"
            labelSv="Filen handlar om"
            hintSv={
              workbench.seriesReasonSv === '' ? 'Det framgår inte av filen: välj själv.' : `Förslag: ${workbench.seriesReasonSv}.`
            }
            problemSv={problemOf('series')}
          >
            {(attributes) => (
              <select
                {...attributes}
                name={fieldNames.series}
                className="ds-input series-choice"
                defaultValue={draft.series ?? ''}
              >
                <option value="">Välj …</option>
                {Object.entries(seriesKinds).map(([name, { labelSv }]) => (
                  <option key={name} value={name}>
                    {labelSv}
                  </option>
                ))}
              </select>
            )}
          </Question>
          <Question
            id="unit"
            labelSv="Talen är skrivna i"
            hintSv={`Förslag: ${workbench.unitReasonSv}.`}
            problemSv={problemOf('unit')}
          >
            {(attributes) => (
              <select {...attributes} name={fieldNames.unit} className="ds-input" defaultValue={draft.unit}>
                {Object.entries(displayUnits).map(([name, { labelSv }]) => (
                  <option key={name} value={name}>
                    {labelSv}
                  </option>
                ))}
              </select>
            )}
          </Question>
          <Question
            id="orgUnit"
            labelSv="Enhet för hela filen"
            hintSv="Används när ingen kolumn säger vilken enhet siffrorna gäller."
            problemSv={problemOf('orgUnit')}
          >
            {(attributes) => (
              <select {...attributes} name={fieldNames.orgUnit} className="ds-input" defaultValue={draft.orgUnit}>
                <option value="">En kolumn säger det</option>
                {workbench.orgUnits.map(({ code, nameSv }) => (
                  <option key={code} value={code}>
                    {`${code} ${nameSv}`}
                  </option>
                ))}
              </select>
            )}
          </Question>
          <div className="ledger-only">
            <Question id="sign" labelSv="Tecken i filen" hintSv="Gäller redovisning. Föreslaget efter hur kostnaderna står.">
              {(attributes) => (
                <select {...attributes} name={fieldNames.sign} className="ds-input" defaultValue={draft.sign}>
                  <option value="ledger">Debet plus: kostnader står med plus</option>
                  <option value="statement">Intäkter plus: kostnader står med minus</option>
                </select>
              )}
            </Question>
          </div>
          <Question
            id="totalRowLabel"
            labelSv="Första ordet på en summarad"
            hintSv="Raden läses inte som ett värde utan stäms av mot raderna ovanför. Lämna tomt om den inte finns."
          >
            {(attributes) => (
              <input {...attributes} name={fieldNames.totalRowLabel} className="ds-input" defaultValue={draft.totalRowLabel} />
            )}
          </Question>
          {openDimensions.map((name) => (
            <Question
              key={name}
              id={`dim-${name}`}
              labelSv={`${capitalised(dimensionLabelsSv[name])} för hela filen`}
              hintSv={partHint(name)}
            >
              {(attributes) => (
                <input
                  {...attributes}
                  name={fieldNames.dimension(name)}
                  className="ds-input"
                  defaultValue={draft.dimensions[name] ?? ''}
                />
              )}
            </Question>
          ))}
        </div>
      </fieldset>

      <div id="falt-columns">
        {draft.columns.map((column, index) => (
          <ColumnFields
            key={`${index} ${column.header}`}
            column={column}
            index={index}
            workbench={workbench}
            openDimensions={openDimensions}
            problemsSv={problems.flatMap(({ about, messageSv }) =>
              typeof about === 'object' && about.column === index ? [messageSv] : [],
            )}
          />
        ))}
      </div>

      {draft.words.length > 0 && <WordFields draft={draft} />}

      <fieldset className="panel">
        <legend>Profilen</legend>
        <div className="field-grid">
          <Question
            id="name"
            labelSv="Namn"
            hintSv={
              workbench.profileNames.length > 0
                ? `Upptagna namn: ${workbench.profileNames.join(', ')}. Sparar du under ett av dem ersätts den profilen.`
                : 'Ett kort namn utan mellanslag, till exempel budget-fds.'
            }
            problemSv={problemOf('name')}
          >
            {(attributes) => (
              <input {...attributes} name={fieldNames.name} className="ds-input" required defaultValue={draft.name} />
            )}
          </Question>
          <Question id="labelSv" labelSv="Beskrivning" hintSv="Visas i listan över profiler." problemSv={problemOf('labelSv')}>
            {(attributes) => (
              <input {...attributes} name={fieldNames.labelSv} className="ds-input" required defaultValue={draft.labelSv} />
            )}
          </Question>
        </div>
      </fieldset>
    </>
  )
}

interface ProfileFieldsProps {
  readonly workbench: Pick<
    ProfileWorkbench,
    'columnReasonsSv' | 'unitReasonSv' | 'seriesReasonSv' | 'samples' | 'orgUnits' | 'profileNames' | 'rounds'
  >
  readonly draft: ProfileDraft
  readonly problems: readonly DraftProblem[]
  /** Dimensions that must be given for the file, or amount by amount. */
  readonly openDimensions: readonly DimensionName[]
}

function ColumnFields({ column, index, workbench, openDimensions, problemsSv }: ColumnFieldsProps) {
  const samples = workbench.samples[index] ?? []
  const reasonSv = workbench.columnReasonsSv[index]
  const id = `kolumn-${index}`
  return (
    <fieldset className="column-draft" id={id}>
      <legend>{column.header === '' ? `Kolumn ${index + 1} (utan rubrik)` : column.header}</legend>
      <input type="hidden" name={fieldNames.header(index)} value={column.header} />
      {problemsSv.map((messageSv) => (
        <p key={messageSv} className="field-error">
          {messageSv}
        </p>
      ))}
      <div className="field-grid">
        <div className="field">
          <label htmlFor={`${id}-vad`}>Betyder</label>
          <select
            id={`${id}-vad`}
            name={fieldNames.meaning(index)}
            className="ds-input meaning-choice"
            defaultValue={column.meaning}
            aria-describedby={`${id}-skal`}
          >
            {meaningGroups.map(({ labelSv, meanings }) => (
              <optgroup key={labelSv} label={labelSv}>
                {meanings.map(([meaning, meaningSv]) => (
                  <option key={meaning} value={meaning}>
                    {meaningSv}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <p id={`${id}-skal`} className="hint">
            {reasonSv && `Förslag: ${reasonSv}. `}
            {samples.length > 0 && `Till exempel ${samples.map((sample) => `”${sample.slice(0, 40)}”`).join(', ')}.`}
          </p>
        </div>
        <div className="amount-details">
          <div className="field">
            <label htmlFor={`${id}-slag`}>Slag</label>
            <select id={`${id}-slag`} name={fieldNames.scenario(index)} className="ds-input" defaultValue={column.scenario}>
              {scenarioChoices(workbench.rounds, column.scenario).map((key) => (
                <option key={key} value={key}>
                  {scenarioSv(key)}
                </option>
              ))}
            </select>
          </div>
          <div className="field period-field">
            <label htmlFor={`${id}-fran`}>Från och med</label>
            <MonthInput id={`${id}-fran`} name={fieldNames.from(index)} value={column.from} />
          </div>
          <div className="field period-field">
            <label htmlFor={`${id}-till`}>Till och med</label>
            <MonthInput id={`${id}-till`} name={fieldNames.to(index)} value={column.to} />
          </div>
          <div className="field">
            <label htmlFor={`${id}-serie`}>Handlar om</label>
            <select
              id={`${id}-serie`}
              name={fieldNames.columnSeries(index)}
              className="ds-input"
              defaultValue={column.series ?? ''}
            >
              <option value="">Samma som filen</option>
              {Object.entries(seriesKinds).map(([name, { labelSv }]) => (
                <option key={name} value={name}>
                  {labelSv}
                </option>
              ))}
            </select>
          </div>
          {openDimensions.map((name) => (
            <div className="field" key={name}>
              <label htmlFor={`${id}-${name}`}>{capitalised(dimensionLabelsSv[name])}</label>
              <input
                id={`${id}-${name}`}
                name={fieldNames.columnDimension(index, name)}
                className="ds-input"
                defaultValue={column.dimensions[name] ?? ''}
              />
            </div>
          ))}
        </div>
      </div>
    </fieldset>
  )
}

interface ColumnFieldsProps {
  readonly column: ColumnDraft
  readonly index: number
  readonly workbench: ProfileFieldsProps['workbench']
  readonly openDimensions: readonly DimensionName[]
  readonly problemsSv: readonly string[]
}

/** A month's own control where the browser has one; elsewhere a text that is written 2025-08. */
function MonthInput({ id, name, value }: { id: string; name: string; value: string }) {
  return (
    <input
      id={id}
      name={name}
      className="ds-input"
      type="month"
      pattern="[0-9]{4}-[0-9]{2}"
      placeholder="2025-08"
      defaultValue={value}
    />
  )
}

function WordFields({ draft }: { draft: ProfileDraft }) {
  return (
    <fieldset className="panel">
      <legend>Ord i filen</legend>
      <p className="hint">Koden som ett ord står för. Lämnas koden tom behålls ordet som det är skrivet.</p>
      <div className="field-grid">
        {draft.words.map(({ dimension, word, code }, index) => (
          <div className="field" key={`${dimension} ${word}`}>
            <input type="hidden" name={fieldNames.wordDimension(index)} value={dimension} />
            <input type="hidden" name={fieldNames.word(index)} value={word} />
            <label htmlFor={`ord-${index}`}>{`${capitalised(dimensionLabelsSv[dimension])}: ”${word}”`}</label>
            <input id={`ord-${index}`} name={fieldNames.wordCode(index)} className="ds-input" defaultValue={code} />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function Question({ id, labelSv, hintSv, problemSv, children }: QuestionProps) {
  const describedBy = `falt-${id}-hjalp`
  return (
    <div className="field">
      <label htmlFor={`falt-${id}`}>{labelSv}</label>
      {children({ id: `falt-${id}`, 'aria-describedby': describedBy, 'aria-invalid': problemSv ? true : undefined })}
      <p id={describedBy} className={problemSv ? 'field-error' : 'hint'}>
        {problemSv ?? hintSv}
      </p>
    </div>
  )
}

interface QuestionProps {
  readonly id: string
  readonly labelSv: string
  readonly hintSv: string
  readonly problemSv?: string | undefined
  children(attributes: {
    readonly id: string
    readonly 'aria-describedby': string
    readonly 'aria-invalid': true | undefined
  }): ReactNode
}

const meaningGroups: readonly { labelSv: string; meanings: readonly (readonly [ColumnMeaning, string])[] }[] = [
  { labelSv: 'Inget', meanings: [['ignore', 'Används inte']] },
  {
    labelSv: 'Siffror',
    meanings: [
      ['amount', 'Belopp eller antal'],
      ['row-total', 'Radens summa (stäms av)'],
    ],
  },
  {
    labelSv: 'Vem och när',
    meanings: [
      ['org-unit', 'Enhet'],
      ['month', 'Månad'],
      ['year', 'År (månaden i en annan kolumn)'],
    ],
  },
  { labelSv: 'Indelning', meanings: dimensionNames.map((name) => [name, capitalised(dimensionLabelsSv[name])]) },
]

function scenarioChoices(rounds: readonly string[], current: string): string[] {
  return [...new Set(['actual', 'budget:decided', ...rounds.map((round) => `forecast:${round}`), current])]
}

function scenarioSv(key: string): string {
  const scenario = parseScenarioKey(key)
  return scenario ? capitalised(formatScenario(scenario)) : key
}

function partHint(name: DimensionName): string {
  return name === 'part'
    ? 'numerator för täljare, denominator för nämnare, value för ett färdigt värde.'
    : 'Eller ange den för varje kolumn med siffror nedan.'
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
