import { recordingSettings } from '@seedline/recording/wiring'
import { addressSettings, explained } from '@seedline/service-kit'
import { z } from 'zod'

const ownReferenceFolder = new URL('../../../reference', import.meta.url).pathname

/** What the credit service reads from its environment. */
export const creditSettings = z
  .object({
    ...recordingSettings('credit'),
    ...addressSettings('credit'),
    REFERENCE_FOLDER: explained(z.string().min(1).default(ownReferenceFolder), {
      zh: '规则数据所在的文件夹；不填即随程序附带的',
      en: 'Folder of the rule data; the one that comes with the program when absent',
    }),
    ANSWER_KEY_FILE: explained(z.string().min(1).optional(), {
      zh: '为答复签名的私钥文件（JWK，P-256）；开发环境可不填，每次启动各用一把',
      en: 'The private key that signs answers (a JWK of P-256); a development stack may leave it out, and has another at each start',
    }),
  })
  .refine((one) => one.SEEDLINE_ENV === 'development' || one.ANSWER_KEY_FILE !== undefined, {
    path: ['ANSWER_KEY_FILE'],
    message: 'is needed outside development: answers are signed with it',
  })
