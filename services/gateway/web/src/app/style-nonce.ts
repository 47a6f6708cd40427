/** The nonce that the gateway's Content-Security-Policy lets style sheets of this page carry. */
export function styleNonce(): { readonly nonce: string } {
  const mark = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return { nonce: mark?.nonce ?? '' }
}
