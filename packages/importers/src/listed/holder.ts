import type { HolderKind } from '@seedline/register'
import { deriveId } from '@seedline/values'

/** A holder's name without the marks of state ownership that registers add: 赛格高技术（CS） is 赛格高技术. */
export function holderName(printed: string): string {
  return printed.replace(/[（(](SS|CS|LS)[）)]$/, '').trim()
}

export function holderId(code: string, printed: string): string {
  return deriveId('ListedHolder', code, holderName(printed))
}

/** All the holders of a time that no source tells apart. */
export const notItemised = '股东未逐项披露 · holders not itemised in the source'

/** Everybody who bought in the offering. */
export const publicHolders = '公众股东（首次公开发行）· public shareholders (initial offering)'

/**
 * Our own classification: the sources print names alone. Two or three Chinese characters are a
 * person's name.
 */
export function holderKind(
  name: string,
  known: { readonly founders: ReadonlySet<string>; readonly platforms: ReadonlySet<string> },
): HolderKind {
  if (name === publicHolders) return 'public'
  if (known.platforms.has(name)) return 'employee-platform'
  if (!/^\p{Script=Han}{2,3}$/u.test(name)) return 'institution'
  return known.founders.has(name) ? 'founder' : 'individual'
}

/** Whether a row of a register stands for everybody who bought in the offering. */
export function isPublic(name: string): boolean {
  return /公众(?:股东|投资者|股)|本次(?:公开)?发行|发行新股|^public\b/i.test(name)
}

/** Whether a row is the sum of others: nobody is called so. */
export function isSum(name: string): boolean {
  const plain = name
    .normalize('NFKC')
    .replace(/[\s:.（）()-]/g, '')
    .toLowerCase()
  return /^(?:股份|股本|股东|注册资本|出资)?(?:合计|小计|总计|共计|总数|总和|总股本)$|^(?:sub|grand)?totals?(?:shares)?$|^sum$/.test(
    plain,
  )
}
