import type { Text } from '@seedline/values'
import { developmentIssuer } from '../auth/development-keys.ts'

export interface SettingFault {
  readonly setting: string
  readonly fault: Text
  readonly mend: Text
}

type Environment = Readonly<Record<string, string | undefined>>

/** An issuer that only development may trust: ours, or any on a host that can't exist. */
export const isDevelopmentIssuer = (issuer: string): boolean =>
  issuer === developmentIssuer ||
  /^[a-z]+:\/\/([^/]*\.)?(invalid|localhost|test)(:\d+)?(\/|$)/i.test(issuer)

/** What production refuses, whatever else is right. Anything but 'development' counts as production. */
export function developmentFaults(env: Environment): SettingFault[] {
  if (env.SEEDLINE_ENV === 'development') return []
  const leftovers = Object.keys(env)
    .filter((name) => name.startsWith('DEV_') && env[name])
    .map((setting) => ({
      setting,
      fault: { zh: '生产环境不接受开发专用的设置', en: 'is for development only' },
      mend: {
        zh: '删去它；若在开发，请设 SEEDLINE_ENV=development',
        en: 'Remove it; when developing, set SEEDLINE_ENV=development',
      },
    }))
  const issuer = env.AUTH_ISSUER
  if (issuer === undefined || !isDevelopmentIssuer(issuer)) return leftovers
  return [
    ...leftovers,
    {
      setting: 'AUTH_ISSUER',
      fault: {
        zh: '是开发用的签发者，生产环境不接受',
        en: 'names an issuer for development, which production refuses',
      },
      mend: {
        zh: '填写真实身份服务的签发者；若在开发，请设 SEEDLINE_ENV=development',
        en: 'Name the real identity provider; when developing, set SEEDLINE_ENV=development',
      },
    },
  ]
}
