import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseUscc, recordedUscc, uscc, usccChecksHold } from './uscc.ts'
import { organisationCheck, usccCheck } from './uscc-check.ts'

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const synthetic = [
  '91440399000000019Q',
  '91440399000000027K',
  '91440399000000035E',
  '914403990000000439',
  '914403990000000514',
  '9144039900000006XU',
]
const genuine = [
  '914403001922038216',
  '91350100M000100Y43',
  '91440300192317458F',
  '9144030071526726XG',
  '91110108551385082Q',
  '91440300736252008C',
  '9131000063159284XQ',
]

function codeOf(input: unknown): string {
  const parsed = parseUscc(input)
  return parsed.ok ? 'ok' : parsed.problem.code
}

const anyCode = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '12', '52', 'N2'),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 }),
    fc.string({ unit: fc.constantFrom(...letters), minLength: 8, maxLength: 8 }),
  )
  .map(([head, district, eight]) => head + district + eight + organisationCheck(eight))
  .map((first17) => first17 + usccCheck(first17))

describe('a Unified Social Credit Code', () => {
  test.each([...genuine, ...synthetic])('%s is valid in both checks', (code) => {
    expect(codeOf(code)).toBe('ok')
    expect(usccChecksHold(uscc(code))).toBe(true)
  })

  test.each([
    ['914403001922038217', '6'],
    ['91440300724735049T', '8'],
    ['91350211M0000XUF46', 'R'],
    ['91350100M0001TGQXM', '1'],
  ])('%s fails: %s was expected', (code, expected) => {
    const parsed = parseUscc(code)
    expect(parsed).toMatchObject({
      ok: false,
      problem: { code: 'USCC_CHECK_DIGIT_WRONG', facts: { expected } },
    })
  })

  test('the organisation code within has a check of its own', () => {
    const inner = '91440300724735049'
    const code = inner + usccCheck(inner)
    expect(parseUscc(code)).toMatchObject({
      ok: false,
      problem: { code: 'USCC_ORGANISATION_WRONG', facts: { expected: '5', got: '9' } },
    })
    const letIn = parseUscc(code, { checkDigitOverride: true })
    expect(letIn.ok && usccChecksHold(letIn.value)).toBe(false)
  })

  test.each(['B1', '94', 'Y2', 'X1', '65'])(
    'no department gives out codes that begin with %s',
    (head) => {
      const first17 = `${head}440399000000019`
      const code = first17 + usccCheck(first17)
      expect(codeOf(code)).toBe('USCC_AUTHORITY_UNKNOWN')
      expect(parseUscc(code, { checkDigitOverride: true }).ok).toBe(true)
    },
  )

  test.each([
    ['as it stands', '11010519491231002X'],
    ['in lower case', '11010519491231002x'],
    ['whose number passes the checks of a code', '362322198709086409'],
    ['of another province that does', '430407199312020025'],
    ['that was mistyped', '110105194912310021'],
    ['of a foreigner', '911156198108030024'],
    ['of before 1999', '110105491231002'],
  ])('the number of an identity card %s is refused by name, and not repeated', (_, text) => {
    for (const checkDigitOverride of [false, true]) {
      const parsed = parseUscc(text, { checkDigitOverride })
      expect(parsed).toMatchObject({ ok: false, problem: { code: 'USCC_IDENTITY_CARD' } })
      expect(JSON.stringify(parsed).toUpperCase()).not.toContain(text.toUpperCase())
    }
  })

  test('an enterprise whose code reads like a card keeps it', () => {
    const eight = '12010100'
    const first17 = `91440319${eight}${organisationCheck(eight)}`
    expect(codeOf(first17 + usccCheck(first17))).toBe('ok')
  })

  test('a genuine code with a failing check digit comes in by an override only', () => {
    const parsed = parseUscc('91350211m0000xuf46', { checkDigitOverride: true })
    expect(parsed).toEqual({ ok: true, value: '91350211M0000XUF46' })
    expect(parsed.ok && usccChecksHold(parsed.value)).toBe(false)
    expect(parseUscc('9135', { checkDigitOverride: true }).ok).toBe(false)
  })

  test.each([
    ['of zeros only', '0'.repeat(18)],
    ['of no registering department', `0${synthetic[0]?.slice(1, 17)}`],
    ['of no district', '91000000000000019'],
    ['of no organisation', '91440399000000000'],
  ])('a code %s is none, whatever its check digit', (_, text) => {
    const code = text.slice(0, 17) + usccCheck(text.slice(0, 17))
    expect(codeOf(code)).toBe('USCC_MALFORMED')
    expect(parseUscc(code, { checkDigitOverride: true }).ok).toBe(false)
  })

  test('a recorded code is not judged again', () => {
    expect(recordedUscc('0'.repeat(18))).toBe('0'.repeat(18))
    expect(recordedUscc('91350211M0000XUF46')).toBe('91350211M0000XUF46')
    expect(() => recordedUscc('9135')).toThrow('USCC_MALFORMED')
  })

  test('lower case is normalised; nothing else is guessed', () => {
    expect(parseUscc('9144030071526726xg')).toEqual({ ok: true, value: '9144030071526726XG' })
    expect(codeOf('91350100M000100Y4Z')).toBe('USCC_MALFORMED')
    expect(codeOf('9144030O1922038216')).toBe('USCC_MALFORMED')
    expect(codeOf(' 914403001922038216')).toBe('USCC_MALFORMED')
    expect(codeOf('91440300192203821')).toBe('USCC_MALFORMED')
    expect(codeOf(914403001922038216n)).toBe('USCC_MALFORMED')
    expect(codeOf(undefined)).toBe('USCC_MALFORMED')
    expect(codeOf('91440300192203821ı')).toBe('USCC_MALFORMED')
  })

  test('full-width characters are named as what they are', () => {
    expect(codeOf('91440300192203821６')).toBe('USCC_FULL_WIDTH')
    expect(codeOf('914403001922038216\u3000')).toBe('USCC_FULL_WIDTH')
  })

  test('every change of one character is caught', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(17), fc.constantFrom(...letters), (code, at, letter) => {
        fc.pre(code[at] !== letter)
        return codeOf(code.slice(0, at) + letter + code.slice(at + 1)) !== 'ok'
      }),
    )
  })

  test('every swap of neighbours is caught', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(16), (code, at) => {
        const [a = '', b = ''] = [code[at], code[at + 1]]
        fc.pre(a !== b)
        return codeOf(code.slice(0, at) + b + a + code.slice(at + 2)) !== 'ok'
      }),
    )
  })

  test('in an organisation code of digits every changed digit and swapped neighbour is caught', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789'),
      minLength: 8,
      maxLength: 8,
    })
    fc.assert(
      fc.property(digits, fc.nat(7), fc.nat(9), (eight, at, digit) => {
        fc.pre(eight[at] !== String(digit))
        const changed = eight.slice(0, at) + digit + eight.slice(at + 1)
        return organisationCheck(changed) !== organisationCheck(eight)
      }),
    )
    fc.assert(
      fc.property(digits, fc.nat(6), (eight, at) => {
        const [a = '', b = ''] = [eight[at], eight[at + 1]]
        fc.pre(a !== b)
        const swapped = eight.slice(0, at) + b + a + eight.slice(at + 2)
        return organisationCheck(swapped) !== organisationCheck(eight)
      }),
    )
  })

  test('whatever is typed is answered, never thrown', () => {
    fc.assert(fc.property(fc.anything(), (input) => typeof parseUscc(input).ok === 'boolean'))
  })
})
