import type { World } from '../world/world.ts'

export function watchBuilds(_world: World): void {}
