import { liveHub } from '../live/hub.ts'
import type { Contract } from './contract.ts'
import { allRoutes } from './routes.ts'

const unasked = async (): Promise<never> => {
  throw new Error('a contract was asked for, not its fulfilment')
}

/** Every operation of the interface, for whoever only wants to know what there is. */
export const contracts: readonly Contract[] = allRoutes({
  call: unasked,
  batch: unasked,
  hub: liveHub(),
  verifier: { verify: unasked },
  developmentTokens: unasked,
  system: {
    about: {
      name: 'Seedline',
      version: '',
      environment: 'development',
      demonstrationData: false,
      developmentTokens: true,
    },
    document: () => ({}),
    checks: {},
  },
}).map(({ contract }) => contract)
