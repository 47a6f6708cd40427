/** A text with letters, digits and signs of one width, and blanks of one kind: as it is compared, never as it is kept. */
export const inOneWidth = (text: string): string =>
  text
    .replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u3000\s]+/g, ' ')
    .trim()
