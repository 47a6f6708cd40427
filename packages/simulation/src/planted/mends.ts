import type { Plant } from './plant.ts'

const build = 'packages/views/src/run/build-generation.ts'
const subscribe = 'packages/messaging/src/consume/subscribe.ts'
const chunk = 'packages/messaging/src/consume/handle-chunk.ts'

/** Mends of what a review found, each taken out again; named by the finding. */
export const mends: readonly Plant[] = [
  {
    name: 'A1-views-from-kafka-alone',
    mistake: 'a view is built from Kafka alone, and put live when the group has no lag',
    edits: [
      {
        file: build,
        text: '    await coverNow(parts)\n    await positions.write(running.group, ends)\n',
        instead: '    void ends, positions\n',
      },
      {
        file: build,
        text: 'await expectNothingLess(parts, await coverNow(parts))',
        instead: 'void expectNothingLess, coverNow',
      },
      {
        file: 'packages/messaging/src/consume/places.ts',
        text: 'const lost = position < start || position > end',
        instead: 'const lost = false as boolean',
      },
      {
        file: 'packages/messaging/src/consume/placing.ts',
        text: 'return first.offset > position || endOffset < position',
        instead: 'return false && first.offset > position && endOffset < position',
      },
    ],
  },
  {
    name: 'A1-positions-in-kafka',
    theme: 'mixed',
    mistake:
      'how far a subscription has come is what Kafka keeps, also after a database was set back',
    edits: [
      {
        file: subscribe,
        text: '    positions: options.positions,',
        instead: '    positions: undefined,',
      },
    ],
  },
  {
    name: 'A1-lost-records-passed-over',
    theme: 'mixed',
    mistake: 'what retention deleted is passed over',
    edits: [
      {
        file: 'packages/messaging/src/consume/places.ts',
        text: 'const lost = position < start || position > end',
        instead: 'const lost = false as boolean',
      },
      {
        file: 'packages/messaging/src/consume/placing.ts',
        text: 'return first.offset > position || endOffset < position',
        instead: 'return false && first.offset > position && endOffset < position',
      },
    ],
  },
  {
    name: 'A1-live-before-heads',
    mistake: 'a build goes live without its documents being compared with the heads of the stores',
    edits: [
      {
        file: build,
        text: 'await expectNothingLess(parts, await coverNow(parts))',
        instead: 'void expectNothingLess',
      },
      {
        file: build,
        text: '    await coverNow(parts)\n    await positions.write(running.group, ends)\n',
        instead: '    await positions.write(running.group, ends)\n',
      },
    ],
  },
  {
    name: 'A2-no-beat-of-its-own',
    mistake: 'a lease is renewed only where something is read or marked',
    edits: [
      {
        file: 'packages/event-store/src/feed.ts',
        text: '        void session.beat()\n        next()',
        instead: '        next()',
      },
    ],
  },
  {
    name: 'A2-fence-in-each-commit',
    mistake: 'whoever takes lanes over writes a fence into every commit that waits there',
    edits: [
      {
        file: 'packages/event-store/src/publications.ts',
        text: '    async count() {\n',
        instead:
          '    async fence(lanes: readonly number[]) {\n' +
          '      const waiting = { pending: true, lane: { $in: [...lanes] } } as never\n' +
          '      await commits.updateMany(waiting, { $set: { fence: 1 } } as never)\n' +
          '    },\n    async count() {\n',
      },
      {
        file: 'packages/event-store/src/feed-session.ts',
        text: '      if (gained) options.onLanes?.()\n',
        instead:
          '      if (gained) await (publications as never as { fence: (lanes: unknown) => unknown }).fence(held.lanes())\n' +
          '      if (gained) options.onLanes?.()\n',
      },
    ],
  },
  {
    name: 'A3-pauses-forgotten',
    mistake: 'a pause is a matter of the process that was asked, until it ends',
    edits: [
      {
        file: subscribe,
        text: 'const { paused } = await controls.read(options.name)',
        instead: 'await controls.read(options.name)\n  const paused = false',
      },
      {
        file: 'packages/messaging/src/consume/follow-controls.ts',
        text: '  setPaused(state, paused)\n  const latest',
        instead: '  void paused\n  const latest',
      },
    ],
  },
  {
    name: 'A4-beyond-what-is-read',
    mistake: 'a quantity is worked out that nobody can read again',
    edits: [
      {
        file: 'services/fund/src/cap-table/sizes.ts',
        text: '  if (beyond === undefined) return undefined\n',
        instead: '  if (beyond !== null) return undefined\n',
      },
    ],
  },
  {
    name: 'A6-closing-without-a-place',
    theme: 'late',
    mistake: 'a round is closed without the cap table being asked',
    edits: [
      {
        file: 'services/fund/src/use-cases/close-round.ts',
        text: '  const { repeated } = await reserve(store, terms, { ...call, decidedOn })\n',
        instead: '  const repeated = reserve === undefined\n',
      },
      {
        file: 'services/fund/src/use-cases/close-reserved.ts',
        text: 'return boundTo(held?.on, version, decision, dealId)',
        instead: 'return held ? boundTo(held.on, version, decision, dealId) : decision',
      },
    ],
  },
  {
    name: 'A7-recorded-when-begun',
    theme: 'between',
    mistake: 'what a process carries on bears the time of the event that began it',
    edits: [
      {
        file: 'packages/event-store/src/commit.ts',
        text: 'at: notBefore && notBefore > now ? notBefore : now,',
        instead: 'at: now && notBefore && notBefore > decidedAt ? notBefore : decidedAt,',
      },
      {
        file: 'services/fund/src/processes/carry-on.ts',
        text: 'at: laterOf(clock(), message.time),',
        instead: 'at: laterOf(message.time, message.time),',
      },
    ],
  },
  {
    name: 'A7-no-settled-horizon',
    theme: 'recorded',
    mistake: 'what is asked as recorded is answered at once',
    edits: [
      {
        file: 'packages/event-store/src/recording-times.ts',
        text: '      if (at <= until) return\n',
        instead: '      if (at <= until + 60_000) return\n',
      },
    ],
  },
  {
    name: 'A7-no-allowance-for-others',
    theme: 'recorded',
    mistake: 'the horizon allows neither for writes of other processes nor for their clocks',
    edits: [
      {
        file: 'packages/event-store/src/recording-times.ts',
        text: 'const settlingMs = (budgetMs: number): number => budgetMs + CLOCK_SKEW_MS',
        instead: 'const settlingMs = (budgetMs: number): number => 0 * (budgetMs + CLOCK_SKEW_MS)',
      },
    ],
  },
  {
    name: 'A9-days-of-shares-not-judged',
    theme: 'late',
    mistake: 'what is entered late is judged as of today alone',
    edits: [
      {
        file: 'services/fund/src/use-cases/on-cap-table.ts',
        text: 'return judged.wrong ? reject(judged.wrong) : decision',
        instead: 'return judged.wrong && version < 0 ? reject(judged.wrong) : decision',
      },
    ],
  },
  {
    name: 'A9-days-of-money-not-judged',
    mistake: 'an approval is judged by what is available today alone',
    edits: [
      {
        file: 'services/fund/src/fund/capital.ts',
        text: 'if (leanest !== undefined && amount.minor > leanest.minor) {',
        instead: 'if (leanest !== undefined && amount.minor < 0n) {',
      },
    ],
  },
  {
    name: 'A11-slowness-parks',
    mistake: 'what fails because something is away is parked as if it were at fault',
    edits: [
      {
        file: chunk,
        text: "if (sort === 'transient') return outage(parts, work, thrown)",
        instead: "if (sort === 'unreadable' && work.waits < 0) return outage(parts, work, thrown)",
      },
    ],
  },
]
