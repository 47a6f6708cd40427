import type { Plant } from './plant.ts'

/** Mistakes in taking back what was recorded by mistake. */
export const ofReversals: readonly Plant[] = [
  {
    name: 'reversal-not-bound',
    theme: 'between',
    mistake: 'later steps of two-step commands happen on whatever version there is by then',
    edits: [
      {
        file: 'services/fund/src/use-cases/bound-to.ts',
        text: 'begunOn > 0 && begunOn !== version',
        instead: 'begunOn < 0 && begunOn !== version',
      },
    ],
  },
  {
    name: 'taken-back-and-folded-still',
    theme: 'between',
    mistake: 'a state is folded with what was taken back',
    edits: [
      {
        file: 'packages/event-store/src/taken-back.ts',
        text: 'if (leftOut.has(version)) return takesBack.leftOut(state, event)',
        instead: 'if (leftOut.has(version) && version < 0) return takesBack.leftOut(state, event)',
      },
    ],
  },
  {
    name: 'days-with-what-was-taken-back',
    theme: 'reversed',
    mistake: 'as of a day a table is folded with what was taken back',
    edits: [
      {
        file: 'packages/event-store/src/dated-folds.ts',
        text: 'if (!leftOut.has(recorded.version)) return fold.step(state, recorded)',
        instead: 'if (!leftOut.has(recorded.version) || fold) return fold.step(state, recorded)',
      },
    ],
  },
  {
    name: 'taken-back-before-it-was',
    theme: 'reversed',
    mistake: 'what was known before a reversal is answered as if it had been reversed',
    edits: [
      {
        file: 'packages/event-store/src/dated-folds.ts',
        text: 'one.version <= version && (recordedAt === undefined || one.recordedAt <= recordedAt)',
        instead: 'one.version <= version && recordedAt !== null',
      },
      {
        file: 'packages/event-store/src/dated-folds.ts',
        text: 'if (awaited.size > 0) throw',
        instead: 'if (awaited.size < 0) throw',
      },
    ],
  },
  {
    name: 'capital-of-reversed-approvals-kept',
    theme: 'between',
    mistake: 'no process gives back the capital of an approval whose reversal died before it did',
    edits: [
      {
        file: 'services/fund/src/processes/settle-capital.ts',
        text: "      case 'ApprovalReversed':\n        await",
        instead: '        await',
      },
      {
        file: 'services/fund/src/processes/settle-capital.ts',
        text: "      case 'RoundReversed':\n",
        instead: "      case 'RoundReversed':\n      case 'ApprovalReversed':\n",
      },
    ],
  },
  {
    name: 'capital-free-since-today-alone',
    theme: 'reversed',
    mistake:
      'the capital of a reversed approval is released as of today, not of the day of the approval',
    edits: [
      {
        file: 'services/fund/src/use-cases/settle-capital.ts',
        text: "return { on: end.approvedOn, reason: 'approval-reversed' as const }",
        instead:
          "return { on: '2026-01-05' as typeof end.approvedOn, reason: 'approval-reversed' as const }",
      },
    ],
  },
  {
    name: 'reversals-not-carried-on',
    theme: 'reversed',
    mistake: 'a reversal that died between its steps stays where it was',
    edits: [
      {
        file: 'services/fund/src/processes/carry-on-reversals.ts',
        text: "if (event.type !== 'InvestmentReversed') return undefined",
        instead: "if (event.type !== 'InvestmentReversed' || event) return undefined",
      },
    ],
  },
  {
    name: 'reversal-judged-as-remembered',
    theme: 'reversed',
    mistake:
      'a reversal is judged at the version that this process remembers, however often, and refused then',
    edits: [
      {
        file: 'services/fund/src/use-cases/reverse-on-cap-table.ts',
        text:
          'if (isLast || (known && version < known.version))\n' +
          "      return reject(problemOf('CONCURRENT_CHANGES', changing))\n",
        instead: '',
      },
      {
        file: 'services/fund/src/use-cases/reverse-on-cap-table.ts',
        text: '      await store.current(capTable, enterpriseId)\n',
        instead:
          '      const busy = () => reject(problemOf("CONCURRENT_CHANGES", changing))\n' +
          '      if (isLast)\n' +
          '        return store.execute(capTable, enterpriseId, call.context, busy, optionsOf(call))\n',
      },
    ],
  },
]
