import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod'

const folder = resolve(import.meta.dirname, '../../../../reference')

const district = z.looseObject({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  gbt2260: z.string().nullable(),
})
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

/** Shenzhen's districts with their codes of GB/T 2260; those that have none go by their ids. */
export function readDistricts(): { zh: string; en: string; code: string }[] {
  return districts
    .parse(json('districts.json'))
    .districts.map(({ zh, en, id, gbt2260 }) => ({ zh, en, code: gbt2260 ?? id }))
}

/** The material fields of the cluster with their sub-areas. */
export function readFields() {
  return fields.parse(json('material-fields.json')).fields
}

/**
 * The code of the district that an address in Shenzhen names; the name or the code of a district
 * alone, too. Undefined outside Shenzhen: other cities have a 南山区, too.
 */
export function districtCode(text: string | undefined): string | undefined {
  const plain = text?.trim().replace(/^广东省?/, '') ?? ''
  const inTheCity = /^深圳市?/.test(plain) ? plain.replace(/^深圳市?/, '') : undefined
  return readDistricts().find(
    ({ zh, en, code }) =>
      [zh, en, en.replace(/ .*$/, ''), code].includes(plain) || inTheCity?.startsWith(zh),
  )?.code
}

/** The field that a description begins with, or the code of one: 生物医用材料/色谱填料 is BMM. */
export function fieldCode(text: string | undefined): string | undefined {
  const plain = text?.trim() ?? ''
  return readFields().find(
    ({ id, zh }) => plain === id || plain.startsWith(zh.replace(/材料$/, '')),
  )?.id
}

function json(name: string): unknown {
  return JSON.parse(readFileSync(resolve(folder, name), 'utf8'))
}
