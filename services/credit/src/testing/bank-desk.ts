import { fileURLToPath } from 'node:url'
import { ConsentServiceClient } from '@seedline/contracts/credit/v1/consent_service'
import { PledgeServiceClient } from '@seedline/contracts/credit/v1/pledge_service'
import { PortfolioPledgeServiceClient } from '@seedline/contracts/credit/v1/portfolio_pledge_service'
import {
  EnterpriseServiceClient,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import { IpRightServiceClient } from '@seedline/contracts/registry/v1/ip_right_service'
import { grpcClient } from '@seedline/service-kit'
import { makePlace, type RunningService, startRunning } from '@seedline/testing'
import { newId } from '@seedline/values'

const folderOf = (service: string): string =>
  fileURLToPath(new URL(`../../../${service}`, import.meta.url))

const nobody = '127.0.0.1:1'
const options = { deadlineMs: 10_000, idempotent: 'all' } as const

export const newCommand = () => newId('Command')

function clientsOf({ address }: RunningService) {
  const clients = {
    consents: grpcClient(ConsentServiceClient, { ...options, address }),
    pledges: grpcClient(PledgeServiceClient, { ...options, address }),
    portfolios: grpcClient(PortfolioPledgeServiceClient, { ...options, address }),
  }
  return {
    ...clients,
    close() {
      for (const client of Object.values(clients)) client.close()
    },
  }
}

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
  let desk = await start()
  let clients = clientsOf(desk)
  const formerClients: (typeof clients)[] = []
  const enterprises = grpcClient(EnterpriseServiceClient, {
    ...options,
    address: registry.address,
  })
  const rights = grpcClient(IpRightServiceClient, { ...options, address: registry.address })
  const registrar = { token: await place.signer.token('registrar') }
  return {
    place,
    rights,
    registrar,
    get consents() {
      return clients.consents
    },
    get pledges() {
      return clients.pledges
    },
    get portfolios() {
      return clients.portfolios
    },
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
    /** Ends the bank desk by SIGKILL, and starts it again. */
    async kill() {
      await desk.kill()
      // Whoever still asks the old one tries again until he is told.
      formerClients.push(clients)
      desk = await start()
      clients = clientsOf(desk)
    },
    stopRegistry: () => registry.stop(),
    async stop() {
      for (const client of [...formerClients, clients, enterprises, rights]) client.close()
      await desk.stop()
      await registry.stop()
      await place.remove()
    },
  }
}

export type BankDesk = Awaited<ReturnType<typeof runBankDesk>>
