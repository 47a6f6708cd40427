import * as z from 'zod'

export const about = z
  .strictObject({
    name: z.literal('Seedline'),
    version: z.string(),
    environment: z.enum(['development', 'production']),
    demonstrationData: z
      .boolean()
      .meta({ description: 'True: the data is synthetic, and every page says so.' }),
    developmentTokens: z.boolean().meta({ description: 'True: POST /development/tokens exists.' }),
    traceViewerUrl: z
      .string()
      .optional()
      .meta({ description: 'Address of a trace; `{traceId}` stands for the id.' }),
  })
  .meta({ id: 'About' })

export const health = z
  .strictObject({ status: z.literal('ok'), checks: z.record(z.string(), z.string()).optional() })
  .meta({ id: 'Health' })

export const openApiDocument = z.record(z.string(), z.unknown()).meta({ id: 'OpenApiDocument' })
