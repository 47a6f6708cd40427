/** A choice among few, of the browser's own making: it costs nothing to load and works on a telephone. */
export function ChoiceFilter(props: {
  all: string
  value: string
  options: readonly { readonly value: string; readonly label: string }[]
  onChange: (value: string) => void
}) {
  return (
    <select
      className="filter"
      aria-label={props.all}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    >
      <option value="">{props.all}</option>
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
