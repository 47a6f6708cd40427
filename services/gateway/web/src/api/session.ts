import { getGetSessionUrl } from './gen/gateway.ts'
import { callGateway } from './http.ts'

/** Asks the gateway whether a token is good, without taking it for one's own. @throws GatewayProblem */
export async function verifyToken(token: string): Promise<void> {
  await callGateway(getGetSessionUrl(), {
    method: 'GET',
    headers: { authorization: `Bearer ${token}` },
  })
}
