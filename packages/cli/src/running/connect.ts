import { connectGateway, type Gateway } from '@seedline/gateway-client'
import type { Language } from '../print/language.ts'
import { gatewayAddress } from './address.ts'
import { credentials } from './credentials.ts'

/** What the command line says of the running system. */
export interface Told {
  readonly gateway?: string
  readonly token?: string
}

/** The running system, as told or as found; development tokens bear the name. @throws CommandFailure GATEWAY_NOT_FOUND */
export const connectRunning = async (
  { gateway, token }: Told,
  name: string,
  language: Language,
): Promise<Gateway> =>
  connectGateway(await gatewayAddress(gateway), credentials(token, name), language)
