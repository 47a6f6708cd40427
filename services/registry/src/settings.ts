import { recordingSettings } from '@seedline/recording/wiring'
import { addressSettings, explained } from '@seedline/service-kit'
import { z } from 'zod'
import { ownReferenceFolder } from './outbound/reference/cluster-codes.ts'

/** What the registry reads from its environment. */
export const registrySettings = z.object({
  ...recordingSettings('registry'),
  ...addressSettings('registry'),
  REFERENCE_FOLDER: explained(z.string().min(1).default(ownReferenceFolder), {
    zh: '参考数据（材料领域、行政区划）所在的文件夹；不填即随程序提供的 reference',
    en: 'Folder of the reference data (fields, districts); the one shipped when absent',
  }),
})
