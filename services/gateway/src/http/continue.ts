import type { IncomingMessage, ServerResponse } from 'node:http'

const asksFirst = ({ headers }: IncomingMessage): boolean =>
  /^100-continue$/i.test(headers.expect ?? '')

/**
 * For a sender that asks before it sends its body (`Expect: 100-continue`): unless it is told to go on, nobody can say
 * whether the body or the next request comes next, so the connection ends with the answer.
 */
export const endUnlessAsked = (response: ServerResponse): void => {
  response.setHeader('Connection', 'close')
}

/** Tells a sender that asked that its body is wanted. */
export const askForBody = (request: IncomingMessage, response: ServerResponse): void => {
  if (!asksFirst(request)) return
  response.removeHeader('Connection')
  response.writeContinue()
}
