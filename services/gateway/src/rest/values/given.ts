/** A member that is left out when its text is empty, as proto3 writes 'absent'. */
export const given = <Key extends string, Text extends string>(
  key: Key,
  text: Text,
): { readonly [K in Key]?: Text } => (text === '' ? {} : ({ [key]: text } as { [K in Key]: Text }))

/** A member that is left out when there is nothing to say. */
export const present = <Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value })
