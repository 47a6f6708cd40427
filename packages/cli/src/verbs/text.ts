import { languageOf } from '../print/language.ts'

/** A line of help in the reader's language. */
export function text(zh: string, en: string): string {
  return languageOf(process.env) === 'zh' ? zh : en
}
