/** An answer put back into its detached signature: one text that any tool for JWS checks (RFC 7515, section 7.1). */
export function compactJws(payload: string, detached: string): string {
  const [header = '', , signature = ''] = detached.split('.')
  return [header, base64Url(payload), signature].join('.')
}

function base64Url(text: string): string {
  // In parts: an argument list has its limits, and an answer may be long.
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte))
  return btoa(bytes.join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
