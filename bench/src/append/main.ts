// `node bench/src/append/main.ts MONGO_URL`: this part of the bench alone.
import { rowOf } from '../harness/figure.ts'
import { append } from './append.ts'
import { longStream } from './long-stream.ts'

const bench = { mongoUrl: process.argv[2] ?? '', kafkaBrokers: '', folder: '', say: console.log }
for (const measurement of [append, longStream]) {
  for (const figure of await measurement.measure(bench)) console.log(rowOf(figure))
}
