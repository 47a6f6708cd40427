/** The trace id within a traceparent; empty when there is none. */
export const traceIdOf = (traceparent: string | undefined): string =>
  /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(traceparent ?? '')?.[1] ?? ''
