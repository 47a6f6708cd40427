/** A tree head: what the log says of itself, signed. Whoever keeps it can tell later whether the log still begins so. */
export interface TreeHead {
  /** Whose log. */
  readonly log: string
  readonly size: number
  /** base64url. */
  readonly root: string
  /** RFC 3339, UTC. */
  readonly at: string
}

/** A head as it is kept. */
export interface StoredHead {
  /** The size. */
  readonly _id: number
  readonly root: string
  readonly at: Date
  readonly kid: string
  /** Compact JWS of the head as JSON. */
  readonly jws: string
}

/** The largest head. */
export interface LatestHead {
  readonly _id: 'latest'
  readonly size: number
  readonly root: string
  readonly at: Date
  readonly jws: string
}
