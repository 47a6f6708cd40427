/** Streams whose events can be shown, and where the gateway tells them. */
export const streamPaths: Readonly<Record<string, (id: string) => string>> = {
  enterprise: (id) => `/enterprises/${id}/history`,
  stage_record: (id) => `/enterprises/${id}/history`,
  cap_table: (id) => `/enterprises/${id}/cap-table/history`,
  deal: (id) => `/deals/${id}`,
}

export const streamKinds = Object.keys(streamPaths)
