import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { developmentIssuer } from '../auth/development-keys.ts'
import { readSettings, SettingsError } from './read-settings.ts'
import {
  addressSettings,
  authSettings,
  commonSettings,
  grpcServerSettings,
  kafkaSettings,
  mongoSettings,
  relaySettings,
  serviceTokenSettings,
} from './service-settings.ts'

const schema = z.object({
  ...commonSettings,
  ...authSettings,
  ...grpcServerSettings,
  ...mongoSettings('fund'),
  ...kafkaSettings,
  ...relaySettings,
  ...addressSettings('fund'),
})

const good = {
  SEEDLINE_ENV: 'development',
  AUTH_JWKS_FILE: 'keys/jwks.json',
  AUTH_ISSUER: developmentIssuer,
  GRPC_PORT: '7002',
  MONGO_URL: 'mongodb://127.0.0.1:27017/?directConnection=true',
  KAFKA_BROKERS: '127.0.0.1:9092, 127.0.0.1:9093',
  REGISTRY_ADDRESS: '127.0.0.1:7001',
}

function faultsIn(env: Record<string, string | undefined>): SettingsError {
  try {
    readSettings(schema, env)
  } catch (fault) {
    if (fault instanceof SettingsError) return fault
    throw fault
  }
  throw new Error('The settings were accepted')
}

describe('right settings', () => {
  test('are read into their types, with defaults for what is absent', () => {
    expect(readSettings(schema, { ...good, PATH: '/bin' })).toEqual({
      SEEDLINE_ENV: 'development',
      LOG_LEVEL: 'info',
      AUTH_JWKS_FILE: 'keys/jwks.json',
      AUTH_ISSUER: developmentIssuer,
      AUTH_AUDIENCE: 'seedline',
      GRPC_HOST: '127.0.0.1',
      GRPC_PORT: 7002,
      MONGO_URL: good.MONGO_URL,
      MONGO_DATABASE: 'seedline_fund',
      KAFKA_BROKERS: ['127.0.0.1:9092', '127.0.0.1:9093'],
      KAFKA_TOPIC_PREFIX: '',
      RELAY: 'embedded',
      REGISTRY_ADDRESS: '127.0.0.1:7001',
    })
  })

  test('count an empty variable as absent', () => {
    expect(readSettings(schema, { ...good, MONGO_DATABASE: '' }).MONGO_DATABASE).toBe(
      'seedline_fund',
    )
  })
})

describe('wrong settings', () => {
  test('are all named in one message, each with its mend in both languages', () => {
    const fault = faultsIn({ ...good, GRPC_PORT: 'many', MONGO_URL: undefined, RELAY: 'perhaps' })
    expect(fault.exitCode).toBe(78)
    expect(fault.message).toContain('3 settings are wrong')
    expect(fault.message).toContain('MONGO_URL is missing. Where MongoDB answers')
    expect(fault.message).toContain('未填写。MongoDB 的地址')
    expect(fault.faults.map((one) => one.setting).sort()).toEqual([
      'GRPC_PORT',
      'MONGO_URL',
      'RELAY',
    ])
  })

  test('never print what they hold, for it may be a password', () => {
    const canary = fc
      .stringMatching(/^[A-Za-z0-9]{8,24}$/)
      .filter((text) => !/^(mongodb|embedded|development)/.test(text))
    fc.assert(
      fc.property(canary, fc.constantFrom(...Object.keys(good)), (secret, name) => {
        try {
          readSettings(schema, { ...good, [name]: `${secret} ${secret}@x` })
        } catch (fault) {
          expect(String(fault)).not.toContain(secret)
        }
      }),
    )
  })

  test.each([
    ['neither', { AUTH_JWKS_FILE: undefined }, 'are both missing'],
    ['both', { AUTH_JWKS_URL: 'https://identity.example/jwks' }, 'are both set'],
  ])('include %s of the two sources of keys', (_name, change, said) => {
    expect(faultsIn({ ...good, ...change }).message).toContain(said)
  })
})

describe('a service that calls others in its own name', () => {
  const calling = z.object({ ...commonSettings, ...serviceTokenSettings })
  const read = (env: Record<string, string>) =>
    readSettings(calling, { SEEDLINE_ENV: 'development', ...env })

  test('says by exactly one token', () => {
    expect(read({ SERVICE_TOKEN_FILE: 'token' }).SERVICE_TOKEN_FILE).toBe('token')
    expect(read({ DEV_SIGNING_KEY_FILE: 'key' }).DEV_SIGNING_KEY_FILE).toBe('key')
    expect(() => read({})).toThrow(/SERVICE_TOKEN_FILE, DEV_SIGNING_KEY_FILE are both missing/)
    const both = { SERVICE_TOKEN_FILE: 'token', DEV_SIGNING_KEY_FILE: 'key' }
    expect(() => read(both)).toThrow(/are both set/)
  })
})

describe('production', () => {
  const production = {
    ...good,
    SEEDLINE_ENV: 'production',
    AUTH_ISSUER: 'https://identity.example',
  }

  test('is what a process runs in when nobody said otherwise', () => {
    const { SEEDLINE_ENV: _, ...unsaid } = production
    expect(readSettings(schema, unsaid).SEEDLINE_ENV).toBe('production')
    expect(faultsIn({ ...unsaid, AUTH_ISSUER: developmentIssuer }).message).toContain('AUTH_ISSUER')
  })

  test('refuses the development issuer', () => {
    expect(faultsIn({ ...production, AUTH_ISSUER: developmentIssuer }).faults).toEqual([
      expect.objectContaining({ setting: 'AUTH_ISSUER' }),
    ])
  })

  test('refuses every setting made for development, known or not', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^DEV_[A-Z_]{1,20}$/), (name) => {
        expect(faultsIn({ ...production, [name]: 'x' }).message).toContain(name)
        expect(() => readSettings(schema, { ...good, [name]: 'x' })).not.toThrow()
      }),
    )
  })
})
