import {
  type AddressSetting,
  addressSetting,
  byService,
  type CalledBy,
  calledBy,
  databaseOf,
  type RecordingService,
  type ServiceName,
} from '@seedline/contracts/services'
import { z } from 'zod'
import { explained } from './explained.ts'

const port = (purpose: { zh: string; en: string }) =>
  explained(z.coerce.number().int().min(0).max(65_535), {
    zh: `${purpose.zh}监听的端口，0 到 65535,0 表示任选一个空闲端口`,
    en: `The port for ${purpose.en}, 0 to 65535; 0 takes a free one`,
  })

const host = (protocol: string) =>
  explained(z.string().min(1).default('127.0.0.1'), {
    zh: `${protocol} 监听的地址；不填即 127.0.0.1，只有本机能访问；容器中填 0.0.0.0`,
    en: `Address that ${protocol} listens on; 127.0.0.1 when absent, for this machine alone; 0.0.0.0 in containers`,
  })

const hostAndPort = (of: string) =>
  explained(z.string().regex(/^[^\s/]+:\d{1,5}$/, 'is not host:port'), {
    zh: `${of} 服务的 gRPC 地址，例如 127.0.0.1:7001`,
    en: `Where the ${of} service answers gRPC, such as 127.0.0.1:7001`,
  })

/** What every process reads. Production unless development is asked for. */
export const commonSettings = {
  SEEDLINE_ENV: explained(z.enum(['development', 'production']).default('production'), {
    zh: '填 development 或 production；不填即 production',
    en: 'development or production; production when absent',
  }),
  LOG_LEVEL: explained(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
    {
      zh: '日志级别：fatal、error、warn、info、debug 或 trace',
      en: 'One of fatal, error, warn, info, debug, trace',
    },
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: explained(z.url({ protocol: /^https?$/ }).optional(), {
    zh: '接收追踪数据的 OTLP/HTTP 地址，例如 http://127.0.0.1:4318；不填则不发送',
    en: 'Where traces go by OTLP over HTTP, such as http://127.0.0.1:4318; absent: nowhere',
  }),
}

/** How tokens are verified; `readSettings` checks that exactly one source of keys is named. */
export const authSettings = {
  AUTH_JWKS_FILE: explained(z.string().min(1).optional(), {
    zh: '公钥集（JWKS）文件的路径；与 AUTH_JWKS_URL 二选一',
    en: 'Path of the JWKS file with the public keys; this or AUTH_JWKS_URL',
  }),
  AUTH_JWKS_URL: explained(z.url({ protocol: /^https?$/ }).optional(), {
    zh: '身份服务公布公钥集（JWKS）的网址；与 AUTH_JWKS_FILE 二选一',
    en: 'Address of the identity provider’s JWKS; this or AUTH_JWKS_FILE',
  }),
  AUTH_ISSUER: explained(z.string().min(1), {
    zh: '只接受由它签发的令牌，须与令牌的 iss 一字不差',
    en: 'Whose tokens are accepted: the exact value of their `iss`',
  }),
  AUTH_AUDIENCE: explained(z.string().min(1).default('seedline'), {
    zh: '令牌的 aud；不填即 seedline',
    en: 'The `aud` of tokens; seedline when absent',
  }),
}

/**
 * By which token a service calls others in its own name; `readSettings` checks that exactly one of
 * the two is named.
 */
export const serviceTokenSettings = {
  SERVICE_TOKEN_FILE: explained(z.string().min(1).optional(), {
    zh: '本服务自己的令牌所在的文件，由身份服务签发（角色 service）并定期更新',
    en: 'The file with this service’s own token, of role service, which the identity provider renews',
  }),
  DEV_SIGNING_KEY_FILE: explained(z.string().min(1).optional(), {
    zh: '仅限开发：用这把密钥自行签发本服务的令牌',
    en: 'Development only: the key with which this service signs its own token',
  }),
}

export const grpcServerSettings = {
  GRPC_HOST: host('gRPC'),
  GRPC_PORT: port({ zh: 'gRPC ', en: 'gRPC' }),
}

export const httpServerSettings = {
  HTTP_HOST: host('HTTP'),
  HTTP_PORT: port({ zh: 'HTTP ', en: 'HTTP' }),
}

type AddressSettings<Service extends ServiceName> = {
  readonly [Called in CalledBy<Service> as AddressSetting<Called>]: z.ZodString
}

/** Where the services answer that this one calls. */
export const addressSettings = <Service extends ServiceName>(service: Service) =>
  Object.fromEntries(
    calledBy(service).map((called) => [addressSetting(called), hostAndPort(called)]),
  ) as AddressSettings<Service>

/** The addresses in the settings of a service, by the service that answers there. */
export const addressesIn = <Service extends ServiceName>(
  settings: Readonly<Record<AddressSetting<CalledBy<Service>>, string>>,
  service: Service,
) => byService(calledBy(service), (called) => settings[addressSetting(called)])

/** MongoDB's address and the service's own database. The address may hold a password. */
export const mongoSettings = (service: RecordingService) => ({
  MONGO_URL: explained(
    z.string().regex(/^mongodb(\+srv)?:\/\/\S+$/, 'is not a mongodb:// address'),
    {
      zh: 'MongoDB 的地址，例如 mongodb://127.0.0.1:27017/?replicaSet=rs0',
      en: 'Where MongoDB answers, such as mongodb://127.0.0.1:27017/?replicaSet=rs0',
    },
  ),
  MONGO_DATABASE: explained(
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,63}$/, 'is not a database name')
      .default(databaseOf(service)),
    {
      zh: '本服务独用的数据库名，仅限字母、数字、下划线和连字符',
      en: 'The service’s own database: letters, digits, underscores and hyphens',
    },
  ),
})

const brokerList = z
  .string()
  .transform((text) => text.split(',').map((broker) => broker.trim()))
  .pipe(z.array(z.string().regex(/^[^\s/,]+:\d{1,5}$/, 'is not host:port')).min(1))

export const kafkaSettings = {
  KAFKA_BROKERS: explained(brokerList, {
    zh: 'Kafka 的地址，多个用逗号隔开，例如 127.0.0.1:9092',
    en: 'Where Kafka answers, separated by commas, such as 127.0.0.1:9092',
  }),
  KAFKA_TOPIC_PREFIX: explained(
    z
      .string()
      .regex(/^[A-Za-z0-9._-]{0,60}$/, 'holds characters that a topic may not')
      .default(''),
    {
      zh: '加在每个主题名前的前缀，可不填',
      en: 'Put before the name of every topic; may be absent',
    },
  ),
}

export const relaySettings = {
  RELAY: explained(z.enum(['embedded', 'off']).default('embedded'), {
    zh: 'embedded：由本进程转发事件；off：不转发',
    en: 'embedded: this process publishes its events; off: it does not',
  }),
}
