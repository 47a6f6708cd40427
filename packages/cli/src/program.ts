import { Command } from 'commander'
import { exitCodes } from './print/failure.ts'
import { addAudit } from './verbs/audit.ts'
import { addDemo } from './verbs/demo.ts'
import { addEvents } from './verbs/events.ts'
import { addImportListed } from './verbs/import-listed.ts'
import { addImportOcf } from './verbs/import-ocf.ts'
import { addImportRows } from './verbs/import-rows.ts'
import { addKeys } from './verbs/keys.ts'
import { addDelivery, addReplay } from './verbs/operate.ts'
import { addSelfCheck } from './verbs/self-check.ts'
import { text } from './verbs/text.ts'
import { addToken } from './verbs/token.ts'
import { addVerify } from './verbs/verify.ts'

/** The whole command line. */
export function seedline(): Command {
  const program = new Command('seedline')
    .description(text('Seedline 命令行', 'Seedline from the command line'))
    .option('--json', text('以 JSON 输出结果', 'print the result as JSON'))
    .option('--gateway <url>', text('网关地址', 'address of the gateway'))
    .option('--token <jwt>', text('使用此令牌', 'use this token'))
    .showHelpAfterError()
    // Commander's own exits say 1 for every mistake: 1 means "no" here.
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.usage))
  addToken(program)
  addKeys(program)
  const imports = program.command('import').description(text('导入', 'import from elsewhere'))
  addImportOcf(imports)
  addImportListed(imports)
  addImportRows(imports)
  addDemo(program)
  addSelfCheck(program)
  addDelivery(program)
  addReplay(program)
  addEvents(program)
  addVerify(program)
  addAudit(program)
  return program
}
