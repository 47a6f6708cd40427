import { expect, test } from '@jest/globals'
import { askedAtOnce } from './asked-at-once.ts'

function answering() {
  const asked: number[] = []
  const waiting: PromiseWithResolvers<string>[] = []
  const ask = askedAtOnce((question: { readonly day: number }) => {
    asked.push(question.day)
    const one = Promise.withResolvers<string>()
    waiting.push(one)
    return one.promise
  })
  return { asked, waiting, ask }
}

test('those who ask the same at once are given one answer; another question is answered by itself', async () => {
  const { asked, waiting, ask } = answering()
  const all = [ask({ day: 1 }), ask({ day: 1 }), ask({ day: 2 })]
  waiting[0]?.resolve('one')
  waiting[1]?.resolve('two')
  expect(await Promise.all(all)).toEqual(['one', 'one', 'two'])
  expect(asked).toEqual([1, 2])
})

test('what was answered, or failed, is asked anew', async () => {
  const { asked, waiting, ask } = answering()
  const failed = ask({ day: 1 })
  waiting[0]?.reject(new Error('away'))
  await expect(failed).rejects.toThrow('away')
  const again = ask({ day: 1 })
  waiting[1]?.resolve('there')
  expect(await again).toBe('there')
  expect(asked).toEqual([1, 1])
})
