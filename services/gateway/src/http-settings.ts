import { explained } from '@seedline/service-kit'
import * as z from 'zod'
import type { ConnectionShares } from './http/connections.ts'
import type { Shares } from './http/limits.ts'
import { isNetwork } from './http/remote-address.ts'

const parts = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '')

const most = (absent: number, of: { readonly zh: string; readonly en: string }) =>
  explained(z.coerce.number().int().min(1).max(100_000).default(absent), {
    zh: `${of.zh}，1 到 100000；不填即 ${absent}`,
    en: `${of.en}, 1 to 100000; ${absent} when absent`,
  })

/** Under which names the gateway is reached, and how much of it one caller may take. */
export const httpSettings = {
  HTTP_PUBLIC_HOSTS: explained(z.string().default('').transform(parts), {
    zh: '除 localhost 外可以索取开发用令牌的主机名（不含端口），多个用逗号隔开；不填则没有',
    en: 'Host names beside localhost, without port, under which development tokens are signed, separated by commas; absent: none',
  }),
  HTTP_TRUSTED_PROXIES: explained(
    z
      .string()
      .default('')
      .transform(parts)
      .refine((networks) => networks.every(isNetwork), 'is not a list of addresses or networks'),
    {
      zh: '网关之前的反向代理的地址或网段，例如 10.0.0.0/8，多个用逗号隔开；由它们的 X-Forwarded-For 得知来访地址',
      en: 'Addresses or networks of the reverse proxies before the gateway, such as 10.0.0.0/8, separated by commas: their X-Forwarded-For tells the caller’s address',
    },
  ),
  HTTP_CONNECTIONS: most(2_000, { zh: '同时打开的连接数', en: 'Connections open at once' }),
  HTTP_CONNECTIONS_PER_ADDRESS: most(1_000, {
    zh: '其中来自同一地址的（可信代理除外）',
    en: 'Of these from one address that is no trusted proxy',
  }),
  HTTP_REQUESTS: most(256, { zh: '同时处理的请求数', en: 'Requests worked on at once' }),
  HTTP_REQUESTS_PER_SUBJECT: most(64, {
    zh: '其中属于同一主体的；没有令牌的请求合为一个主体',
    en: 'Of these of one subject; all without a token count as one',
  }),
  HTTP_REQUESTS_PER_ADDRESS: most(128, {
    zh: '其中来自同一地址的',
    en: 'Of these from one address',
  }),
}

type HttpSettings = z.infer<z.ZodObject<typeof httpSettings>>

export const connectionShares = (settings: HttpSettings): ConnectionShares => ({
  all: settings.HTTP_CONNECTIONS,
  ofAddress: settings.HTTP_CONNECTIONS_PER_ADDRESS,
})

export const requestShares = (settings: HttpSettings): Shares => ({
  all: settings.HTTP_REQUESTS,
  ofSubject: settings.HTTP_REQUESTS_PER_SUBJECT,
  ofAddress: settings.HTTP_REQUESTS_PER_ADDRESS,
})
