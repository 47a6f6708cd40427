import type { z } from 'zod'
import type { ServiceDescription } from '../../../service-kit/src/run/run-types.ts'

const described = new Map<string, ServiceDescription<z.ZodObject>>()

/** What a service's `main.ts` describes is kept, to be started as often as wanted. */
export async function runService(description: ServiceDescription<z.ZodObject>): Promise<void> {
  described.set(description.name, description)
}

export function descriptionOf(service: string): ServiceDescription<z.ZodObject> {
  const found = described.get(service)
  if (found === undefined) throw new Error(`Nobody described ${service}`)
  return found
}
