import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { connectMongo } from '@seedline/event-store/database'
import { eventually, refusal } from '@seedline/testing'
import type { Place } from '@seedline/testing/running'
import { soughtBy } from './projections/enterprise-list/search/sought.ts'
import { ownRegistry } from './testing/own-registry.ts'
import type { Asking } from './testing/registry-calls.ts'

const names = [
  ['深圳市贝特瑞新能源材料股份有限公司', 'BTR New Energy Materials (synthetic)'],
  ['重庆长行新材料有限公司', ''],
  ['平\uFA10（深圳）碳纤维有限公司', ''],
  ...Array.from({ length: 20 }, (_, index) => [`深圳市虚构${index}号新材料有限公司`, '']),
] as const

let place: Place
let registry: Asking

ownRegistry('registry', async (own) => {
  ;({ place, registry } = own)
  for (const [nameZh, nameEn] of names) await registry.register({ nameZh, nameEn })
  await eventually(async () =>
    (await registry.list({})).total === names.length ? true : undefined,
  )
})

describe('The list of enterprises', () => {
  test.each([
    ['特瑞新能', names[0][0]],
    ['beiteruixin', names[0][0]],
    ['shenzhenshibeiteruixinnengyuancailiaogufenyouxiangongsi', names[0][0]],
    ['btrx', names[0][0]],
    ['szsbtrxnyclgfyxgs', names[0][0]],
    ['new energy mat', names[0][0]],
    ['chongqingzhang', names[1][0]],
    ['zhongqingchangx', names[1][0]],
    ['cqch', names[1][0]],
    ['\uFA10（深圳', names[2][0]],
    ['平\u585A', names[2][0]],
  ])('finds by %s', async (search, nameZh) => {
    const { enterprises, total } = await registry.list({ search })
    expect({ total, names: enterprises.map((one) => one.nameZh) }).toEqual({
      total: 1,
      names: [nameZh],
    })
  })

  test('finds nothing by a code that nobody has, and takes no offence at it', async () => {
    expect((await registry.list({ search: '91440399000000017Q' })).total).toBe(0)
  })

  test('finds by the park, and refuses one that there is none of', async () => {
    const park = '440306-1'
    const { id } = await registry.register({ nameZh: '园中企业', district: '440306', park })
    await eventually(async () => ((await registry.list({ park })).total === 1 ? true : undefined))
    const { enterprises } = await registry.list({ park, search: '园中' })
    expect(enterprises).toMatchObject([{ enterpriseId: id, park }])
    expect((await registry.list({ park: '440307-1' })).total).toBe(0)
    const wrong = await refusal(registry.list({ park: '440306-9' }))
    expect(wrong.fields).toMatchObject([{ pointer: '/park', code: 'PARK_UNKNOWN' }])
  })

  test('finds what most have, in pages', async () => {
    const first = await registry.list({ search: '新材料有限', page: { size: 15, token: '' } })
    expect([first.total, first.enterprises.length]).toEqual([21, 15])
    const page = { size: 15, token: first.nextPageToken }
    const { enterprises } = await registry.list({ search: '新材料有限', page })
    expect(enterprises).toHaveLength(6)
  })

  test.each(['贝特', '深圳市贝特瑞', 'btr', 'btrx', '914404'])(
    'is led by an index to those that have %s',
    async (search) => {
      const connection = await connectMongo(place.mongoUrl, place.database, 'test')
      try {
        const all = (await connection.listCollections()).map(({ name }) => name)
        const name = all.find((one) => one.includes('enterprise_list')) ?? ''
        // Beside a pattern the slowest stand-in of MongoDB forgets its indexes; what leads is asked alone.
        const lead = soughtBy(search)?.['found.grams']
        const plan = await connection.collection(name).find({ 'data.found.grams': lead }).explain()
        const told = inspect(plan, { depth: 30 })
        expect(told).toContain("indexName: 'data.found.grams_1")
        expect(told).not.toContain('COLLSCAN')
      } finally {
        await connection.close()
      }
    },
  )
})
