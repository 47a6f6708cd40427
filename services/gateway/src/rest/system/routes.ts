import type * as z from 'zod'
import { refusal } from '../../problems/refusal.ts'
import { type Route, route } from '../route.ts'
import { getAbout, getLive, getOpenApi, getReady } from './contracts.ts'
import type { about } from './schemas.ts'

/** How one thing that the gateway needs is doing. */
export type Check = () => Promise<'ok' | 'unavailable'>

export interface System {
  readonly about: z.input<typeof about>
  /** Makes the OpenAPI document; asked once. */
  readonly document: () => Record<string, unknown>
  readonly checks: Readonly<Record<string, Check>>
}

const checked = async (checks: System['checks']): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [
        name,
        await check().catch(() => 'unavailable'),
      ]),
    ),
  )

/** What the installation says of itself. */
export const systemRoutes = (system: System): readonly Route[] => {
  let document: Record<string, unknown> | undefined
  return [
    route(getAbout, async () => ({ body: system.about })),
    route(getOpenApi, async () => {
      document ??= system.document()
      return { body: document }
    }),
    route(getLive, async () => ({ body: { status: 'ok' as const } })),
    route(getReady, async () => {
      const checks = await checked(system.checks)
      if (Object.values(checks).some((found) => found !== 'ok'))
        throw refusal('NOT_READY', { facts: checks })
      return { body: { status: 'ok' as const, checks } }
    }),
  ]
}
