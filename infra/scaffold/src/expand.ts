const placeholder = /__([A-Za-z]+)__/g

/**
 * The text with every `__placeholder__` replaced by its value, in one pass: a value is put in as it
 * is and never looked through again. @throws for a placeholder that has no value
 */
export function expand(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (written, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new Error(`a template has ${written}, which stands for nothing`)
    return value
  })
}
