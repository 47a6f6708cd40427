import type { Logger } from '@seedline/messaging'

const quiet = (): void => undefined

/** Prints nothing: measuring must not be measured by its own lines. */
export const quietLogger: Logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }
