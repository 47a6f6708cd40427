export const holderKinds = [
  'founder',
  'individual',
  'institution',
  'fund',
  'employee-platform',
  'public',
] as const

/** Who holds a part of an enterprise. */
export type HolderKind = (typeof holderKinds)[number]
