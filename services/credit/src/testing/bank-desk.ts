import { fileURLToPath } from 'node:url'
import { ConsentServiceClient } from '@seedline/contracts/credit/v1/consent_service'
import {
  EnterpriseServiceClient,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import { grpcClient } from '@seedline/service-kit'
import { makePlace, type RunningService, startRunning } from '@seedline/testing'
import { newId } from '@seedline/values'

const folderOf = (service: string): string =>
  fileURLToPath(new URL(`../../../${service}`, import.meta.url))

const nobody = '127.0.0.1:1'
const options = { deadlineMs: 10_000, idempotent: 'all' } as const

export const newCommand = () => newId('Command')

/** The bank desk beside a registry, as both run in production. */
export async function runBankDesk() {
  const place = await makePlace('credit')
  const database = `${place.database}_registry`
  const registry = await startRunning({ folder: folderOf('registry') }, place, {
    MONGO_DATABASE: database,
    FUND_ADDRESS: nobody,
    CREDIT_ADDRESS: nobody,
  })
  const start = (): Promise<RunningService> =>
    startRunning({ folder: folderOf('credit') }, place, { REGISTRY_ADDRESS: registry.address })
  const desk = await start()
  const consents = grpcClient(ConsentServiceClient, { ...options, address: desk.address })
  const enterprises = grpcClient(EnterpriseServiceClient, {
    ...options,
    address: registry.address,
  })
  const registrar = { token: await place.signer.token('registrar') }
  return {
    place,
    consents,
    registrar,
    as: async (role: string, organisation: string) => ({
      token: await place.signer.token(role, { organisation, subject: `user:${organisation}` }),
    }),
    /** Registers an enterprise of this code; the bank desk hears of it a moment later. */
    async register(uscc: string): Promise<string> {
      const { id } = await enterprises.registerEnterprise(
        RegisterEnterpriseRequest.fromPartial({
          commandId: newCommand(),
          nameZh: `演示企业${uscc.slice(-6)}`,
          uscc,
          provenance: {
            source: 'made up',
            confidence: 'CONFIDENCE_UNVERIFIED',
            synthetic: true,
          },
        }),
        registrar,
      )
      return id
    },
    async stop() {
      for (const client of [consents, enterprises]) client.close()
      await desk.stop()
      await registry.stop()
      await place.remove()
    },
  }
}

export type BankDesk = Awaited<ReturnType<typeof runBankDesk>>
