import { recordingSettings } from '@seedline/recording/wiring'
import {
  addressSettings,
  commonSettings,
  kafkaSettings,
  mongoSettings,
} from '@seedline/service-kit'
import { z } from 'zod'

/** What the fund service reads from its environment. */
export const fundSettings = z.object({
  ...recordingSettings('fund'),
  ...addressSettings('fund'),
})

/** What a process reads that only relays. */
export const relayOnlySettings = z.object({
  ...commonSettings,
  ...mongoSettings('fund'),
  ...kafkaSettings,
})
