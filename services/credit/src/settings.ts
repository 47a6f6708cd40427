import { recordingSettings } from '@seedline/recording/wiring'
import { addressSettings } from '@seedline/service-kit'
import { z } from 'zod'

/** What the credit service reads from its environment. */
export const creditSettings = z.object({
  ...recordingSettings('credit'),
  ...addressSettings('credit'),
})
