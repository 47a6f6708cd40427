/** Something that is not as the streams say it must be. */
export interface Difference {
  readonly service: string
  /** `stream`, `view`, `delivery` or `round`. */
  readonly where: 'stream' | 'view' | 'delivery' | 'round'
  /** The stream, the view and key, or the event that it is about. */
  readonly what: string
  /** UPPER_SNAKE. */
  readonly code: string
  readonly detail: string
}
