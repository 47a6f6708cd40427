import { confidences, evidenceKinds, evidenceMax } from '@seedline/facts'
import * as z from 'zod'
import { localDateText } from './dates.ts'
import { line, orMissing } from './text.ts'

/** What a recorded fact rests on. */
export const evidence = z
  .strictObject(
    {
      kind: z.enum(evidenceKinds, { error: orMissing('VALUE_NOT_IN_LIST') }),
      title: line(300),
      // Only these schemes: a page shows the address as a link.
      url: z
        .url({ protocol: /^https?$/, error: 'URL_MALFORMED' })
        .max(2000, { error: 'TEXT_TOO_LONG' })
        .optional()
        .meta({ description: 'Where it can be read; absent when it is kept on paper.' }),
      sha256: z
        .string({ error: 'SHA256_MALFORMED' })
        .regex(/^[0-9a-f]{64}$/, { error: 'SHA256_MALFORMED' })
        .optional()
        .meta({ description: 'SHA-256 of the document, lower-case hex.' }),
    },
    { error: orMissing('OBJECT_EXPECTED') },
  )
  .meta({ id: 'Evidence', description: 'What a recorded fact rests on.' })

export const evidences = z
  .array(evidence, { error: orMissing('LIST_EXPECTED') })
  .max(evidenceMax, { error: 'LIST_TOO_LONG' })

/** Where a fact comes from and how far it is trusted. */
export const provenance = z
  .strictObject(
    {
      source: line(300),
      confidence: z.enum(confidences, { error: orMissing('VALUE_NOT_IN_LIST') }),
      synthetic: z.boolean({ error: orMissing('BOOLEAN_EXPECTED') }).meta({
        description: 'True for demonstration data that no real enterprise stands behind.',
      }),
    },
    { error: orMissing('OBJECT_EXPECTED') },
  )
  .meta({ id: 'Provenance', description: 'Where a fact comes from and how far it is trusted.' })

/** Who gave a command. */
export const actor = z
  .strictObject({
    subject: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    organisation: z.string(),
    onBehalfOf: z
      .string()
      .optional()
      .meta({ description: 'For a process: the subject whose command it carries on.' }),
  })
  .meta({ id: 'Actor', description: 'Who gave a command.' })

/** How an event came to be. */
export const recording = z
  .strictObject({
    eventId: z.string(),
    eventType: z.string().meta({ example: 'seedline.fund.v1.RoundClosed' }),
    version: z.int(),
    recordedAt: z.string().meta({ format: 'date-time' }),
    recordedBy: actor,
    traceId: z.string().optional().meta({ description: 'The trace that made it, 32 hex digits.' }),
  })
  .meta({ id: 'Recording', description: 'How an event came to be.' })

/** One line of a history. */
export const historyEntry = z
  .strictObject({
    recording,
    occurredOn: localDateText.optional(),
    reason: z.string().optional(),
    details: z
      .record(z.string(), z.unknown())
      .meta({ description: "The event's own fields, as canonical protobuf JSON." }),
  })
  .meta({ id: 'HistoryEntry', description: 'What happened, when, recorded by whom.' })

/** A history, oldest first. */
export const history = z
  .strictObject({ items: z.array(historyEntry) })
  .meta({ id: 'History', description: 'Oldest first; at most 1,000 entries.' })

/** The answer to every write. */
export const outcome = z
  .strictObject({
    id: z.string().meta({ description: 'Id of what the command was for (or created).' }),
    version: z.int().meta({
      description: 'Version after the command: for `If-Match`, and for `atLeastVersion` on reads.',
    }),
    eventIds: z.array(z.string()),
    traceId: z.string().meta({ description: 'The trace of this command, 32 hex digits.' }),
    repeated: z.boolean().meta({
      description: 'True when the command had been accepted before; nothing new recorded.',
    }),
  })
  .meta({ id: 'Outcome', description: 'The answer to every write.' })
