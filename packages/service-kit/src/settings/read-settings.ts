import type { z } from 'zod'
import { developmentFaults, type SettingFault } from './development-guards.ts'
import { mendOf } from './explained.ts'

/** sysexits' EX_CONFIG: something is wrong with the configuration, so a restart can't help. */
export const settingsExitCode = 78

/** Every mistake in the settings at once, each with its mend. Never holds a value. */
export class SettingsError extends Error {
  readonly exitCode: number
  readonly faults: readonly SettingFault[]

  constructor(faults: readonly SettingFault[]) {
    super(messageOf(faults))
    this.name = 'SettingsError'
    this.exitCode = settingsExitCode
    this.faults = faults
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The settings that the schema describes, read from environment variables of the same names; an
 * empty variable counts as absent. @throws SettingsError naming every mistake.
 */
export function readSettings<S extends z.ZodObject>(schema: S, env: Environment): z.infer<S> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value))
  const parsed = schema.safeParse(given)
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => faultOf(issue, schema, given))),
    ...alternativeFaults(schema, given),
    ...developmentFaults(given),
  ]
  if (!parsed.success || faults.length > 0) throw new SettingsError(firstPerSetting(faults))
  return parsed.data
}

function faultOf(issue: z.core.$ZodIssue, schema: z.ZodObject, given: Environment): SettingFault {
  const setting = String(issue.path[0] ?? '')
  const value = given[setting]
  const absent = value === undefined
  return {
    setting,
    fault: absent
      ? { zh: '未填写', en: 'is missing' }
      : { zh: '填写有误', en: withoutValue(issue.message, value) },
    mend: mendOf(schema.shape[setting] as z.ZodType | undefined) ?? { zh: '', en: '' },
  }
}

// A schema's own message may quote what it was given, and that may be a password.
const withoutValue = (message: string, value: string): string =>
  message.includes(value) ? 'is wrong' : message

/** Settings of which exactly one says something, and what it says. */
const alternatives = [
  {
    settings: ['AUTH_JWKS_FILE', 'AUTH_JWKS_URL'],
    mend: {
      zh: '填写其中一项，说明验证令牌的公钥在哪里',
      en: 'Set exactly one: where the keys that verify tokens are',
    },
  },
  {
    settings: ['SERVICE_TOKEN_FILE', 'DEV_SIGNING_KEY_FILE'],
    mend: {
      zh: '填写其中一项，说明本服务以什么令牌调用其他服务',
      en: 'Set exactly one: by which token this service calls others in its own name',
    },
  },
] as const

const alternativeFaults = (schema: z.ZodObject, given: Environment): SettingFault[] =>
  alternatives.flatMap(({ settings, mend }) => {
    const named = settings.filter((name) => given[name])
    if (!settings.every((name) => name in schema.shape) || named.length === 1) return []
    const fault =
      named.length === 0
        ? { zh: '两项都未填写', en: 'are both missing' }
        : { zh: '两项都填了', en: 'are both set' }
    return [{ setting: settings.join(', '), fault, mend }]
  })

const firstPerSetting = (faults: readonly SettingFault[]): SettingFault[] =>
  faults.filter((fault, at) => faults.findIndex((one) => one.setting === fault.setting) === at)

function messageOf(faults: readonly SettingFault[]): string {
  const lines = faults.flatMap(({ setting, fault, mend }) => [
    `  ${setting} ${fault.en}${mend.en && `. ${mend.en}`}`,
    `  ${' '.repeat(setting.length)} ${fault.zh}${mend.zh && `。${mend.zh}`}`,
  ])
  const [count, noun] = [faults.length, faults.length === 1 ? 'setting is' : 'settings are']
  return [`${count} ${noun} wrong / 有 ${count} 项设置不对：`, ...lines].join('\n')
}
