import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { UnusableInput } from '@seedline/json-text/files'
import { holdings, totalOf } from '@seedline/register'
import { formatNumeric } from '@seedline/values'
import { issuer, option, stock, writePackage } from '../testing/ocf-package.ts'
import { planPackage } from './plan-package.ts'
import { readPackage } from './read-package.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })))
})

async function written(...given: Parameters<typeof writePackage>): Promise<string> {
  const folder = await writePackage(...given)
  folders.push(folder)
  return folder
}

async function planned(transactions: readonly object[], manifest: object = {}) {
  return planPackage(await readPackage(await written({ transactions }, manifest)))
}

async function owned(transactions: readonly object[]): Promise<Record<string, string>> {
  const { register } = await planned(transactions)
  return Object.fromEntries([...holdings(register)].map(([id, n]) => [id, formatNumeric(n)]))
}

/** The codes that a package is refused with. */
async function refusals(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UnusableInput)) throw new Error(`not refused: ${String(error)}`)
  return (error.problem.fields ?? []).map(({ code }) => code)
}

const transfer = (quantity: string, results: string[], balance?: string) => ({
  object_type: 'TX_STOCK_TRANSFER',
  id: 'transfer-1',
  date: '2021-01-01',
  security_id: 'S1',
  quantity,
  resulting_security_ids: results,
  ...(balance && { balance_security_id: balance }),
})

const exercise = (quantity: string, results: string[]) => ({
  object_type: 'TX_EQUITY_COMPENSATION_EXERCISE',
  id: 'exercise-1',
  date: '2021-06-01',
  security_id: 'O1',
  quantity,
  resulting_security_ids: results,
})

describe('the plan of an Open Cap Format package', () => {
  test('registers the issuer, then records one object per command', async () => {
    const { plan } = await planned([stock('S1', 'ann', '100')])
    expect(plan.steps.map((step) => step.kind === 'write' && step.label.en)).toEqual([
      'Register Synthetic Films Ltd',
      'STOCK_CLASS common',
      'STAKEHOLDER ann',
      'STAKEHOLDER bo',
      'STOCK_PLAN plan',
      'TX_STOCK_ISSUANCE issue-S1',
    ])
    expect(plan.steps[0]).toMatchObject({
      path: ['enterprises'],
      body: { foundedOn: '2019-03-01', provenance: { confidence: 'reported', synthetic: false } },
    })
  })

  test('is the same each time, and a later package of the issuer repeats its keys and bodies', async () => {
    const first = await planned([stock('S1', 'ann', '100')])
    const second = await planned([stock('S0', 'bo', '7', '2019-06-01'), stock('S1', 'ann', '100')])
    const texts = second.plan.steps.map((step) => JSON.stringify(step))
    expect(first.plan.steps.every((step) => texts.includes(JSON.stringify(step)))).toBe(true)
    const keys = second.plan.steps.map((step) => step.kind === 'write' && step.key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('an issuer in China is registered under its code, if the code is one', async () => {
    const chinese = (tax_id: string) => ({
      issuer: { ...issuer, country_of_formation: 'CN', tax_ids: [{ country: 'CN', tax_id }] },
    })
    const good = await planned([], chinese('91440399000000019Q'))
    expect(good.plan.steps[0]).toMatchObject({ body: { uscc: '91440399000000019Q' } })
    const bad = await planned([], chinese('91440399000000019X'))
    expect(bad.plan.steps[0]).not.toHaveProperty('body.uscc')
  })

  test('a quantity with a plus sign, which the format allows, is recorded without', async () => {
    expect(await owned([stock('S1', 'ann', '+100')])).toEqual({ ann: '100' })
    const { plan } = await planned([stock('S1', 'ann', '+100')])
    expect(JSON.stringify(plan)).not.toContain('+100')
  })

  test('a transfer takes its holder from the issuance that it results in, and counts it once', async () => {
    const transactions = [
      stock('S1', 'ann', '100'),
      transfer('40', ['S2'], 'S3'),
      stock('S2', 'bo', '40', '2021-01-01'),
      stock('S3', 'ann', '60', '2021-01-01'),
    ]
    expect(await owned(transactions)).toEqual({ ann: '60', bo: '40' })
  })

  test('a transfer to several, and of all, leaves nothing behind', async () => {
    const transactions = [
      stock('S1', 'ann', '100'),
      transfer('100', ['S2', 'S3']),
      stock('S2', 'bo', '70', '2021-01-01'),
      stock('S3', 'ann', '30', '2021-01-01'),
    ]
    expect(await owned(transactions)).toEqual({ bo: '70', ann: '30' })
  })

  test('a transfer whose result was never issued, or of another sum, is refused', async () => {
    expect(
      await refusals(planned([stock('S1', 'ann', '100'), transfer('40', ['S2'], 'S3')])),
    ).toEqual(['OCF_TRANSFER_UNTRACEABLE'])
    const uneven = [
      stock('S1', 'ann', '100'),
      transfer('40', ['S2'], 'S3'),
      stock('S2', 'bo', '41', '2021-01-01'),
    ]
    expect(await refusals(planned(uneven))).toEqual(['OCF_TRANSFER_QUANTITY'])
  })

  test('a cancellation leaves its balance with the same holder', async () => {
    const cancellation = {
      object_type: 'TX_STOCK_CANCELLATION',
      id: 'cancel-1',
      date: '2021-01-01',
      security_id: 'S1',
      quantity: '25.5',
      balance_security_id: 'S2',
      reason_text: 'bought back',
    }
    const rest = stock('S2', 'ann', '74.5', '2021-01-01')
    expect(await owned([stock('S1', 'ann', '100'), cancellation, rest])).toEqual({ ann: '74.5' })
    const moved = stock('S2', 'bo', '74.5', '2021-01-01')
    expect(await refusals(planned([stock('S1', 'ann', '100'), cancellation, moved]))).toEqual([
      'OCF_BALANCE_MOVED',
    ])
  })

  test('a split multiplies every security of its class', async () => {
    const split = {
      object_type: 'TX_STOCK_CLASS_SPLIT',
      id: 'split-1',
      date: '2021-01-01',
      stock_class_id: 'common',
      split_ratio: { numerator: '11.5', denominator: '1' },
    }
    const { plan, register } = await planned([
      stock('S1', 'ann', '3'),
      split,
      stock('S2', 'bo', '1'),
    ])
    expect(formatNumeric(totalOf(register))).toBe('46')
    expect(JSON.stringify(plan)).toContain('"ratioNumerator":23,"ratioDenominator":2')
  })

  test('an exercise that names its stock is recorded together with it', async () => {
    const transactions = [
      option('O1', 'ann', '100'),
      exercise('40', ['S9']),
      stock('S9', 'ann', '40', '2021-06-01'),
    ]
    const { plan, register, warnings } = await planned(transactions)
    const last = plan.steps.at(-1)
    expect(last).toMatchObject({
      body: {
        transactions: [
          { type: 'issue-stock', securityId: 'S9', resultingFromSecurityId: 'O1' },
          { type: 'exercise-equity-compensation', resultingSecurityIds: ['S9'] },
        ],
      },
    })
    expect(formatNumeric(totalOf(register))).toBe('40')
    expect(warnings).toEqual([])
  })

  test('an exercise that names stock never issued takes the one that can be meant', async () => {
    const transactions = [
      option('O1', 'ann', '100'),
      exercise('40', ['nothing']),
      stock('S9', 'ann', '40', '2021-06-01'),
      stock('S8', 'bo', '40', '2021-06-01'),
    ]
    const { warnings, register } = await planned(transactions)
    expect(warnings.map(({ code }) => code)).toEqual(['OCF_EXERCISE_MISNAMED'])
    expect(formatNumeric(totalOf(register))).toBe('80')
  })

  test('with two that can be meant, or none, ownership can’t be known', async () => {
    const base = [option('O1', 'ann', '100'), exercise('40', ['nothing'])]
    const one = stock('S9', 'ann', '40', '2021-06-01')
    const two = stock('S8', 'ann', '40', '2021-06-01')
    expect(await refusals(planned([...base, one, two]))).toEqual(['OCF_EXERCISE_UNTRACEABLE'])
    expect(await refusals(planned(base))).toEqual(['OCF_EXERCISE_UNTRACEABLE'])
    const dearer = { ...one, share_price: { amount: '1.01', currency: 'GBP' } }
    expect(await refusals(planned([...base, dearer]))).toEqual(['OCF_EXERCISE_UNTRACEABLE'])
  })

  test('the order of the file does not matter, but what came too early does', async () => {
    const transactions = [
      stock('S3', 'ann', '60', '2021-01-01'),
      stock('S2', 'bo', '40', '2021-01-01'),
      transfer('40', ['S2'], 'S3'),
      stock('S1', 'ann', '100', '2021-01-01'),
    ]
    expect(await owned(transactions)).toEqual({ ann: '60', bo: '40' })
    const late = [stock('S1', 'ann', '100', '2021-01-02'), ...transactions.slice(0, 3)]
    expect(await refusals(planned(late))).toEqual(['OCF_SECURITY_NOT_YET_ISSUED'])
  })

  test('taking more than there is is refused before anything is sent', async () => {
    const transactions = [
      stock('S1', 'ann', '10'),
      transfer('40', ['S2']),
      stock('S2', 'bo', '40', '2021-01-01'),
    ]
    expect(await refusals(planned(transactions))).toEqual(['OCF_TRANSACTION_IMPOSSIBLE'])
  })

  test('ids that the interface can’t take become ones that it can, the same each time', async () => {
    const [first, again] = [
      await planned([stock('S/1 甲', 'ann', '5')]),
      await planned([stock('S/1 甲', 'ann', '5')]),
    ]
    expect(first.plan).toEqual(again.plan)
    expect(JSON.stringify(first.plan)).not.toContain('"securityId":"S/1')
  })
})

describe('a package that can’t be trusted', () => {
  test('unknown types of transaction are named, with what is supported', async () => {
    const work = planned([
      stock('S1', 'ann', '1'),
      { ...stock('W1', 'ann', '1'), object_type: 'TX_WARRANT_ISSUANCE' },
    ])
    await expect(work).rejects.toMatchObject({
      problem: {
        fields: [
          { code: 'OCF_TRANSACTION_UNSUPPORTED', pointer: '/transactions.ocf.json/items/1' },
        ],
      },
    })
    await expect(work).rejects.toMatchObject({
      problem: { fields: [{ title: { en: expect.stringContaining('TX_STOCK_TRANSFER') } }] },
    })
  })

  test.each([
    ['a float for a quantity', { quantity: 100 }],
    ['a quantity of zero', { quantity: '0.00' }],
    ['a negative quantity', { quantity: '-5' }],
    ['eleven fraction digits', { quantity: '1.00000000001' }],
    ['a date that does not exist', { date: '2021-02-30' }],
    ['a field that the format does not have', { qty: '5' }],
    ['a negative price', { share_price: { amount: '-1', currency: 'GBP' } }],
  ])('%s is refused', async (_, change) => {
    expect(await refusals(planned([{ ...stock('S1', 'ann', '1'), ...change }]))).toContain(
      'OCF_VALUE_INVALID',
    )
  })

  test('references to what isn’t there and ids used twice are all listed', async () => {
    const transactions = [
      stock('S1', 'nobody', '1'),
      { ...stock('S2', 'ann', '1'), stock_class_id: 'gold' },
      { ...stock('S2', 'ann', '1'), id: 'again' },
      { ...stock('S3', 'ann', '1'), share_price: { amount: '1', currency: 'XXX' } },
      { ...option('O1', 'ann', '1'), stock_plan_id: undefined },
    ]
    expect((await refusals(planned(transactions))).sort()).toEqual([
      'CURRENCY_UNKNOWN',
      'OCF_GRANT_WITHOUT_PLAN',
      'OCF_ID_TWICE',
      'OCF_REFERENCE_UNKNOWN',
      'OCF_REFERENCE_UNKNOWN',
    ])
  })

  test('a file that was changed after the export is doubted', async () => {
    const folder = await written({ transactions: [] })
    const file = join(folder, 'transactions.ocf.json')
    await writeFile(
      file,
      JSON.stringify({ file_type: 'OCF_TRANSACTIONS_FILE', items: [] }, null, 1),
    )
    const { warnings } = planPackage(await readPackage(folder))
    expect(warnings.map(({ code }) => code)).toEqual(['OCF_MD5_MISMATCH'])
  })

  test.each(['../secret.json', '/etc/passwd', 'sub/x.json', '..'])(
    'a manifest that names %s is refused',
    async (filepath) => {
      const folder = await written({}, { stakeholders_files: [{ filepath, md5: 'x' }] })
      expect(await refusals(readPackage(folder))).toEqual(['OCF_FILE_OUTSIDE_PACKAGE'])
    },
  )

  test('a missing file, a file of another type and a broken one are named', async () => {
    const missing = await written({}, { stakeholders_files: [{ filepath: 'x.json', md5: 'x' }] })
    expect(await refusals(readPackage(missing))).toEqual(['OCF_FILE_MISSING'])
    const swapped = [{ filepath: 'transactions.ocf.json', md5: 'x' }]
    const other = await written({}, { stakeholders_files: swapped })
    expect(await refusals(readPackage(other))).toEqual(['OCF_VALUE_INVALID'])
    const broken = await written({})
    await writeFile(join(broken, 'transactions.ocf.json'), '{"items": [')
    expect(await refusals(readPackage(broken))).toEqual(['FILE_NOT_JSON'])
  })
})
