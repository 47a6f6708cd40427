import { parseArgs } from 'node:util'
import { doctor } from './commands/doctor.ts'
import { reset } from './commands/reset.ts'
import { start } from './commands/start.ts'
import { status } from './commands/status.ts'
import { stop } from './commands/stop.ts'
import { usualFolder } from './places.ts'
import { tell } from './report/stack-error.ts'

const usage = `pnpm start                     everything, until Ctrl-C
pnpm stack status [--json]     what runs, and where
pnpm stack stop                ends what runs, also what a killed start left behind
pnpm stack reset [--yes]       stop, and remove all data of the local stack
pnpm stack doctor [--json]     what is found, what is missing, what to type

Where pnpm isn't installed, npx brings it: npx --yes pnpm@12 start

  --folder PATH                where the stack keeps its data (usually .seedline)
  --no-demonstration           start: load no demonstration data into an empty database
  --no-restart                 start: leave down what crashes`

const options = {
  folder: { type: 'string', default: usualFolder },
  json: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  'no-demonstration': { type: 'boolean', default: false },
  'no-restart': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [command = 'help'] = positionals
  const print = (line: string) => console.log(line)
  if (values.help || positionals.length > 1) {
    print(usage)
    return values.help ? 0 : 64
  }
  switch (command) {
    case 'start':
      return start({
        folder: values.folder,
        demonstration: !values['no-demonstration'],
        restart: !values['no-restart'],
        print,
      })
    case 'status':
      return status({ folder: values.folder, json: values.json, print })
    case 'stop':
      return stop({ folder: values.folder, print })
    case 'reset':
      return reset({ folder: values.folder, yes: values.yes, print })
    case 'doctor':
      return doctor({ folder: values.folder, json: values.json, print })
    default:
      print(usage)
      return command === 'help' ? 0 : 64
  }
}

// A terminal that was closed must not keep the stack from stopping in order.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(tell(error))
  process.exitCode = 1
}
