import { readDevelopmentKey, signDevelopmentToken } from '@seedline/service-kit/development-keys'
import type { TestSigner } from '@seedline/testing/running'
import type { Asker } from './steps.ts'

const dayMs = 86_400_000

/** The subject in the token of a role. */
export const subjectOf = (asker: Asker): string => `user:recorded-${asker}`

/** The Authorization header of somebody; undefined where none is sent. */
export async function authorizationOf(
  asker: Asker,
  { keyFile }: TestSigner,
): Promise<string | undefined> {
  if (asker === 'nobody') return undefined
  if (asker === 'forger') return 'Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c2VyOmZvcmdlciJ9.AAAA'
  const actor = {
    subject: subjectOf(asker),
    name: `Recorded ${asker}`,
    roles: [roleOf(asker)],
    organisation: 'recorded',
  }
  const now = asker === 'too-late' ? Date.now() - dayMs : Date.now()
  return `Bearer ${await signDevelopmentToken(await readDevelopmentKey(keyFile), actor, { now })}`
}

const roleOf = (asker: Asker): string => {
  if (asker === 'too-late') return 'registrar'
  return asker === 'second-bank-officer' ? 'bank-officer' : asker
}
