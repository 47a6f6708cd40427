/** What has to be done with the telemetry before the process ends. */
export interface Telemetry {
  /** Whether spans leave the process. */
  readonly exporting: boolean
  /** Sends what is still held, for at most `withinMs`; never throws. */
  stop(withinMs: number): Promise<void>
}
