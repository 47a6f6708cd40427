import { roles } from '@seedline/contracts/roles'
import { services } from '@seedline/contracts/services'
import pc from 'picocolors'
import { typed } from '../report/typed.ts'
import type { StackFile } from '../stack-file.ts'

interface Shown {
  readonly folder: string
  describe(): Pick<StackFile, 'gatewayUrl' | 'logs'>
}

const line = (command: string, what: string): string => `    ${typed(command).padEnd(52)}${what}`

const perLine = 4

/** What a newcomer needs once everything is up; at most 20 lines. */
export function endCard(stack: Shown, begun: number): string[] {
  const { gatewayUrl: url = '', logs } = stack.describe()
  const seconds = ((performance.now() - begun) / 1_000).toFixed(0)
  return [
    '',
    pc.bold(`Seedline is up after ${seconds} s`),
    `  web page     ${pc.cyan(url)}`,
    ...elsewhere(url),
    `  sign in      choose a role on the page; a local key signs the token, no password needed`,
    `  API          ${url}/docs   (OpenAPI: ${url}/openapi.json)`,
    `  roles        ${roles.slice(0, perLine).join(' · ')}`,
    `               ${roles.slice(perLine).join(' · ')}`,
    '',
    '  Try this next, in another terminal:',
    line('seedline token --as fund-manager', 'a token for curl'),
    line('seedline verify', 'refolds every stream, compares every view'),
    line('stack status', 'what runs, and where'),
    line('stack reset', 'begins afresh: removes all data'),
    '',
    `  data ${stack.folder} · logs ${logs}`,
    '  Ctrl-C stops everything; data is kept.',
    '  All enterprises, persons and figures shown are synthetic.',
  ]
}

/** A command from the README would reach whoever has the usual port. */
const elsewhere = (url: string): readonly string[] => {
  const usual = services.gateway.port
  const isUsual = url === '' || new URL(url).port === String(usual)
  return isUsual
    ? []
    : [`  port         ${usual} is somebody else's: use the address above instead of it`]
}
