import { describe, expect, test } from '@jest/globals'
import { faultOfOwners, notesOnOwners, ownersTold } from './patent-owners.ts'

const carbon = {
  enterpriseId: 'e1',
  name: '虚构碳材料（深圳）股份有限公司',
  names: ['虚构碳材料（深圳）股份有限公司', 'Fictional Carbon'],
  formerNames: [{ name: '虚构碳材料（深圳）有限公司', until: '2020-06-30' }],
}
const glass = { enterpriseId: 'e2', name: '虚构玻璃', names: ['虚构玻璃'], formerNames: [] }

describe('The owners of a patent', () => {
  test('are the enterprises of its codes where no names are given', () => {
    expect(ownersTold(undefined, [carbon, glass])).toEqual([
      { enterpriseId: 'e1', name: carbon.name },
      { enterpriseId: 'e2', name: glass.name },
    ])
  })

  test('are in the order of their names, each enterprise once under whichever name it bears or bore', () => {
    const names = ['虚构大学', '虚构碳材料(深圳)有限公司', '虚构玻璃', 'Fictional Carbon']
    expect(ownersTold(names, [carbon, glass])).toEqual([
      { name: '虚构大学' },
      { enterpriseId: 'e1', name: carbon.name },
      { enterpriseId: 'e2', name: glass.name },
    ])
  })

  test('that are told by a former name are said to be, with the day until which it was borne', () => {
    const [note] = notesOnOwners(['虚构碳材料(深圳)有限公司', '虚构玻璃'], [carbon, glass])
    expect(note).toMatchObject({ column: 'owners', code: 'OWNER_BY_FORMER_NAME' })
    expect(note?.said.zh).toContain('2020-06-30')
    expect(notesOnOwners([carbon.name], [carbon])).toEqual([])
  })

  test('are refused where the enterprise of a code is by none of its names among them', () => {
    expect(faultOfOwners(['别家公司'], [carbon])).toMatchObject({
      owners: { code: 'OWNER_NOT_NAMED' },
    })
    expect(faultOfOwners(['虚构碳材料（深圳）有限公司', '虚构大学'], [carbon])).toEqual({})
    expect(faultOfOwners(undefined, [carbon])).toEqual({})
  })
})
