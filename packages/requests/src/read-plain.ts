import type { AsOf as ProtoAsOf, Page as ProtoPage } from '@seedline/contracts/values/v1/values'
import { type Id, type LocalDate, parseId, parseInstant, parseLocalDate } from '@seedline/values'
import type { AsOf } from '@seedline/views'
import type { Fields } from './fields.ts'

const oneLine = /^[^\p{Cc}\p{Cs}]*$/u
const manyLines = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u

interface TextBounds {
  readonly max: number
  readonly lines?: 'one' | 'many'
  readonly empty?: 'refused' | 'allowed'
}

/** Text, trimmed and composed (NFC). Faults: TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_CONTROL_CHARACTERS. */
export function readText(
  fields: Fields,
  pointer: string,
  input: string,
  { max, lines = 'one', empty = 'refused' }: TextBounds,
): string | undefined {
  const text = input.trim().normalize('NFC')
  if (text === '' && empty === 'refused')
    return fields.refuse(pointer, 'TEXT_EMPTY', { zh: '此项未填写', en: 'This is not filled in' })
  if (text.length > max)
    return fields.refuse(pointer, 'TEXT_TOO_LONG', {
      zh: `文字超过 ${max} 个字符`,
      en: `The text is longer than ${max} characters`,
    })
  if (!(lines === 'one' ? oneLine : manyLines).test(text))
    return fields.refuse(pointer, 'TEXT_HAS_CONTROL_CHARACTERS', {
      zh: '文字中含有控制字符或残缺的字符',
      en: 'The text has control characters or broken characters',
    })
  return text
}

/** Why something is recorded. */
export const readReason = (fields: Fields, input: string): string | undefined =>
  readText(fields, '/reason', input, { max: 2000, lines: 'many' })

/** Fault: ID_MALFORMED. */
export const readId = <Name extends string>(
  fields: Fields,
  pointer: string,
  name: Name,
  input: string,
): Id<Name> | undefined => fields.read(pointer, parseId(name, input))

export const readDate = (fields: Fields, pointer: string, input: string): LocalDate | undefined =>
  fields.read(pointer, parseLocalDate(input))

/** As `readDate`, undefined where it is left empty. */
export const readDateOrNone = (
  fields: Fields,
  pointer: string,
  input: string,
): LocalDate | undefined => (input === '' ? undefined : readDate(fields, pointer, input))

/** A version to expect or to wait for; 0: any. Fault: NUMBER_OUT_OF_RANGE. */
export function readVersion(fields: Fields, pointer: string, input: number): number | undefined {
  if (Number.isInteger(input) && input >= 0) return input
  return fields.refuse(pointer, 'NUMBER_OUT_OF_RANGE', {
    zh: '版本号是 0 或正整数',
    en: 'A version is 0 or a positive whole number',
  })
}

export function readAsOf(fields: Fields, input: ProtoAsOf | undefined): AsOf | undefined {
  if (input === undefined) return {}
  const occurredOn = readDateOrNone(fields, '/asOf/occurredOn', input.occurredOn)
  const recordedAt =
    input.recordedAt === undefined
      ? undefined
      : fields.read('/asOf/recordedAt', parseInstant(input.recordedAt))
  return { ...(occurredOn && { occurredOn }), ...(recordedAt && { recordedAt }) }
}

/** 1 to 200 entries, 50 where none is asked for. Fault: NUMBER_OUT_OF_RANGE. */
export function readPage(
  fields: Fields,
  input: ProtoPage | undefined,
): { readonly size: number; readonly token: string } | undefined {
  const { size, token } = input ?? { size: 0, token: '' }
  if (!Number.isInteger(size) || size < 0 || size > 200)
    return fields.refuse('/page/size', 'NUMBER_OUT_OF_RANGE', {
      zh: '每页 1 至 200 项，0 表示 50 项',
      en: 'A page holds 1 to 200 entries; 0 means 50',
    })
  return { size: size === 0 ? 50 : size, token }
}
