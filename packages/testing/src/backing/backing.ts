/** The MongoDB and the Kafka that integration tests and journeys run against. */
export interface Backing {
  readonly mongoUrl: string
  readonly kafkaBrokers: string
  /** Which it is, in a few words. */
  readonly said: string
  stop(): Promise<void>
}
