import { type Language, useLanguage } from './language.ts'

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }

/** Groups the digits of a decimal string; it never passes through a float. */
export function groupDigits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction ? `${grouped}.${fraction}` : grouped
}

/** A price with at least two decimals; no digit that was recorded is dropped. */
export function priceText(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  return `${groupDigits(whole)}.${fraction.padEnd(2, '0')}`
}

/** What an event counts in the currency's smallest unit, as a decimal. */
export function minorAmount(minorUnits: string, currency: string): string {
  const digits = fractionDigits(currency)
  const negative = minorUnits.startsWith('-')
  const units = minorUnits.replace('-', '').padStart(digits + 1, '0')
  const whole = units.slice(0, units.length - digits)
  const fraction = units.slice(units.length - digits)
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}

function fractionDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** An amount in words of its language, rounded to hundredths: 万 and 亿 in Chinese, M and bn in English. */
export function shortAmount(amount: string, language: Language): string {
  const whole = BigInt(amount.split('.')[0] ?? '0')
  const size = whole < 0n ? -whole : whole
  const steps: readonly [bigint, string][] =
    language === 'zh'
      ? [
          [100_000_000n, ' 亿'],
          [10_000n, ' 万'],
        ]
      : [
          [1_000_000_000n, ' bn'],
          [1_000_000n, ' M'],
        ]
  for (const [step, word] of steps) {
    if (size >= step) {
      const hundredths = (size * 100n + step / 2n) / step
      return `${whole < 0n ? '-' : ''}${groupDigits(trimZeros(hundredths))}${word}`
    }
  }
  return groupDigits(amount)
}

function trimZeros(hundredths: bigint): string {
  const digits = hundredths.toString().padStart(3, '0')
  const fraction = digits.slice(-2).replace(/0+$/, '')
  return `${digits.slice(0, -2)}${fraction ? `.${fraction}` : ''}`
}

export function useMoment(): (iso: string | undefined) => string {
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(LOCALE[language], {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  })
  return (iso) => (iso ? format.format(new Date(iso)) : '')
}
