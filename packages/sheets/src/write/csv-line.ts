// A spreadsheet runs what begins like this (full-width signs too), also behind blanks that it trims.
const formula = /^[\s\u00a0\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u
// Nor is a number one, nor the sign that stands for a unit.
const noFormula = /^(?:-?[0-9]+(?:\.[0-9]+)?|%)$/

/** A text that no spreadsheet takes for a formula: an apostrophe goes before what could be one. */
export const neutralised = (text: string): string =>
  formula.test(text) && !noFormula.test(text) ? `'${text}` : text

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text

/** One line of RFC 4180. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(neutralised(cell))).join(',')}\r\n`

/** Spreadsheets read UTF-8 only behind this mark. */
export const byteOrderMark = '\ufeff'
