import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@seedline/contracts/roles'
import { developmentOrganisationOf } from '@seedline/service-kit/development-keys'
import { type Stack, type StackOptions, startStack } from '@seedline/stack'
import { type TestSigner, testSigner } from '@seedline/testing/running'
import { type Caller, callerOf } from './caller.ts'

/** A whole system of a test's own: its services, databases, topics and keys. */
export interface RunningSystem {
  readonly stack: Stack
  readonly gatewayUrl: string
  readonly signer: TestSigner
  /** Calls the gateway as someone of that role. */
  as(role: Role): Promise<Caller>
  stop(): Promise<void>
}

let started = 0

/** Starts registry, fund and gateway on the run's MongoDB and Kafka, under a name of their own. */
export async function startSystem(
  options: Partial<Omit<StackOptions, 'folder' | 'namespace'>> = {},
): Promise<RunningSystem> {
  const folder = await mkdtemp(join(tmpdir(), 'seedline-e2e-'))
  started += 1
  const stack = await startStack({
    folder,
    namespace: `e2e_${process.pid}_${started}_${Date.now().toString(36)}`,
    mongo: { environment: { MONGO_URL: process.env.SEEDLINE_TEST_MONGO_URL } },
    kafka: { environment: { KAFKA_BROKERS: process.env.SEEDLINE_TEST_KAFKA_BROKERS } },
    ...options,
  })
  const signer = await testSigner(folder)
  const gatewayUrl = `http://${stack.service('gateway').address}`
  return {
    stack,
    gatewayUrl,
    signer,
    as: async (role) =>
      callerOf(
        gatewayUrl,
        await signer.token(role, { organisation: developmentOrganisationOf(role) }),
      ),
    async stop() {
      await stack.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
