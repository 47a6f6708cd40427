/** One of the classic mistakes, as changes to the sources of a copy. */
export interface Plant {
  readonly name: string
  /** What the mistake is. */
  readonly mistake: string
  readonly edits: readonly Edit[]
}

/** Text that must occur in the file exactly once, and what stands there instead. */
export interface Edit {
  readonly file: string
  readonly text: string
  readonly instead: string
}

const consume = 'packages/messaging/src/consume/handle-batch.ts'
const fold = 'packages/views/src/view/fold.ts'
const session = 'packages/event-store/src/feed-session.ts'
const feed = 'packages/event-store/src/feed.ts'

export const plants: readonly Plant[] = [
  { name: 'none', mistake: 'nothing is planted', edits: [] },
  {
    name: 'offset-before-effect',
    mistake: 'a consumer commits the offset before it handles the message',
    edits: [
      {
        file: consume,
        text: 'const result = await handleChunk(parts, work, chunk, membership.signal)',
        instead:
          'parts.committer.note({ ...placeOf(work), offset: last.offset + 1n })\n' +
          '      await parts.committer.flush()\n' +
          '      const result = await handleChunk(parts, work, chunk, membership.signal)',
      },
    ],
  },
  {
    name: 'no-version-guard',
    mistake: 'a read model applies whatever comes, whether it has seen it or not',
    edits: [
      { file: fold, text: 'if (version > next) hold(', instead: 'if (version < 0) hold(' },
      {
        file: fold,
        text: 'else if (version === next && apply(',
        instead: 'else if (apply(',
      },
    ],
  },
  {
    name: 'relay-without-lease',
    mistake: 'every relay publishes every lane, without asking whose it is',
    edits: [
      { file: session, text: '    lanes: held.lanes,', instead: '    lanes: () => everyLane,' },
      {
        file: session,
        text: 'const MOST_READ = 1000',
        instead:
          'const MOST_READ = 1000\nconst everyLane = Array.from({ length: 16 }, (_, at) => at)',
      },
      { file: session, text: 'const from = held.readable()', instead: 'const from = everyLane' },
      {
        file: session,
        text: 'const current = new Set(held.lanes())',
        instead: 'const current = new Set(everyLane)',
      },
      {
        file: session,
        text: '[lane, held.token(lane)]',
        instead: '[lane, Number.MAX_SAFE_INTEGER]',
      },
      {
        file: session,
        text: ' && held.token(document.lane) === token\n',
        instead: '\n',
      },
      {
        file: feed,
        text: 'if (held > 0 && held < LANES) onLanes?.()',
        instead: 'if (held > 0) onLanes?.()',
      },
    ],
  },
]
