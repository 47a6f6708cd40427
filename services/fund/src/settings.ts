import {
  commonSettings,
  kafkaSettings,
  mongoSettings,
  registryAddressSetting,
} from '@seedline/service-kit'
import { recordingSettings } from '@seedline/wiring'
import { z } from 'zod'

/** What the fund service reads from its environment. */
export const fundSettings = z.object({
  ...recordingSettings('fund'),
  ...registryAddressSetting,
})

/** What a process reads that only relays. */
export const relayOnlySettings = z.object({
  ...commonSettings,
  ...mongoSettings('fund'),
  ...kafkaSettings,
})
