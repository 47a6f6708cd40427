import type { IncomingMessage } from 'node:http'

/** The languages that sentences come in. */
export type Language = 'zh' | 'en'

interface Wish {
  readonly language: Language
  readonly quality: number
}

const wishOf = (range: string): Wish[] => {
  const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
  const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='))
  const language = tag.trim().split('-')[0]
  if (language !== 'zh' && language !== 'en') return []
  const parsed = quality === undefined ? 1 : Number(quality.slice(2))
  return Number.isFinite(parsed) && parsed > 0 ? [{ language, quality: parsed }] : []
}

/** The language an Accept-Language header asks for; English when it names neither. */
export const chosenLanguage = (header: string | undefined): Language => {
  const wishes = (header ?? '').slice(0, 500).split(',').flatMap(wishOf)
  return wishes.toSorted((a, b) => b.quality - a.quality)[0]?.language ?? 'en'
}

/** The language of the answer to a request. */
export const languageOf = (request: Pick<IncomingMessage, 'headers'>): Language =>
  chosenLanguage(request.headers['accept-language'])
