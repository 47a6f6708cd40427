import { useTranslation } from 'react-i18next'

export type Language = 'zh' | 'en'

export function asLanguage(text: string | null | undefined): Language {
  return text?.startsWith('en') ? 'en' : 'zh'
}

export function useLanguage(): Language {
  return asLanguage(useTranslation().i18n.language)
}
