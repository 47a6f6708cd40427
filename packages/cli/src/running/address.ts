import { problem } from '@seedline/values'
import { z } from 'zod'
import { CommandFailure, exitCodes } from '../print/failure.ts'
import { readStackFile } from './data-folder.ts'

const stackFile = z.object({ gatewayUrl: z.url() })

/**
 * Where the gateway listens: as told, else SEEDLINE_GATEWAY, else what the running stack wrote
 * down.
 */
export async function gatewayAddress(told: string | undefined): Promise<URL> {
  const named = told ?? process.env.SEEDLINE_GATEWAY
  if (named !== undefined && named !== '') return address(named)
  const stack = stackFile.safeParse(await readStackFile().catch(() => undefined))
  if (!stack.success) throw new CommandFailure(noGateway, exitCodes.unavailable)
  return address(stack.data.gatewayUrl)
}

function address(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new CommandFailure(
    problem(
      'GATEWAY_ADDRESS_MALFORMED',
      'invalid',
      { zh: `网关地址“${text}”不可用`, en: `"${text}" is not the address of a gateway` },
      { zh: '请写成 http://127.0.0.1:8080 的形式', en: 'Write it like http://127.0.0.1:8080' },
    ),
    exitCodes.settings,
  )
}

const noGateway = problem(
  'GATEWAY_NOT_FOUND',
  'unavailable',
  { zh: '没有找到正在运行的系统', en: 'No running system was found' },
  {
    zh: '先运行 pnpm start，或用 --gateway 或 SEEDLINE_GATEWAY 指明网关地址',
    en: 'Run `pnpm start` first, or name the gateway with --gateway or SEEDLINE_GATEWAY',
  },
)
