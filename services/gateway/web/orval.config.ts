import { defineConfig } from 'orval'

type OpenApiDocument = { paths?: Record<string, unknown> }

const files = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']

/** The client reads JSON; files are downloaded by `download`, so their media types are left out. */
function withoutFiles<T extends OpenApiDocument>(document: T): T {
  return JSON.parse(
    JSON.stringify(document, (key, value) => (files.includes(key) ? undefined : value)),
  )
}

export default defineConfig({
  gateway: {
    input: { target: './openapi.gen.json', override: { transformer: withoutFiles } },
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
