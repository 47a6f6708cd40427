import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { ClusterCodes } from '../../facts/cluster-codes.ts'

/** The repository's own reference data. */
export const ownReferenceFolder: string = fileURLToPath(
  new URL('../../../../../reference', import.meta.url),
)

const materialFields = z.object({
  fields: z
    .array(z.object({ id: z.string(), subAreas: z.array(z.object({ id: z.string() })) }))
    .min(1),
})

const districts = z.object({
  districts: z
    .array(
      z.object({
        id: z.string(),
        gbt2260: z.string().nullish(),
        cores: z.array(z.object({ id: z.string() })).default([]),
      }),
    )
    .min(1),
})

/** Reads the codes that material fields and districts may have. Throws when a file is not as expected. */
export async function readClusterCodes(folder: string = ownReferenceFolder): Promise<ClusterCodes> {
  const [{ fields }, { districts: known }] = await Promise.all([
    readJson(join(folder, 'material-fields.json'), materialFields),
    readJson(join(folder, 'districts.json'), districts),
  ])
  return {
    materialFields: new Set(
      fields.flatMap(({ id, subAreas }) => [id, ...subAreas.map((a) => a.id)]),
    ),
    districts: new Set(known.map(({ id, gbt2260 }) => gbt2260 ?? id)),
    parks: new Set(known.flatMap(({ cores }) => cores.map(({ id }) => id))),
  }
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (cause) {
    throw new Error(`The reference data in ${file} can't be read`, { cause })
  }
}
