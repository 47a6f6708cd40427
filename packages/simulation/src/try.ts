import { replaceModules } from './stand-ins/replace-modules.ts'
replaceModules([])
const { replaceClocks } = await import('./time/replace-clocks.ts')
const { settled, realNow } = await import('./time/real.ts')
const { createWorld } = await import('./world/world.ts')
const { serviceStart } = await import('./world/services.ts')
const { startProcess } = await import('./world/process.ts')
const fund = await serviceStart('fund')
const registry = await serviceStart('registry')
replaceClocks()
const t0 = realNow()
const world = createWorld('1')
const a = startProcess(world, fund, { place: 'fund-1', release: 0, life: 1 }, (p, why) => console.log('ended', p.place, why))
const b = startProcess(world, registry, { place: 'registry-1', release: 0, life: 1 }, (p, why) => console.log('ended', p.place, why))
process.on('unhandledRejection', (e) => console.log('UNHANDLED', e))
let ready = 0
await settled()
while (world.scheduler.steps < 5000) {
  if (!world.scheduler.step()) break
  await settled()
  if (ready === 0 && a.ready && b.ready) { ready = world.scheduler.steps; console.log('ready at step', ready, world.scheduler.now()) }
}
console.log(world.scheduler.steps, world.scheduler.now(), realNow() - t0, world.scheduler.digest, a.ready, b.ready)
console.log(world.log.slice(-30).join('\n'))
