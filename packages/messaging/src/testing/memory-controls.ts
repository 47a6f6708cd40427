import type { Instant } from '@seedline/values'
import type { ControlStore, ReplayWish } from '../operate/control-store.ts'

/** Wishes of operators in memory, for one subscription. */
export function memoryControls(): ControlStore & { paused: boolean } {
  const replays: ReplayWish[] = []
  const followed = new Map<string, number>()
  const controls = {
    paused: false,
    read: async () => ({ paused: controls.paused, replays: [...replays] }),
    async setPaused(_: string, paused: boolean) {
      controls.paused = paused
    },
    async requestReplay(_: string, from: Instant) {
      replays.push({ id: replays.length + 1, from })
    },
    followed: async (group: string, partitions: readonly string[]) =>
      new Map(partitions.map((name) => [name, followed.get(`${group}|${name}`) ?? 0])),
    async markFollowed(group: string, partitions: readonly string[], id: number) {
      for (const name of partitions) followed.set(`${group}|${name}`, id)
    },
  }
  return controls
}
