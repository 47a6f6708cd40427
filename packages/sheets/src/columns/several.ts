/** The entries of a cell that may have several, with 、 or semicolons between. */
export const severalIn = (text: string): readonly string[] =>
  text
    .split(/[、；;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
