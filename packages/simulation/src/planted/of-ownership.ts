import type { Plant } from './plant.ts'

const ownership = 'packages/contracts/src/ownership.ts'

/** Mistakes in who may act, and who may see. */
export const ofOwnership: readonly Plant[] = [
  {
    name: 'A8-anyone-acts',
    mistake: 'any fund manager acts for any fund',
    edits: [
      {
        file: ownership,
        text: 'allows(fundManagers, actor.roles) && belongsTo(actor, managedBy)',
        instead: 'allows(fundManagers, actor.roles) && managedBy !== undefined',
      },
    ],
  },
  {
    name: 'A8-anyone-sees',
    mistake: 'whoever reads one fund’s books reads every fund’s',
    edits: [
      {
        file: ownership,
        text: '(allows(fundReaders, actor.roles) && belongsTo(actor, managedBy))',
        instead: 'allows(fundReaders, actor.roles)',
      },
    ],
  },
  {
    name: 'A8-papers-on-the-ladder',
    mistake: 'the ladder tells everybody the papers of its rounds',
    edits: [
      {
        file: 'services/registry/src/projections/known-fund/seen.ts',
        text: 'if (maySee(actor, viewed?.data.managedBy)) seen.add(fundId)',
        instead: 'if (viewed || maySee(actor, undefined)) seen.add(fundId)',
      },
    ],
  },
  {
    name: 'A8-one-person',
    mistake: 'whoever opened a deal approves it and closes its round, whatever its fund wants',
    edits: [
      {
        file: 'services/fund/src/use-cases/ownership.ts',
        text: "twoPeople: its.status === 'open' ? its.twoPeople : onePersonMay,",
        instead: "twoPeople: its.status === 'open' && onePersonMay,",
      },
    ],
  },
]
