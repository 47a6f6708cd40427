/** Streams whose events can be shown. */
export const streamKinds = ['enterprise', 'stage_record', 'cap_table', 'deal'] as const

export type StreamKind = (typeof streamKinds)[number]
