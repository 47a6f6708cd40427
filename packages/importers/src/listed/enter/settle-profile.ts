import type { WishOf } from '../found.ts'
import type { Recorder } from './recorder.ts'
import { idsOf, isOwnOf, pathOf, reasonOf, type Settling } from './settling.ts'
import { correctedBy, same, type Verdict, verdictOf } from './verdict.ts'

type Profile = WishOf<'profile'>

const fields = ['uscc', 'nameZh', 'nameEn', 'materialField', 'district', 'foundedOn'] as const

export function register(wish: Profile, code: string, recorder: Recorder) {
  const { provenance } = wish
  const said = Object.fromEntries(
    fields.flatMap((name) => (wish[name] === undefined ? [] : [[name, wish[name]]])),
  )
  return recorder.give({
    operation: 'registerEnterprise',
    path: '/enterprises',
    ids: {},
    body: { ...said, provenance },
    on: code,
  })
}

/**
 * What an earlier edition said otherwise is corrected, and what nobody has said yet filled in;
 * what somebody else recorded stays.
 */
export async function settleProfile(wish: Profile, settling: Settling): Promise<Verdict> {
  const { enterprise } = settling.standing
  const isOurs = isOwnOf(settling, enterprise)
  const differing = fields.filter(
    (name) => wish[name] !== undefined && wish[name] !== enterprise[name],
  )
  const changing = differing.filter((name) => isOurs || enterprise[name] === undefined)
  const values = (
    of: Partial<Record<(typeof fields)[number], string | undefined>>,
    names: readonly (typeof fields)[number][],
  ) => names.map((name) => `${name} ${of[name] ?? '–'}`).join(', ')
  if (changing.length > 0) {
    const given = await settling.recorder.give({
      operation: 'correctEnterprise',
      path: pathOf(settling, 'corrections'),
      ids: idsOf(settling),
      body: {
        reason: reasonOf(settling),
        ...Object.fromEntries(changing.map((name) => [name, wish[name]])),
      },
      on: enterprise.version,
    })
    const isAll = changing.length === differing.length
    if (isAll || given.kind === 'refused')
      return correctedBy(given, values(wish, changing), values(enterprise, changing))
  }
  if (differing.length === 0) return same
  const left = differing.filter((name) => !changing.includes(name))
  return { kind: 'differs', stated: values(wish, left), found: values(enterprise, left) }
}

export async function settleFormerName(
  wish: WishOf<'former-name'>,
  settling: Settling,
): Promise<Verdict> {
  const { formerNames, version } = settling.standing.enterprise
  if (formerNames.some(({ until, nameZh }) => until === wish.until && nameZh === wish.nameZh))
    return same
  const { until, nameZh, evidence, provenance } = wish
  return verdictOf(
    await settling.recorder.give({
      operation: 'recordFormerName',
      path: pathOf(settling, 'former-names'),
      ids: idsOf(settling),
      body: { until, nameZh, evidence, provenance },
      on: version,
    }),
  )
}
