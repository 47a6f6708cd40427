import { demonstration, type Holds, type Loaded, load, whatItHolds } from '@seedline/demonstration'
import type { Gateway } from '@seedline/gateway-client'
import type { Text } from '@seedline/values'
import { Listr } from 'listr2'
import type { Context } from '../context.ts'
import { exitCodes } from '../print/failure.ts'

const skipped: Readonly<Record<Exclude<Holds, 'nothing' | 'a part of it'>, Text>> = {
  'other data': {
    zh: '系统中已有数据，不录入演示数据',
    en: 'Something is recorded already: no demonstration data is loaded',
  },
  'the demonstration': { zh: '演示数据已在其中', en: 'The demonstration data is there already' },
}

export async function loadDemo(context: Context, ifEmpty: boolean) {
  const { output } = context
  const gateway = await context.gateway('演示 demonstration')
  const holds = ifEmpty ? await whatItHolds(gateway, demonstration()) : 'nothing'
  if (holds === 'other data' || holds === 'the demonstration') {
    output.result({ loaded: false, holds }, () => output.line(skipped[holds]))
    return exitCodes.ok
  }
  const begun = performance.now()
  const loaded = await withProgress(context, gateway)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  output.result({ loaded: true, ...loaded, seconds: Number(seconds) }, () =>
    output.line({
      zh: `演示数据：${loaded.enterprises} 家企业，新记录 ${loaded.recorded} 项，已有 ${loaded.repeated} 项，用时 ${seconds} 秒`,
      en: `Demonstration data: ${loaded.enterprises} enterprises, ${loaded.recorded} commands recorded, ${loaded.repeated} known before, in ${seconds} s`,
    }),
  )
  return exitCodes.ok
}

// A terminal gets a line that moves, everything else a line now and then.
async function withProgress({ output }: Context, gateway: Gateway): Promise<Loaded> {
  const demo = demonstration()
  const all = demo.enterprises.length
  const progress = (done: number): Text => ({
    zh: `录入演示企业 ${done}/${all}`,
    en: `Recording demonstration enterprises ${done}/${all}`,
  })
  if (output.json || !process.stdout.isTTY) {
    return load(gateway, demo, (done) => {
      if (done % 10 === 0 && done < all) output.note(progress(done))
    })
  }
  const result: { loaded?: Loaded } = {}
  await new Listr([
    {
      title: progress(0)[output.language],
      task: async (_, task) => {
        result.loaded = await load(gateway, demo, (done, plan) => {
          task.title = progress(done)[output.language]
          task.output = plan.title[output.language]
        })
      },
    },
  ]).run()
  return result.loaded ?? { recorded: 0, repeated: 0, enterprises: 0 }
}
