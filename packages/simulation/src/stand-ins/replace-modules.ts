import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Edit } from '../planted/plant.ts'

const root = new URL('../../../../', import.meta.url).href

/** What a process meets at its edges, and what stands there in a simulation. */
const standIns: Readonly<Record<string, string>> = {
  'packages/event-store/src/connect-mongo.ts': 'connect-mongo.ts',
  'packages/messaging/src/kafka/kafkajs-port.ts': 'kafkajs-port.ts',
  'packages/service-kit/src/run/run-service.ts': 'run-service.ts',
  'packages/service-kit/src/grpc/serve.ts': 'serve.ts',
  'packages/service-kit/src/grpc/client-channel.ts': 'client-channel.ts',
  'packages/service-kit/src/auth/verifier-of.ts': 'verifier-of.ts',
  'packages/service-kit/src/auth/service-tokens.ts': 'service-tokens.ts',
  'packages/views/src/database.ts': 'views.ts',
  'packages/rules/src/reference/read-rule-book.ts': 'rule-book.ts',
  'services/registry/src/outbound/reference/cluster-codes.ts': 'cluster-codes.ts',
  'services/registry/src/outbound/reference/figure-items.ts': 'figure-items.ts',
  'services/registry/src/outbound/reference/plan-book.ts': 'plan-book.ts',
}

const own = (file: string): string => new URL(file, import.meta.url).href

/**
 * From now on imports lead to the stand-ins, and files that a plant changes are read as it leaves them.
 * The services' own files run as they are, `main.ts` among them.
 */
export function replaceModules(edits: readonly Edit[]): void {
  const byUrl = new Map(Object.entries(standIns).map(([file, to]) => [root + file, own(to)]))
  const changed = new Map(
    Array.from(new Set(edits.map(({ file }) => file)), (file) => [
      root + file,
      edited(
        file,
        edits.filter((edit) => edit.file === file),
      ),
    ]),
  )
  registerHooks({
    resolve(specifier, context, next) {
      const parent = context.parentURL ?? ''
      if (specifier === 'mongodb' && parent.startsWith(`${root}packages/verify/`)) {
        return { url: own('mongodb.ts'), format: 'module-typescript', shortCircuit: true }
      }
      const found = next(specifier, context)
      const standIn = byUrl.get(found.url)
      return standIn === undefined || standIn === parent ? found : { ...found, url: standIn }
    },
    load(url, context, next) {
      const source = changed.get(url)
      if (source === undefined) return next(url, context)
      return { format: 'module-typescript', source, shortCircuit: true }
    },
  })
}

function edited(file: string, edits: readonly Edit[]): string {
  let text = readFileSync(fileURLToPath(root + file), 'utf8')
  for (const { text: from, instead } of edits) {
    const parts = text.split(from)
    if (parts.length !== 2) {
      throw new Error(`${file} has this ${parts.length - 1} times, not once: ${from}`)
    }
    text = parts.join(instead)
  }
  return text
}
