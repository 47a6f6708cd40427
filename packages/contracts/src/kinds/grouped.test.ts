import { describe, expect, test } from '@jest/globals'
import { grouped } from './grouped.ts'
import { changed, optional } from './several.ts'
import { date, recordedText } from './text.ts'

const changes = grouped({
  code: changed(recordedText),
  name: changed(recordedText, ''),
  foundedOn: optional(date),
})

const nothing = { code: undefined, name: undefined, foundedOn: '' }

describe('Fields that an event groups', () => {
  test('are in the domain only those that changed', () => {
    expect(changes.recorded(nothing)).toStrictEqual({})
    expect(changes.recorded({ ...nothing, foundedOn: '2024-01-01' })).toStrictEqual({
      foundedOn: '2024-01-01',
    })
  })

  test('tell what was emptied from what stayed', () => {
    expect(changes.recorded({ ...nothing, code: '', name: '' })).toStrictEqual({
      code: null,
      name: '',
    })
  })

  test('stand by themselves in the message, and account for its fields', () => {
    expect(changes.toProto({})).toStrictEqual(nothing)
    expect(changes.toProto({ code: null, name: '' })).toStrictEqual({
      ...nothing,
      code: '',
      name: '',
    })
    expect(changes.toProto({ code: 'NEM', name: '甲' })).toMatchObject({ code: 'NEM', name: '甲' })
    expect(changes.takes).toEqual(['code', 'name', 'foundedOn'])
  })

  test('come in no request', () => {
    expect(() => changes.fromJson({}, '', { note: () => undefined })).toThrow('No request')
    expect(() => changes.read(nothing, '', { note: () => undefined })).toThrow('No request')
  })
})
