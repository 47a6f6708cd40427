import type { Circus } from '@jest/types'
import { giveTime } from '@seedline/testing/patient-events'
import { TestEnvironment } from 'jest-environment-jsdom'

/**
 * What browsers have and jsdom lacks. A test asks for it in its first line; Jest wants a class here, and as the
 * default export.
 */
export default class BrowserEnvironment extends TestEnvironment {
  handleTestEvent(event: Circus.Event, state: Circus.State): void {
    giveTime(event, state)
  }

  override async setup(): Promise<void> {
    await super.setup()
    const { TextEncoder, TextDecoder, Headers, AbortSignal, AbortController, Blob, File } =
      globalThis
    Object.assign(this.global, { TextEncoder, TextDecoder, Headers, AbortSignal, AbortController })
    Object.assign(this.global, { structuredClone, ReadableStream, Uint8Array, Blob, File })
    // Nothing has a size here, so that nothing is told of sizes.
    Object.assign(this.global, { ResizeObserver: nothingObserved, MessageChannel: soon })
    const { window } = this.global
    window.matchMedia = (media: string) => ({ ...wide, media })
    // jsdom computes no style of a pseudo-element, and says so on each call.
    const computed = window.getComputedStyle.bind(window)
    window.getComputedStyle = (element: Element) => computed(element)
  }
}

const wide = {
  matches: false,
  onchange: null,
  addListener: ignore,
  removeListener: ignore,
  addEventListener: ignore,
  removeEventListener: ignore,
  dispatchEvent: () => false,
}

const nothingObserved = function (this: object): void {
  Object.assign(this, { observe: ignore, unobserve: ignore, disconnect: ignore })
}

function ignore(): void {}

// Node's own channel would keep the process of the tests alive.
const soon = function (this: object): void {
  const port1 = { onmessage: ignore as (event: object) => void }
  const postMessage = (data: unknown) => void setTimeout(() => port1.onmessage({ data }), 0)
  Object.assign(this, { port1, port2: { postMessage } })
}
