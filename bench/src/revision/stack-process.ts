// The stack of one checkout, started by that checkout's own code, until the parent goes.
import { join } from 'node:path'

/** What the parent is told once everything answers. */
export interface Started {
  readonly gateway: string
  /** Of whoever it was asked for. */
  readonly token: string
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

// And of any revision's keys: each names its own in a way of its own.
interface KeysModule {
  readDevelopmentKey(keyFile: string): Promise<unknown>
  signDevelopmentToken(key: unknown, actor: unknown): Promise<string>
}

const [checkout = '', folder = '', actor = '{}'] = process.argv.slice(2)
const module = (await import(join(checkout, 'infra/stack/src/index.ts'))) as StackModule
const keys = (await import(
  join(checkout, 'packages/service-kit/src/auth/development-keys.ts')
)) as KeysModule
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
  token: await keys.signDevelopmentToken(await keys.readDevelopmentKey(keyFile), JSON.parse(actor)),
  mongoUrl,
  pids: others,
}
process.send?.(started)
