/** A read-model document as read. */
export interface Viewed<D> {
  readonly key: string
  readonly data: D
  /** Per source stream, the version that `data` includes. */
  readonly versions: Readonly<Record<string, number>>
}

export interface FindOptions<D = never> {
  /** Paths within D, in order; ties are broken by key. Default: by key. */
  readonly sort?: Readonly<Record<string, 1 | -1>>
  readonly page: {
    /** 1 to 200. */
    readonly size: number
    /** '' for the first page; belongs to the same filter and sort. */
    readonly token: string
  }
  /** What may be seen at all, beside the filter: a page token goes on being good where it changes. */
  readonly within?: Readonly<Record<string, unknown>>
  /** Paths within D that a list doesn't tell: they are not read. */
  readonly leaveOut?: readonly string[]
  /** The only paths within D that are read, and those that it is sorted by: of documents of which a list tells little. */
  readonly only?: readonly string[]
  /** What a document takes in the answer; as it is read unless told. A page ends before they are too many. */
  readonly bytesOf?: (data: D) => number
}

/** A page in the order of a path whose values are strings; where they are none, a document is not found. */
export interface AlongOptions<D> extends Pick<FindOptions<D>, 'page' | 'leaveOut' | 'bytesOf'> {
  /** By which an index leads along the path: nothing, or what one path has to equal or to lie within. */
  readonly lead?: Readonly<Record<string, unknown>>
  /** What else has to hold of a document in the database … */
  readonly rest?: Readonly<Record<string, unknown>>
  /** … and what only a look into it tells. */
  readonly keeps?: (data: D) => boolean
  /** Where stretches end that are read one by one, from a value of the path on, growing; whatever is behind the last comes at once. */
  readonly ends: (from: string) => Iterable<string>
  /** What page tokens belong to. */
  readonly question: Readonly<Record<string, unknown>>
}

export interface FoundPage<D> {
  readonly found: readonly Viewed<D>[]
  /** Empty on the last page. */
  readonly nextPageToken: string
}

/**
 * Reads a view. While its first build is under way reads throw ProblemError VIEW_BEING_BUILT
 * (unavailable); a later rebuild serves the old documents until the new ones have caught up.
 */
export interface ViewStore<D> {
  get(key: string): Promise<Viewed<D> | undefined>
  /** Those of some documents that there are, in no order, read a page at a time; of each what `only` names. */
  many(
    keys: readonly string[],
    options?: Pick<FindOptions<D>, 'only' | 'leaveOut'>,
  ): Promise<readonly Viewed<D>[]>
  /**
   * The document once it includes this version of the stream. Throws ProblemError
   * VIEW_NOT_CURRENT (unavailable) at the deadline.
   */
  atLeast(key: string, stream: string, version: number, deadline: Date): Promise<Viewed<D>>
  /**
   * Filters on paths within D, e.g. { currentRung: 'seed', 'field.code': { $in: […] } }.
   * Throws ProblemError PAGE_TOKEN_INVALID.
   */
  find(filter: Readonly<Record<string, unknown>>, options: FindOptions<D>): Promise<FoundPage<D>>
  /** As `find`, in the order of one path, read in stretches. */
  along(path: string, options: AlongOptions<D>): Promise<FoundPage<D>>
  /**
   * All that match, in no order, which costs a database more than to read them; of each what `only` names. What is written
   * meanwhile may be missed. Throws where they are more than `most`.
   */
  all(
    filter: Readonly<Record<string, unknown>>,
    options: { readonly only: readonly string[]; readonly most: number },
  ): Promise<readonly Viewed<D>[]>
  /** So many documents that match at most, by one path; of each what `only` names. */
  sampled(
    filter: Readonly<Record<string, unknown>>,
    options: { readonly by: string; readonly only: readonly string[]; readonly most: number },
  ): Promise<readonly Viewed<D>[]>
  /**
   * Names what matches as it is now: another one whenever a document that matches has changed. For conditions that a document
   * never ceases to meet once it does.
   */
  stamp(filter: Readonly<Record<string, unknown>>): Promise<string>
  /** How many match; not counted further than `most`. */
  count(filter: Readonly<Record<string, unknown>>, most: number): Promise<number>
}
