import {
  addressSettings,
  authSettings,
  commonSettings,
  explained,
  httpServerSettings,
  kafkaSettings,
} from '@seedline/service-kit'
import * as z from 'zod'
import { httpSettings } from './http-settings.ts'

const yesOrNo = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true')

/** What the gateway reads from its environment. */
export const gatewaySettings = z.object({
  ...commonSettings,
  ...authSettings,
  ...httpServerSettings,
  ...httpSettings,
  ...addressSettings('gateway'),
  ...kafkaSettings,
  DEV_SIGNING_KEY_FILE: explained(z.string().min(1).optional(), {
    zh: '开发用签名密钥文件，只在开发环境使用；不填则没有签发令牌的接口',
    en: 'Key file that signs development tokens, in development only; absent: no such operation',
  }),
  DEMONSTRATION_DATA: explained(yesOrNo, {
    zh: 'true：数据是合成的演示数据，每个页面都会注明；不填即 false',
    en: 'true: the data is synthetic and every page says so; false when absent',
  }),
  TRACE_VIEWER_URL: explained(
    z
      .string()
      .regex(/^https?:\/\/\S+$/)
      .refine((url) => url.includes('{traceId}'))
      .optional(),
    {
      zh: '查看追踪的网址，{traceId} 处填入追踪编号；不填则页面上没有链接',
      en: 'Address of a trace, {traceId} standing for its id; absent: pages show no link',
    },
  ),
  WEB_FOLDER: explained(z.string().min(1).optional(), {
    zh: '构建好的网页所在的文件夹；不填即 services/gateway/web/dist',
    en: 'Folder of the built web application; services/gateway/web/dist when absent',
  }),
})
