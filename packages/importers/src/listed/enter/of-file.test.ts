import { describe, expect, test } from '@jest/globals'
import { ProblemError, problem } from '@seedline/values'
import { ofFile } from './of-file.ts'

describe('What is done with one of several files', () => {
  test('ends with what it came to', async () => {
    expect(await ofFile('a/688775.json', Promise.resolve(3))).toBe(3)
  })

  test('says of which file it is, where a refusal ends it, and keeps all else of that', async () => {
    const busy = problem(
      'REGISTRY_BUSY',
      'unavailable',
      { zh: '登记服务暂时不可用', en: 'The registry is not available' },
      { zh: '稍后再试', en: 'Try again later' },
      { facts: { service: 'registry' } },
    )
    const refused = ofFile('a/688775.json', Promise.reject(new ProblemError(busy)))
    await expect(refused).rejects.toMatchObject({
      problem: {
        ...busy,
        title: {
          zh: '688775.json：登记服务暂时不可用',
          en: '688775.json: The registry is not available',
        },
      },
    })
  })

  test('leaves what is no refusal as it is', async () => {
    const fault = new TypeError('a fault')
    await expect(ofFile('a.json', Promise.reject(fault))).rejects.toBe(fault)
  })
})
