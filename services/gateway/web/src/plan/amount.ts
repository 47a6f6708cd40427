import { groupDigits, shortAmount } from '../i18n/format.ts'
import { useText } from '../i18n/i18n.ts'
import { type Language, useLanguage } from '../i18n/language.ts'

/** A number of the plan in words: money shortened, with its exact digits beside; a ratio in per cent. */
export interface Amount {
  readonly short: string
  readonly exact: string
}

export function useAmount(): (value: string, unit: string) => Amount {
  const text = useText()
  const language = useLanguage()
  return (value, unit) => {
    switch (unit) {
      case 'CNY':
        return {
          short: text('plan.yuan', { amount: shortAmount(value, language) }),
          exact: text('plan.yuan', { amount: groupDigits(value) }),
        }
      case 'ratio': {
        const percent = `${percentOf(value)} %`
        return { short: percent, exact: percent }
      }
      default: {
        const digits = groupDigits(value)
        const told = isCurrency(unit) ? `${unit} ${digits}` : digits
        return { short: told, exact: told }
      }
    }
  }
}

/** Beside yuan, which have words of their own. */
const isCurrency = (unit: string): boolean => /^[A-Z]{3}$/.test(unit)

/** A ratio such as 0.1414 in per cent, with two digits; the point is moved, so that no digit is a float's. */
export function percentOf(ratio: string): string {
  const negative = ratio.startsWith('-')
  const [whole = '0', fraction = ''] = ratio.replace('-', '').split('.')
  const digits = `${whole}${fraction.padEnd(4, '0').slice(0, 4)}`.replace(/^0+(?=\d{5})/, '')
  const at = digits.length - 2
  const shown = `${digits.slice(0, at).replace(/^0+(?=\d)/, '')}.${digits.slice(at)}`
  return `${negative ? '-' : ''}${shown.replace(/\.?0+$/, '')}`
}

interface Scale {
  readonly unit: string
  readonly of: (value: string | undefined) => number | null
}

/** How a chart draws numbers of a unit: money in 亿元 in Chinese, in millions in English. */
export function scaleOf(unit: string, language: Language): Scale {
  const isYuan = unit === 'CNY'
  const places = isYuan && language === 'zh' ? 8 : isCurrency(unit) ? 6 : 0
  const names = isYuan ? { zh: '亿元', en: 'CNY M' } : { zh: `百万 ${unit}`, en: `${unit} M` }
  return {
    unit: isCurrency(unit) ? names[language] : '',
    of: (value) => (value === undefined ? null : Number(`${value}e-${places}`)),
  }
}
