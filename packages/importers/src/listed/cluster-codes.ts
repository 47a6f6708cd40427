import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod'

const folder = resolve(import.meta.dirname, '../../../../reference')

const district = z.looseObject({ zh: z.string(), en: z.string(), gbt2260: z.string().nullable() })
const districts = z.looseObject({ districts: z.array(district) })
const fields = z.looseObject({
  fields: z.array(
    z.looseObject({
      id: z.string(),
      zh: z.string(),
      en: z.string(),
      subAreas: z.array(z.looseObject({ id: z.string(), zh: z.string(), en: z.string() })),
    }),
  ),
})

/** Shenzhen's districts that have a code of GB/T 2260. */
export function readDistricts(): { zh: string; en: string; code: string }[] {
  return districts
    .parse(json('districts.json'))
    .districts.flatMap(({ zh, en, gbt2260 }) =>
      gbt2260 === null ? [] : [{ zh, en, code: gbt2260 }],
    )
}

/** The material fields of the cluster with their sub-areas. */
export function readFields() {
  return fields.parse(json('material-fields.json')).fields
}

/** The code of the district that an address begins with; undefined outside Shenzhen. */
export function districtCode(text: string | undefined): string | undefined {
  return readDistricts().find(({ zh }) => text?.startsWith(`深圳市${zh}`))?.code
}

/** The field that a description begins with: 生物医用材料/色谱填料 is BMM. */
export function fieldCode(text: string | undefined): string | undefined {
  return readFields().find(({ zh }) => text?.startsWith(zh.replace(/材料$/, '')))?.id
}

function json(name: string): unknown {
  return JSON.parse(readFileSync(resolve(folder, name), 'utf8'))
}
