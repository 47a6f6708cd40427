/** The codes that an enterprise's material field and district may have. */
export interface ClusterCodes {
  /** Fields (`NEM`) and sub-areas (`NEM-02`). */
  readonly materialFields: ReadonlySet<string>
  /** GB/T 2260; ids of areas that have no code there. */
  readonly districts: ReadonlySet<string>
  /** Of core areas and parks: the district's code and a number. */
  readonly parks: ReadonlySet<string>
}
