/** A link to somebody else's page, which learns nothing of this one. */
export function OutsideLink(props: { to: string }) {
  return (
    <a href={props.to} target="_blank" rel="noreferrer noopener">
      {props.to}
    </a>
  )
}
