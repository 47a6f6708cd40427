import type { Playing } from '../story/play.ts'

export async function checkDays(_playing: Playing): Promise<readonly string[]> {
  return []
}
