import type { Candidate } from '../choice.ts'
import { dockerEngine } from '../docker/docker.ts'
import { kafkaVersion, keptClassPath } from '../kafka/class-path.ts'
import { findJava } from '../kafka/java.ts'
import { candidates as kafkaWays } from '../kafka/start-kafka.ts'
import { pythonLook } from '../mongo/python.ts'
import { candidates as mongoWays } from '../mongo/start-mongo.ts'
import { type Places, sharedCache } from '../places.ts'
import { findProgram } from '../processes/find-program.ts'
import type { Ledger } from '../processes/ledger.ts'
import { typed } from '../report/typed.ts'
import { type Check, type Finding, fault, fine, hint } from './check.ts'

// The ways are only looked at here, never taken: nothing is started, so nothing is noted.
const noLedger: Ledger = {
  file: '',
  addProcess: () => undefined,
  addContainer: () => undefined,
  remove: () => undefined,
}

/** What concerns MongoDB and Kafka: which way would be taken, and each way by itself. */
export function serverChecks(places: Places): readonly Check[] {
  return [
    {
      name: 'mongodb',
      look: () =>
        firstWay(
          mongoWays(places, noLedger, {}),
          'install MongoDB 8, Docker, Python 3.10 or Rust, or set MONGO_URL',
        ),
    },
    program('mongod', 'optional: install MongoDB 8 (www.mongodb.com/docs/manual/installation)'),
    program(
      'secantusd-rs',
      `optional: \`${typed('start')}\` builds it with cargo when nothing else is there`,
    ),
    {
      name: 'python3',
      look: async () => {
        const { usable, why } = await pythonLook(process.env)
        return usable
          ? fine(why)
          : hint(why, 'optional: install Python 3.10 or newer with venv; used before cargo')
      },
    },
    program('cargo', 'optional: install Rust; used when there is no other MongoDB'),
    {
      name: 'kafka',
      look: () =>
        firstWay(
          kafkaWays(places, noLedger, {}),
          'install Java 17 and Maven, or Docker, or set KAFKA_BROKERS',
        ),
    },
    {
      name: 'java',
      look: async () => {
        const java = await findJava()
        return 'why' in java
          ? hint(
              java.why,
              'Debian: apt-get install openjdk-17-jre-headless; macOS: brew install openjdk',
            )
          : fine(`version ${java.version}`)
      },
    },
    program('mvn', 'Debian: apt-get install maven; macOS: brew install maven'),
    {
      name: 'kafka jars',
      look: () =>
        keptClassPath() === undefined
          ? hint(
              `not fetched yet (looked in ${sharedCache})`,
              `\`${typed('start')}\` has Maven fetch them`,
            )
          : fine(`Apache Kafka ${kafkaVersion()}`),
    },
    {
      name: 'docker',
      look: async () => {
        const engine = await dockerEngine()
        return engine.up
          ? fine(`engine ${engine.version}`)
          : hint(engine.why, 'optional: start Docker; the tests then run on containers')
      },
    },
    program('chromium', 'optional: install Chromium; the browser journeys need it'),
    program(
      'kcat',
      'optional: Debian: apt-get install kcat; shows events as other programs see them',
    ),
  ]
}

async function firstWay(
  ways: readonly Candidate<string, unknown>[],
  mend: string,
): Promise<Finding> {
  for (const way of ways) {
    const sight = await way.look()
    if (sight.usable) return fine(`${way.kind}: ${sight.why}`)
  }
  return fault('no way to get one', mend)
}

function program(name: string, mend: string): Check {
  return {
    name,
    look: () => {
      const found = findProgram(name)
      return found === undefined ? hint('not on the PATH', mend) : fine(found)
    },
  }
}
