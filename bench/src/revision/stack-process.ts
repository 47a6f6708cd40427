// The stack of one checkout, started by that checkout's own code, until the parent goes.
import { join } from 'node:path'

/** What the parent is told once everything answers. */
export interface Started {
  readonly gateway: string
  readonly keyFile: string
  readonly mongoUrl: string
  readonly pids: Readonly<Record<string, number>>
}

// What this needs of any revision's `startStack`.
interface StackModule {
  startStack(options: { readonly folder: string; readonly webPage: boolean }): Promise<{
    readonly describe: () => {
      readonly gatewayUrl?: string
      readonly keyFile: string
      readonly mongoUrl: string
      readonly pids: Readonly<Record<string, number>>
    }
    readonly stop: () => Promise<void>
  }>
}

const [checkout = '', folder = ''] = process.argv.slice(2)
const module = (await import(join(checkout, 'infra/stack/src/index.ts'))) as StackModule
const starting = module.startStack({ folder, webPage: false })

const stop = async (): Promise<void> => {
  const stack = await starting.catch(() => undefined)
  await stack?.stop()
  process.exit(0)
}
process.once('disconnect', () => void stop())
process.once('SIGTERM', () => void stop())
// Ctrl-C reaches the parent too, which ends this one in order.
process.on('SIGINT', () => undefined)

const { gatewayUrl = '', keyFile, mongoUrl, pids } = (await starting).describe()
const { stack: _, ...others } = pids
const started: Started = {
  gateway: gatewayUrl.replace('http://', ''),
  keyFile,
  mongoUrl,
  pids: others,
}
process.send?.(started)
