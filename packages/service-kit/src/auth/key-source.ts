import { readFile } from 'node:fs/promises'
import { causedBy, refusal } from '@seedline/contracts/refusals'
import { createLocalJWKSet, type JSONWebKeySet, type LocalJWKSet } from 'jose'

/** The public keys that verify tokens, kept fresh. */
export interface KeySource {
  /**
   * The keys as last read; reads them when they never were, or grew old.
   * @throws ProblemError TOKEN_KEYS_UNAVAILABLE, also once they have expired
   */
  current(): Promise<LocalJWKSet>
  /** Reads again, unless that was done a moment ago. True when the keys are others than before. */
  renewed(): Promise<boolean>
  /** Starts a reading in the background when the keys grew old; costs a comparison otherwise. */
  touch(): void
  /** Whether the keys couldn't be read for so long that one of them may have been withdrawn meanwhile. */
  expired(): boolean
}

export interface KeySourceOptions {
  readonly load: () => Promise<string>
  /** Keys older than this are read again, in ms. */
  readonly staleAfterMs: number
  /** Keys older than this serve no longer, in ms: what was withdrawn while they can't be read ends by then. */
  readonly expireAfterMs: number
  /** No two readings are closer than this, in ms: unknown key ids can't make us read for ever. */
  readonly cooldownMs: number
  readonly now: () => number
  /** Called when the keys are others than before, e.g. one was withdrawn. */
  readonly onChange: () => void
}

/** Keys read by `load` and remembered; old keys serve on while a reading fails, until they expire. */
export function keySource(options: KeySourceOptions): KeySource {
  const { load, staleAfterMs, expireAfterMs, cooldownMs, now, onChange } = options
  let keys: LocalJWKSet | undefined
  let text = ''
  let triedAt = Number.NEGATIVE_INFINITY
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<boolean> | undefined

  const read = async (): Promise<boolean> => {
    triedAt = now()
    // What it says was so when it was asked for, however long the answer took.
    const askedAt = triedAt
    const found = await load()
    if (found === text) {
      readAt = askedAt
      return false
    }
    keys = createLocalJWKSet(JSON.parse(found) as JSONWebKeySet)
    readAt = askedAt
    if (text !== '') onChange()
    text = found
    return true
  }
  const reread = (): Promise<boolean> => {
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }
  const mayTry = (): boolean => now() - triedAt >= cooldownMs
  const stale = (): boolean => now() - readAt >= staleAfterMs
  const expired = (): boolean => keys !== undefined && now() - readAt >= expireAfterMs
  const touch = (): void => {
    if (stale() && mayTry() && !reading) reread().catch(() => undefined)
  }
  return {
    touch,
    expired,
    async renewed() {
      if (!reading && !mayTry()) return false
      return reread().catch(() => false)
    },
    async current() {
      if (keys && !expired()) {
        touch()
        return keys
      }
      // Keys that expired are not asked for by every call that needs them.
      if (keys && !reading && !mayTry()) throw refusal('TOKEN_KEYS_UNAVAILABLE')
      try {
        await reread()
      } catch (cause) {
        throw causedBy(cause, 'TOKEN_KEYS_UNAVAILABLE')
      }
      if (!keys) throw refusal('TOKEN_KEYS_UNAVAILABLE')
      return keys
    },
  }
}

const mostBytes = 262_144

/** A JWKS document on disk, at most 256 KiB. */
export const keysFromFile = (path: string) => async (): Promise<string> =>
  bounded(await readFile(path, 'utf8'))

/** A JWKS document over HTTP, at most 256 KiB, within 5 s, from that very address. */
export const keysFromUrl = (url: string) => async (): Promise<string> => {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) })
  if (!answer.ok || !answer.body) throw new Error(`The key server answered ${answer.status}`)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body) {
    size += part.byteLength
    if (size > mostBytes) throw new Error('The key document is larger than 256 KiB')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function bounded(text: string): string {
  if (text.length > mostBytes) throw new Error('The key document is larger than 256 KiB')
  return text
}
