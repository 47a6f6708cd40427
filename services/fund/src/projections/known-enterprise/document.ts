/** What this service needs to know of an enterprise: that it exists, and whether it is over. */
export interface KnownEnterpriseDocument {
  readonly enterpriseId: string
  /** '' while it is open. */
  readonly closedOn: string
}
