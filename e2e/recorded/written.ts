const widest = 150

/** JSON of which every line says one thing: what fits a line stays together. */
export function written(value: unknown, indent = ''): string {
  const short = JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return short
  if (short.length + indent.length <= widest) return short
  const inner = `${indent} `
  const lines = Array.isArray(value)
    ? value.map((item) => `${inner}${written(item, inner)}`)
    : Object.entries(value).map(
        ([key, member]) => `${inner}${JSON.stringify(key)}: ${written(member, inner)}`,
      )
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`
}
