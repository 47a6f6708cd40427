import { connectGateway, type Gateway } from '@seedline/gateway-client'
import type { Language } from '../print/language.ts'
import { gatewayAddress } from './address.ts'
import { credentials } from './credentials.ts'

interface Told {
  readonly address: string | undefined
  readonly token: string | undefined
  /** The name that development tokens bear. */
  readonly name: string
  readonly language: Language
}

/** The running system, as told or as found. @throws CommandFailure GATEWAY_NOT_FOUND */
export async function connectRunning({ address, token, name, language }: Told): Promise<Gateway> {
  return connectGateway(await gatewayAddress(address), credentials(token, name), language)
}
