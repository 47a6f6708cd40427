/** What this service needs to know of an enterprise: that it exists, who speaks for it, whether it is over, and whether it goes on as another. */
export interface KnownEnterpriseDocument {
  readonly enterpriseId: string
  /** Its code; '' while it has none. */
  readonly uscc: string
  /** '' while it is open. */
  readonly closedOn: string
  /** '' of all but a record that was merged into that of the same enterprise. */
  readonly mergedInto: string
}
