import pc from 'picocolors'
import type { Stack } from '../stack.ts'

/** What a newcomer needs once everything is up; at most 20 lines. */
export function endCard(stack: Stack, begun: number): string[] {
  const { gatewayUrl: url = '', logs } = stack.describe()
  const seconds = ((performance.now() - begun) / 1_000).toFixed(0)
  return [
    '',
    pc.bold(`Seedline is up after ${seconds} s`),
    `  web page     ${pc.cyan(url)}`,
    `  sign in      choose a role on the page; a local key signs the token, no password needed`,
    `  API          ${url}/docs   (OpenAPI: ${url}/openapi.json)`,
    '  roles        registrar · fund-manager · bank-officer · coach · pilot-operator · operator',
    '',
    '  Try this next, in another terminal:',
    '    pnpm seedline token --as fund-manager     a token for curl',
    '    pnpm seedline verify                      refolds every stream, compares every view',
    '    pnpm stack status                         what runs, and where',
    '',
    `  data ${stack.folder} · logs ${logs}`,
    '  Ctrl-C stops everything; data is kept. `pnpm stack reset` begins afresh.',
    '  All enterprises, persons and figures shown are synthetic.',
  ]
}
