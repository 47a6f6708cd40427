import { serviceRole } from '@seedline/contracts/roles'
import { tokenOf } from './verifier-of.ts'

export const serviceTokens = (service: string) => async (): Promise<string> =>
  tokenOf({
    subject: `service:${service}`,
    name: service,
    roles: [serviceRole],
    organisation: 'seedline',
  })
