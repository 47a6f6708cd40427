import { readSettings } from '@seedline/service-kit/settings'
import { descriptionOf } from '../stand-ins/run-service.ts'
import type { ServiceStart } from './process.ts'

const settings = (service: string) => ({
  SEEDLINE_ENV: 'development',
  MONGO_URL: 'mongodb://127.0.0.1:27017',
  MONGO_DATABASE: service,
  KAFKA_BROKERS: '127.0.0.1:9092',
  GRPC_PORT: '0',
  REGISTRY_ADDRESS: 'registry:1',
  FUND_ADDRESS: 'fund:1',
  CREDIT_ADDRESS: 'credit:1',
  AUTH_JWKS_FILE: 'keys.json',
  AUTH_ISSUER: 'simulation',
  DEV_SIGNING_KEY_FILE: 'key.json',
})

/** How a service starts, by its own `main.ts`. */
export async function serviceStart(service: string): Promise<ServiceStart> {
  const main = new URL(`../../../../services/${service}/src/main.ts`, import.meta.url)
  await import(main.href)
  const description = descriptionOf(service)
  return {
    name: service,
    settings: readSettings(description.settings, settings(service)),
    start: (kit) => description.start(kit),
  }
}
