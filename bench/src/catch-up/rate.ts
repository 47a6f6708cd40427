/** How fast a backlog was read, and the CPU of this process per event. */
export interface CatchUp {
  readonly perSecond: number
  readonly cpuMicros: number
}
