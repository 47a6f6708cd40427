import { type Names, namesOf } from './names.ts'
import { Refused } from './plan.ts'

export const list = 'packages/contracts/src/services.ts'

// The one that people reach stays the last.
const last = '  gateway: {\n'

/** `packages/contracts/src/services.ts` with one more service. @throws when its place isn't found */
export function listWith(text: string, { service, aggregate }: Names): string {
  const [before, after, ...more] = text.split(last)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Refused(
      'nothing was written: services.ts has no one place for a service: the line `  gateway: {`',
    )
  }
  const lines = [
    `  ${service}: {`,
    `    port: ${freePort(text)},`,
    "    serves: 'grpc',",
    '    records: true,',
    '    calls: [],',
    `    publishes: { ${namesOf(aggregate).snake}: 'its own' },`,
    '    // Nobody else hears of it until the roles that may are named here.',
    "    heardBy: ['operator'],",
    '    but: {},',
    '    ofFunds: [],',
    '    ofEnterprises: [],',
    '  },',
  ]
  return `${before}${lines.join('\n')}\n${last}${after}`
}

// One above the highest of those beside it; the gateway's is another range.
function freePort(text: string): number {
  const ports = [...text.matchAll(/port: (7\d{3}),/g)].map(([, port]) => Number(port))
  return Math.max(7000, ...ports) + 1
}
