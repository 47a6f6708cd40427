// Loaded with `node --import @seedline/service-kit/telemetry`, before anything else. JavaScript, not
// TypeScript: with the cache on before the first source is read, no warm start loads the compiler
// that strips types, which is 20 MB of every process.
import { enableCompileCache } from 'node:module'

enableCompileCache()

const { startTelemetry } = await import('./start-telemetry.ts')
const { serviceName } = await import('./service-name.ts')

await startTelemetry(serviceName(process.argv[1] ?? '', process.env.OTEL_SERVICE_NAME), process.env)
