/** How far something has come, as a bar with the goal marked; what it says stands in words beside it. */
export function ProgressBar(props: {
  /** Of the goal; over 1 the goal is passed. Undefined: not known, and the bar is empty. */
  share: number | undefined
  /** Where it would be by now if it kept to its path, as a share of the goal. */
  due?: number | undefined
  label: string
}) {
  const { share, due, label } = props
  const scale = Math.max(1, share ?? 0, due ?? 0)
  const across = (of: number): string => `${Math.max(0, Math.min(1, of / scale)) * 100}%`
  return (
    <div className="progress" role="img" aria-label={label}>
      <div className="progress-done" style={{ width: across(share ?? 0) }} />
      {due === undefined ? null : <div className="progress-due" style={{ left: across(due) }} />}
      <div className="progress-goal" style={{ left: across(1) }} />
    </div>
  )
}
