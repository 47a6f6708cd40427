import mongoose from 'mongoose'
import { type Candidate, startCandidate } from '../append/candidate.ts'
import type { Pace } from '../append/closed-loop.ts'
import type { Measurement } from '../harness/measurement.ts'
import { interleaved, pairsOf } from '../harness/pairs.ts'

const RUN_MS = 1500
/** A service runs for weeks: what counts is the code as V8 leaves it after some thousand calls. */
const WARM_UP = 2

/** What it costs that an audit entry is durable before an answer leaves. */
export const audit: Measurement = {
  id: 'audit',
  about:
    'audit entries, durable in the Merkle log, against a bare insertOne each, 1 and 64 in flight',
  async measure({ mongoUrl, say }) {
    const databases = { ours: 'bench_audit_log', raw: 'bench_audit_raw' }
    await drop(mongoUrl, Object.values(databases))
    const candidates: Candidate[] = []
    try {
      const ours = await startCandidate('auditLog', mongoUrl, databases.ours)
      candidates.push(ours)
      const raw = await startCandidate('auditRaw', mongoUrl, databases.raw)
      candidates.push(raw)
      const compared = async (inFlight: number) => {
        const run = (one: Candidate) => async (): Promise<Pace> => {
          const pace = await one.run({ inFlight, ms: RUN_MS })
          say(`${inFlight} in flight, ${one === ours ? 'ours' : 'raw'}: ${pace.rate.toFixed(0)}/s`)
          return pace
        }
        for (let round = 0; round < WARM_UP; round += 1) {
          await run(ours)()
          await run(raw)()
        }
        return interleaved(run(ours), run(raw))
      }
      const [alone, crowd] = [await compared(1), await compared(64)]
      return [
        {
          name: 'audit entries, 1 in flight, against insertOne',
          unit: 'entries/s',
          pairs: pairsOf(alone, ({ rate }) => rate),
          goal: { is: 'at least', ratio: 0.8 },
        },
        {
          name: 'audit entries, 64 in flight, against insertOne',
          unit: 'entries/s',
          pairs: pairsOf(crowd, ({ rate }) => rate),
          goal: { is: 'at least', ratio: 3 },
        },
        {
          name: 'client CPU per audit entry, 64 in flight, against insertOne',
          unit: 'µs',
          pairs: pairsOf(crowd, ({ cpu }) => cpu),
          goal: { is: 'at most', ratio: 0.3 },
        },
      ]
    } finally {
      for (const candidate of candidates) await candidate.stop()
      await drop(mongoUrl, Object.values(databases))
    }
  },
}

async function drop(mongoUrl: string, databases: readonly string[]): Promise<void> {
  const connection = await mongoose.createConnection(mongoUrl).asPromise()
  for (const name of databases) await connection.useDb(name).dropDatabase()
  await connection.close()
}
