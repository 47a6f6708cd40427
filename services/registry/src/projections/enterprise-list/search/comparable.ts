/**
 * Text as fragments of it are found: width, case, compatibility forms, spaces and punctuation make no difference.
 * For searching alone: what is recorded stays as it was written.
 */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[\p{Z}\p{P}\p{S}\p{C}\p{Variation_Selector}]+/gu, '')
