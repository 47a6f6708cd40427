// Of names as they are compared: without blanks, in small letters.
const levels: readonly (readonly [level: string, pattern: RegExp])[] = [
  ['national', /^(?:国家级?|全国|中国|工业和信息化部|工信部|national(?:level)?|statelevel)/],
  ['provincial', /^(?:省级?|provincial(?:level)?)/],
  ['municipal', /^(?:市级?|municipal(?:level)?)/],
  ['district', /^(?:区级?|district(?:level)?)/],
]

// The name of a place: nothing in it may say that something is not, or not yet, or only hoped for.
const place = '(?:(?=\\p{Script=Han})[^未非不拟曾待申被获为通过省市区县]){2,4}?'
const places: readonly (readonly [level: string, pattern: RegExp])[] = [
  [
    'provincial',
    new RegExp(
      `^(?:${place}(?:省|(?:壮族|回族|维吾尔)?自治区)|guangdong(?:province|provincial)?)`,
      'u',
    ),
  ],
  ['provincial', /^(?:北京|上海|天津|重庆)市/],
  ['municipal', new RegExp(`^(?:${place}市|shenzhen(?:city|municipal)?)`, 'u')],
  ['district', new RegExp(`^${place}[区县]`, 'u')],
]

// Cities that have the powers of a province in economic matters.
const likeProvinces = /^(?:深圳市|大连市|宁波市|厦门市|青岛市|shenzhen)/

/** The level, or the place whose level it is, that a name begins with. */
export const takeLevel = (name: string): string | undefined =>
  [...levels, ...places].flatMap(([, pattern]) => pattern.exec(name)?.[0] ?? [])[0]

/** The level that a place or a level's own word stands for, of a designation that has a usual one. */
export function levelOf(named: string, usual: string): string {
  if (usual === 'provincial' && likeProvinces.test(named)) return usual
  return [...levels, ...places].find(([, pattern]) => pattern.test(named))?.[0] ?? usual
}
