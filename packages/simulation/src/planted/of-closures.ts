import type { Plant } from './plant.ts'

/** Mistakes about enterprises that have closed. */
export const ofClosures: readonly Plant[] = [
  {
    name: 'A10-not-there-means-open',
    theme: 'mixed',
    mistake: 'an enterprise of which the own read model says nothing is taken for open',
    edits: [
      {
        file: 'services/fund/src/use-cases/enterprise-standing.ts',
        text: '(await enterprises.known(enterpriseId)) ?? enterprises.ask(enterpriseId, asking)',
        instead: '(await enterprises.known(enterpriseId)) ?? { closedOn: asking && undefined }',
      },
    ],
  },
  {
    name: 'A10-transactions-never-look',
    theme: 'mixed',
    mistake: 'transactions are recorded without a look at whether the enterprise has closed',
    edits: [
      {
        file: 'services/fund/src/use-cases/record-transactions.ts',
        text: '  if (closedOn === undefined) return undefined',
        instead: '  if (closedOn !== null) return undefined',
      },
    ],
  },
]
