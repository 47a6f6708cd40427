import type * as z from 'zod'
import { present } from '../values/given.ts'
import type { about } from './schemas.ts'

interface Settings {
  readonly SEEDLINE_ENV: 'development' | 'production'
  readonly DEMONSTRATION_DATA: boolean
  readonly TRACE_VIEWER_URL?: string | undefined
}

/** What the installation says of itself to anyone. */
export const aboutOf = (
  settings: Settings,
  version: string,
  developmentTokens: boolean,
): z.input<typeof about> => ({
  name: 'Seedline',
  version,
  environment: settings.SEEDLINE_ENV,
  demonstrationData: settings.DEMONSTRATION_DATA,
  developmentTokens,
  ...present('traceViewerUrl', settings.TRACE_VIEWER_URL),
})
