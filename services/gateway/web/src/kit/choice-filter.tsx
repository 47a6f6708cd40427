interface Choosing {
  value: string
  options: readonly { readonly value: string; readonly label: string }[]
  onChange: (value: string) => void
}

/** A choice among few, of the browser's own making: it costs nothing to load and works on a telephone. */
export function Choice(props: Choosing & { label: string }) {
  return (
    <select
      className="filter"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

/** A choice that may be left open: empty stands for all of them. */
export const ChoiceFilter = ({ all, options, ...choosing }: Choosing & { all: string }) => (
  <Choice {...choosing} label={all} options={[{ value: '', label: all }, ...options]} />
)
