import * as z from 'zod'
import { enterpriseId } from '../values/ids.ts'

export const eventsQuery = z.strictObject({
  enterpriseId: enterpriseId.optional().meta({
    description: 'Only what concerns this enterprise; absent: everything the role may see.',
  }),
})

/** One server-sent event: which facts are new. A client asks for them; this carries no figures. */
export const liveEvent = z
  .strictObject({
    eventId: z.string(),
    type: z.string().meta({ example: 'seedline.registry.v1.StageReached' }),
    subject: z.string().meta({ description: 'Id of the enterprise, fund or deal.' }),
    stream: z.string(),
    version: z.int(),
    enterpriseId: z.string().optional(),
    traceId: z.string().optional(),
    occurredAt: z.string().meta({ format: 'date-time', description: 'When it was recorded.' }),
  })
  .meta({ id: 'LiveEvent' })
