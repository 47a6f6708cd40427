/** Searches when the person asks for it: each question is one of the gateway's. */
export function SearchBox(props: {
  label: string
  value: string
  onSearch: (search: string) => void
}) {
  return (
    <form
      className="search"
      // Emptied from outside, it must not go on showing what it searched for.
      key={props.value}
      onSubmit={(event) => {
        event.preventDefault()
        props.onSearch(String(new FormData(event.currentTarget).get('search') ?? '').trim())
      }}
    >
      <input
        type="search"
        name="search"
        className="box"
        maxLength={200}
        placeholder={props.label}
        aria-label={props.label}
        defaultValue={props.value}
      />
    </form>
  )
}
