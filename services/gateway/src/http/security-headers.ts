import type { RequestHandler } from 'express'

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // Pages of their own relax this one; anything else that a browser may be led to show runs nothing.
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  // Answers are about money and rights: no cache keeps them.
  'Cache-Control': 'no-store',
} as const

/** The headers that keep a browser from doing more than asked. */
export const securityHeaders = (production: boolean): RequestHandler => {
  const headers = new Map(
    Object.entries(
      production
        ? { ...everywhere, 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
        : everywhere,
    ),
  )
  return (_request, response, next) => {
    response.setHeaders(headers)
    next()
  }
}
