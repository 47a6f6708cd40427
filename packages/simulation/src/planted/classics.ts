import type { Plant } from './plant.ts'

export type { Plant } from './plant.ts'

const consume = 'packages/messaging/src/consume/handle-batch.ts'
const fold = 'packages/views/src/view/fold.ts'
const session = 'packages/event-store/src/feed-session.ts'
const feed = 'packages/event-store/src/feed.ts'

/** For comparison: what is written, as it is. */
export const nothing: Plant = { name: 'none', mistake: 'nothing is planted', edits: [] }

/** Classic mistakes that the kill test of `e2e/failure` is tried with, too. */
export const forKillTest: readonly Plant[] = [
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

/** Classic mistakes that others have made. */
export const classics: readonly Plant[] = [
  ...forKillTest,
  {
    name: 'mark-before-acknowledgement',
    mistake: 'a relay marks commits before a broker has acknowledged them',
    edits: [
      {
        file: 'packages/messaging/src/relay/publish-round.ts',
        text: '  for (const send of plan.sends) {\n',
        instead:
          '  for (const send of plan.sends) {\n    done(parts, send.map(({ commit }) => commit))\n',
      },
    ],
  },
  {
    name: 'no-optimistic-lock',
    mistake: 'two commits may take one version of a stream',
    edits: [
      {
        file: 'packages/event-store/src/collections.ts',
        text: 'commitSchema.index({ stream: 1, version: 1 }, { unique: true, name: VERSION_INDEX })',
        instead: 'commitSchema.index({ stream: 1, version: 1 }, { name: VERSION_INDEX })',
      },
    ],
  },
  {
    name: 'fresh-ids-for-process-commands',
    mistake: 'a process gives its command another id each time it hears of the event',
    edits: [
      {
        file: 'packages/recording/src/processes/call-for.ts',
        text: "commandId: deriveId('Command', name.id, message.id),",
        instead: "commandId: deriveId('Command', name.id, message.id, String(Math.random())),",
      },
    ],
  },
  {
    name: 'repeated-commands-unknown',
    mistake: 'a command sent again is carried out again',
    edits: [
      {
        file: 'packages/event-store/src/collections.ts',
        text: 'commitSchema.index({ stream: 1, commandId: 1 }, { unique: true, name: COMMAND_INDEX })',
        instead: 'commitSchema.index({ stream: 1, commandId: 1 }, { name: COMMAND_INDEX })',
      },
      {
        file: 'packages/event-store/src/execute.ts',
        text: '  if (first) return repeatedOutcome(run, first)\n  if (run.context.tryOnly)',
        instead: '  void first\n  if (run.context.tryOnly)',
      },
    ],
  },
]
