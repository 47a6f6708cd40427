import { decimalFields } from '../contract/decimal-fields.ts'
import { termOfEventValue } from '../contract/enumerations.ts'
import { groupDigits, minorAmount, priceText } from '../i18n/format.ts'
import { labelFor, wordFor } from '../i18n/glossary.ts'
import type { Language } from '../i18n/language.ts'
import { en } from '../i18n/texts.en.ts'
import { zh } from '../i18n/texts.zh.ts'

const texts = { zh, en }

type Details = Readonly<Record<string, unknown>>

/** One readable line of what an event says. */
export interface EventLine {
  readonly label: string
  readonly text: string
  /** The field that it stands for: a page makes links of ids. */
  readonly field: string
}

const pages: Readonly<Record<string, string>> = {
  dealId: '/deals/',
  fundId: '/funds/',
  enterpriseId: '/enterprises/',
}

/** The page about what an id stands for. */
export function pageOf({ field, text }: EventLine): string | undefined {
  const page = pages[field]
  return page && `${page}${encodeURIComponent(text)}`
}

/** What an event says, field by field, in the reader's language. Fields that say nothing are left out. */
export function eventLines(
  eventName: string,
  details: Details,
  language: Language,
): readonly EventLine[] {
  return Object.entries(details).flatMap(([field, value]) => {
    const text = written(field, value, language)
    return text === '' ? [] : [{ field, label: labelFor(eventName, field, language), text }]
  })
}

/** What a line of a history is about: its stage, its name, its amount or its quantity. */
export function subjectOf(details: Details, language: Language): string {
  const found = ['rung', 'round', 'name', 'partnerName', 'nameZh']
    .filter((field) => typeof details[field] === 'string')
    .slice(0, 1)
  const amounts = ['proposedAmount', 'approvedAmount', 'amount', 'quantity', 'totalQuantity']
    .filter((field) => details[field] !== undefined)
    .slice(0, 1)
  return [...found, ...amounts]
    .map((field) => written(field, details[field], language))
    .filter(Boolean)
    .join(' · ')
}

function written(field: string, value: unknown, language: Language): string {
  if (typeof value === 'string') return writtenText(field, value, language)
  if (typeof value === 'boolean') return texts[language][value ? 'value.yes' : 'value.no']
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    return value
      .map((entry) => written(field, entry, language))
      .filter(Boolean)
      .join(language === 'zh' ? '；' : '; ')
  }
  if (typeof value === 'object' && value !== null) return writtenObject(value as Details, language)
  return ''
}

function writtenText(field: string, value: string, language: Language): string {
  if (field === 'backTo') return wordFor('dealStatuses', value, language)
  const term = termOfEventValue(value)
  if (term) return wordFor(term.section, term.key, language)
  const decimal = /^-?\d+(\.\d+)?$/.test(value)
  if (decimal && field.endsWith('Price')) return priceText(value)
  return decimal && decimalFields.has(field) ? groupDigits(value) : value
}

function writtenObject(value: Details, language: Language): string {
  const { currency, minorUnits } = value
  // Canonical protobuf JSON leaves out what is 0.
  if (typeof currency === 'string' && Object.keys(value).every((key) => key in money)) {
    return `${currency} ${groupDigits(minorAmount(String(minorUnits ?? '0'), currency))}`
  }
  if ('title' in value && 'kind' in value) return evidence(value, language)
  return Object.entries(value)
    .map(([field, inner]) => [field, written(field, inner, language)] as const)
    .filter(([, text]) => text !== '')
    .map(
      ([field, text]) =>
        `${labelFor('', field, language)}${language === 'zh' ? '：' : ': '}${text}`,
    )
    .join(language === 'zh' ? '，' : ', ')
}

const money = { currency: true, minorUnits: true }

function evidence({ kind, title, url }: Details, language: Language): string {
  const parts = [String(title), wordFor('evidenceKinds', String(kind), language), url]
  return parts.filter(Boolean).join(' · ')
}
