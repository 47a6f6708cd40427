import { type Problem, problem } from '@seedline/values'

export const versionNotReached = (asked: number, current: number): Problem =>
  problem(
    'VERSION_NOT_REACHED',
    'invalid',
    {
      zh: `所问的第 ${asked} 版尚不存在，现在是第 ${current} 版`,
      en: `Version ${asked} was asked for, but the record is at version ${current}`,
    },
    {
      zh: '请使用写入时得到的版本号，或 0',
      en: 'Ask for the version that a write answered with, or for 0',
    },
    { facts: { asked: String(asked), current_version: String(current) } },
  )
