// `node bench/src/grpc/main.ts`: this part of the bench alone.
import { measureGrpc } from './measure.ts'

const rows = await measureGrpc({ report: console.log })
for (const { name, ours, baseline, ratio, goal, met } of rows) {
  const range = `${ratio.median.toFixed(2)} [${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)}]`
  console.log(`${name}: ${ours.toFixed(1)} / ${baseline.toFixed(1)} µs = ${range}, ${goal}: ${met}`)
}
