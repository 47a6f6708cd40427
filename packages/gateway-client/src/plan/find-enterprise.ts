import { ProblemError, problem } from '@seedline/values'
import * as z from 'zod'
import type { Gateway } from '../gateway.ts'
import type { Find, Plan } from './write.ts'

const list = z.object({
  items: z.array(
    z.object({
      enterpriseId: z.string(),
      uscc: z.string().optional(),
      provenance: z.object({ source: z.string() }).optional(),
    }),
  ),
})

const history = z.object({
  items: z.array(
    z.object({ recording: z.object({ recordedBy: z.object({ subject: z.string() }) }) }),
  ),
})

/** The id of an enterprise that is registered already; undefined when none is. */
export async function findEnterprise(gateway: Gateway, find: Find): Promise<string | undefined> {
  const search = encodeURIComponent(find.uscc ?? find.name.slice(0, 60))
  const { items } = list.parse(await gateway.get(`/enterprises?search=${search}&pageSize=200`))
  return items.find(({ uscc, provenance }) =>
    find.uscc === undefined ? provenance?.source === find.source : uscc === find.uscc,
  )?.enterpriseId
}

/**
 * Keys count per actor: what somebody else imported would be recorded twice instead of being
 * recognised. So a plan begins only where its enterprise is new, or was registered by whoever is
 * asking now. @throws ProblemError RECORDED_BY_ANOTHER
 */
export async function refuseAnothersPlan(gateway: Gateway, { steps }: Plan): Promise<void> {
  for (const step of steps) {
    if (step.kind === 'write' && step.known) await refuseAnothers(gateway, step.known.find)
  }
}

async function refuseAnothers(gateway: Gateway, find: Find): Promise<void> {
  const id = await findEnterprise(gateway, find)
  if (id === undefined) return
  const { items } = history.parse(await gateway.get(`/enterprises/${id}/history`))
  const by = items[0]?.recording.recordedBy.subject
  const { subject } = z.object({ subject: z.string() }).parse(await gateway.get('/session'))
  if (by === undefined || by === subject) return
  throw new ProblemError(
    problem(
      'RECORDED_BY_ANOTHER',
      'conflict',
      {
        zh: `${find.name} 已由 ${by} 登记，而当前身份是 ${subject}`,
        en: `${find.name} was registered by ${by}, and you are ${subject}`,
      },
      {
        zh: '请以原先的身份再次导入：同一身份重复导入不会产生重复记录',
        en: 'Import it as the same actor as before: only then is nothing recorded twice',
      },
      { facts: { enterprise_id: id, recorded_by: by, subject } },
    ),
  )
}
