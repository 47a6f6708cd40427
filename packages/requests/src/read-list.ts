import type { Fields } from './fields.ts'

/** Each item read, at most `max` of them. Faults: LIST_TOO_LONG and those of each item. */
export function readList<I, T>(
  fields: Fields,
  { pointer, items, max }: { pointer: string; items: readonly I[]; max: number },
  read: (item: I, pointer: string) => T | undefined,
): readonly T[] | undefined {
  if (items.length > max) {
    return fields.refuse(pointer, 'LIST_TOO_LONG', {
      zh: `此列表最多 ${max} 项，收到 ${items.length} 项`,
      en: `This list takes at most ${max} entries, got ${items.length}`,
    })
  }
  return items.flatMap((item, index) => read(item, `${pointer}/${index}`) ?? [])
}
