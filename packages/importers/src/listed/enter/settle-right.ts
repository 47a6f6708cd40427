import type { Gateway } from '@seedline/gateway-client'
import { ProblemError, type Text } from '@seedline/values'
import * as z from 'zod'
import type { WishOf } from '../found.ts'
import { isOwnOf, reasonOf, type Settling } from './settling.ts'
import { correctedBy, type Verdict, verdictOf } from './verdict.ts'

type Right = WishOf<'right'>

const known = z.looseObject({
  ipRightId: z.string(),
  version: z.number(),
  title: z.string().default(''),
  filedOn: z.string().optional(),
  provenance: z.looseObject({ source: z.string() }).optional(),
})

/** A right is registered once, whoever owns it; what is recorded of it already is passed over. */
export async function settleRight(
  wish: Right,
  settling: Settling,
  gateway: Gateway | undefined,
): Promise<Verdict> {
  const there = gateway && (await find(wish, gateway))
  const corrected = there && (await correct(wish, there, settling))
  if (corrected && corrected.kind !== 'same') return corrected
  const { family, number, title, filedOn, acquisition, facts, evidence, provenance } = wish
  const { enterpriseId, nameZh } = settling
  const named = wish.owners ?? [nameZh]
  const remark = namedByFormerName(named, settling)
  // Under whichever of its names a source has it, it is one and the same owner.
  const owners = named.map((name) =>
    isSelf(name, settling) ? { enterpriseId, name: nameZh } : { name },
  )
  const given = await settling.recorder.give({
    operation: 'registerIpRight',
    path: '/ip-rights',
    ids: {},
    body: {
      family,
      number,
      title,
      ...(filedOn && { filedOn }),
      owners,
      acquisition,
      facts,
      evidence,
      provenance,
      further: true,
    },
    on: there?.version ?? 0,
  })
  const verdict = verdictOf(given)
  const isTaken = ['recorded', 'same', 'acceptable'].includes(verdict.kind)
  return remark && isTaken ? ({ ...verdict, remark } as Verdict) : verdict
}

const isSelf = (name: string, { nameZh, shortName, formerNames }: Settling): boolean =>
  [nameZh, shortName, '本公司', '发行人', '公司'].includes(name) ||
  formerNames.some((former) => former.name === name)

/** That an owner is told by a name that it bears no more. */
function namedByFormerName(
  names: readonly string[],
  { formerNames, nameZh }: Settling,
): Text | undefined {
  const former = formerNames.find(({ name }) => name !== nameZh && names.includes(name))
  if (former === undefined) return undefined
  const { name, until } = former
  return {
    zh: `“${name}”是“${nameZh}”用至 ${until} 的名称，按该企业记录`,
    en: `“${name}” is the name of “${nameZh}” until ${until}: taken for that enterprise`,
  }
}

async function find({ family, number }: Right, gateway: Gateway) {
  try {
    const query = new URLSearchParams({ family, number })
    return known.parse(await gateway.get(`/ip-rights/by-number?${query}`))
  } catch (error) {
    if (error instanceof ProblemError && error.problem.kind === 'not-found') return undefined
    throw error
  }
}

async function correct(
  wish: Right,
  there: z.infer<typeof known>,
  settling: Settling,
): Promise<Verdict> {
  const changes = {
    ...(wish.title !== there.title && { title: wish.title }),
    ...(wish.filedOn && wish.filedOn !== there.filedOn && { filedOn: wish.filedOn }),
  }
  const names = Object.keys(changes) as (keyof typeof changes)[]
  if (names.length === 0) return { kind: 'same' }
  const stated = names.map((name) => changes[name]).join(', ')
  const found = names.map((name) => there[name] ?? '–').join(', ')
  if (!isOwnOf(settling, there)) return { kind: 'differs', stated, found }
  const { ipRightId } = there
  const given = await settling.recorder.give({
    operation: 'correctIpRight',
    path: `/ip-rights/${encodeURIComponent(ipRightId)}/corrections`,
    ids: { ipRightId },
    body: { reason: reasonOf(settling), ...changes },
    on: there.version,
  })
  return correctedBy(given, stated, found)
}
