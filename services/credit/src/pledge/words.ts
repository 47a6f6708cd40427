import type { Fact } from '@seedline/contracts/refusals'
import type { PledgeStatus } from './events.ts'

const words: Readonly<Record<PledgeStatus, readonly [zh: string, en: string]>> = {
  reserved: ['已预留', 'reserved'],
  filed: ['已申请登记', 'filed'],
  registered: ['已登记', 'registered'],
  changed: ['已变更', 'changed'],
  released: ['已注销', 'released'],
  enforced: ['已实现', 'enforced'],
  lapsed: ['已失效', 'lapsed'],
}

/** A status as a refusal says it. */
export function statusWord(status: PledgeStatus): Fact {
  const [zh, en] = words[status]
  return { code: status, zh, en }
}
