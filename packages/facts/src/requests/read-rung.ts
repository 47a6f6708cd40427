import type { Rung as ProtoRung } from '@seedline/contracts/values/v1/rung'
import type { Fields } from '@seedline/requests'
import { rungFromProto } from '../proto/rung-codec.ts'
import type { Rung } from '../words/rung.ts'

/** Fault: VALUE_NOT_IN_LIST. */
export const readRung = (fields: Fields, pointer: string, input: ProtoRung): Rung | undefined =>
  rungFromProto(input) ??
  fields.refuse(pointer, 'VALUE_NOT_IN_LIST', {
    zh: '没有这样的阶段',
    en: 'There is no such rung',
  })
