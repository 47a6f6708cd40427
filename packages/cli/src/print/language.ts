export type Language = 'zh' | 'en'

/** The reader's language: SEEDLINE_LANGUAGE, else the locale, else English. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.SEEDLINE_LANGUAGE || env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
