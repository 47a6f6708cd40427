import type { Gateway } from '@seedline/gateway-client'
import * as z from 'zod'

const provenance = z
  .looseObject({ source: z.string(), confidence: z.string().optional() })
  .optional()

const enterprise = z.looseObject({
  enterpriseId: z.string(),
  version: z.number(),
  uscc: z.string().optional(),
  nameZh: z.string().optional(),
  nameEn: z.string().optional(),
  materialField: z.string().optional(),
  district: z.string().optional(),
  foundedOn: z.string().optional(),
  formerNames: z
    .array(z.looseObject({ until: z.string(), nameZh: z.string().optional() }))
    .default([]),
  provenance,
})

const money = z.looseObject({ currency: z.string(), amount: z.string() })

const licence = z.looseObject({
  version: z.number(),
  capitals: z
    .array(
      z.looseObject({
        factId: z.string(),
        statedOn: z.string(),
        registered: money.optional(),
        provenance,
      }),
    )
    .default([]),
  people: z
    .array(
      z.looseObject({
        factId: z.string(),
        name: z.string(),
        office: z.string(),
        appointedOn: z.string(),
        endedOn: z.string().optional(),
        provenance,
      }),
    )
    .default([]),
})

const ladder = z.looseObject({
  version: z.number().default(0),
  rungs: z
    .array(
      z.looseObject({
        rungId: z.string(),
        rung: z.string(),
        reachedOn: z.string(),
        withdrawn: z.boolean().default(false),
        evidence: z
          .array(z.looseObject({ title: z.string(), url: z.string().optional() }))
          .default([]),
        provenance,
      }),
    )
    .default([]),
})

const figures = z.looseObject({
  version: z.number().default(0),
  figures: z
    .array(
      z.looseObject({
        period: z.string(),
        item: z.string(),
        value: z.string(),
        unit: z.string(),
        statementId: z.string(),
        statedOn: z.string(),
        audited: z.boolean().default(false),
      }),
    )
    .default([]),
  statements: z.array(z.looseObject({ statementId: z.string(), provenance })).default([]),
})

const designations = z.looseObject({
  version: z.number().default(0),
  designations: z
    .array(
      z.looseObject({
        designationId: z.string(),
        kind: z.string(),
        level: z.string(),
        status: z.string(),
        certificateNumber: z.string().default(''),
        validFrom: z.string(),
        validTo: z.string().optional(),
        batch: z.string().default(''),
        authority: z.string().default(''),
        provenance,
      }),
    )
    .default([]),
})

const attested = z.looseObject({
  version: z.number().default(0),
  facts: z
    .array(
      z.looseObject({
        attestationId: z.string(),
        fact: z.string(),
        value: z.string(),
        unit: z.string().default(''),
        attestedOn: z.string(),
        withdrawn: z.boolean().default(false),
        provenance,
      }),
    )
    .default([]),
})

const all = { enterprise, licence, ladder, figures, designations, attested }

/** What stands in the record of an enterprise, before its dossier is compared with it. */
export type Standing = { readonly [Part in keyof typeof all]: z.infer<(typeof all)[Part]> }

/** Reads it all. @throws ProblemError */
export async function readStanding(gateway: Gateway, enterpriseId: string): Promise<Standing> {
  const path = `/enterprises/${encodeURIComponent(enterpriseId)}`
  const [one, ...others] = await Promise.all(
    ['', '/licence', '/ladder', '/figures', '/designations', '/attested-facts'].map((part) =>
      gateway.get(`${path}${part}`),
    ),
  )
  const [second, third, fourth, fifth, sixth] = others
  return {
    enterprise: enterprise.parse(one),
    licence: licence.parse(second),
    ladder: ladder.parse(third),
    figures: figures.parse(fourth),
    designations: designations.parse(fifth),
    attested: attested.parse(sixth),
  }
}

/** Of an enterprise that has just been registered, or would be. */
export function emptyStanding(enterpriseId: string): Standing {
  return {
    enterprise: enterprise.parse({ enterpriseId, version: 1 }),
    licence: licence.parse({ version: 0 }),
    ladder: ladder.parse({}),
    figures: figures.parse({}),
    designations: designations.parse({}),
    attested: attested.parse({}),
  }
}
