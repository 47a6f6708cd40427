import type { Chance } from './seeded.ts'

const syllables = [
  ['澄', 'Cheng'],
  ['衡', 'Heng'],
  ['砺', 'Li'],
  ['岳', 'Yue'],
  ['泓', 'Hong'],
  ['旭', 'Xu'],
  ['锐', 'Rui'],
  ['钧', 'Jun'],
  ['霁', 'Ji'],
  ['瀚', 'Han'],
  ['昱', 'Yu'],
  ['琮', 'Cong'],
  ['屿', 'Yu'],
  ['恒', 'Heng'],
  ['晟', 'Sheng'],
  ['沐', 'Mu'],
] as const

/** What an enterprise of a field calls itself after its own name. */
const trades: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  NEM: ['新能源材料', 'Energy Materials'],
  EIM: ['电子材料', 'Electronic Materials'],
  BMM: ['生物材料', 'Biomaterials'],
  AMM: ['先进金属', 'Advanced Metals'],
  PLM: ['高分子材料', 'Polymers'],
  GBM: ['绿色建材', 'Green Building Materials'],
  FRM: ['前沿材料', 'Frontier Materials'],
}

export interface Named {
  readonly zh: string
  readonly en: string
}

/** A name that nobody bears and everybody can tell is made up. */
export function enterpriseName(serial: number, field: string, chance: Chance): Named {
  const [zhTrade, enTrade] = trades[field] ?? ['材料', 'Materials']
  const first = chance.pick(syllables)
  const second = chance.pick(syllables.filter(([zh]) => zh !== first[0]))
  const number = String(serial).padStart(2, '0')
  return {
    zh: `演示${number}·${first[0]}${second[0]}${zhTrade}有限公司`,
    en: `Demo ${number} ${first[1]}${second[1].toLowerCase()} ${enTrade} (synthetic)`,
  }
}

export function founderName(serial: number, index: number): string {
  const letter = '甲乙丙丁'.charAt(index)
  return `演示创始人${letter}（企业 ${String(serial).padStart(2, '0')}）`
}

export const platformName = (serial: number): string =>
  `演示员工持股平台（企业 ${String(serial).padStart(2, '0')}）`

/** Outside investors, none of them real. */
export const institutions: readonly string[] = [
  '演示机构·北辰创投',
  '演示机构·南湾资本',
  '演示机构·东堤投资',
  '演示机构·西岭产业基金',
  '演示机构·中流成长',
  '演示机构·前湾母基金',
  '演示机构·梧桐资本',
  '演示机构·莲塘创投',
]

export const acquirer = '演示产业集团（并购方）'
export const publicHolders = '演示公众股东'
