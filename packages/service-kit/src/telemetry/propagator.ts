import { type TextMapPropagator, trace } from '@opentelemetry/api'
import { formatTraceparent, parseTraceparent } from './traceparent.ts'

const header = 'traceparent'

/** W3C trace context, `traceparent` alone. */
export const traceparentPropagator: TextMapPropagator = {
  inject(context, carrier, setter) {
    const text = formatTraceparent(trace.getSpanContext(context))
    if (text !== undefined) setter.set(carrier, header, text)
  },
  extract(context, carrier, getter) {
    const found = getter.get(carrier, header)
    const parent = parseTraceparent(Array.isArray(found) ? found[0] : found)
    return parent ? trace.setSpanContext(context, parent) : context
  },
  fields: () => [header],
}
