import { createInstance } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { asLanguage, type Language } from './language.ts'
import { en } from './texts.en.ts'
import { type TextKey, zh } from './texts.zh.ts'

const STORED = 'seedline.language'

export const i18n = createInstance()

/** The language of the address (?lang=), else the last choice, else the browser's. */
export async function startI18n(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked) localStorage.setItem(STORED, asLanguage(asked))
  await i18n.use(initReactI18next).init({
    lng: asLanguage(asked ?? localStorage.getItem(STORED) ?? navigator.language),
    resources: { zh: { translation: zh }, en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = i18n.language === 'en' ? 'en' : 'zh-CN'
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language)
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
  await i18n.changeLanguage(language)
}

/** Translates a known key; a key that isn't in both languages doesn't compile. */
export function useText(): (key: TextKey, values?: Record<string, string | number>) => string {
  const { t } = useTranslation()
  return (key, values) => t(key, values ?? {})
}
