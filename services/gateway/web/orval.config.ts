import { defineConfig } from 'orval'

type OpenApiDocument = { paths?: Record<string, unknown> }

/** The client reads JSON; files are downloaded by `download`, so their media type is left out. */
function withoutCsv<T extends OpenApiDocument>(document: T): T {
  return JSON.parse(
    JSON.stringify(document, (key, value) => (key === 'text/csv' ? undefined : value)),
  )
}

export default defineConfig({
  gateway: {
    input: { target: './openapi.gen.json', override: { transformer: withoutCsv } },
    output: {
      target: './src/api/gen/gateway.ts',
      schemas: './src/api/gen/model',
      client: 'fetch',
      mode: 'split',
      clean: true,
      override: {
        mutator: { path: './src/api/http.ts', name: 'callGateway' },
        fetch: { includeHttpResponseReturnType: false },
      },
    },
  },
})
