import type { Command } from 'commander'
import type { AuditVerifyOptions } from '../actions/audit-verify.ts'
import { doing } from '../context.ts'
import { text } from './text.ts'

/**
 * `seedline audit verify`: an export of the audit log, beside the heads that somebody kept. Ends with 1 where something
 * was altered, removed, inserted, reordered, cut off or forked; each is told with its position.
 */
export function addAudit(program: Command): void {
  const audit = program.command('audit').description(text('审计日志', 'the audit log'))
  audit
    .command('verify')
    .argument('<file>', text('导出文件（NDJSON）', 'file of an export (NDJSON)'))
    .description(
      text('核对审计日志的导出文件与自存的树头', 'check an export against the heads that you kept'),
    )
    .option('--head <file...>', text('自存的树头，每行一个', 'heads that you kept, one a line'))
    .option('--keys <file>', text('公布的公钥（JWKS）', 'the published keys (JWKS)'))
    .action(
      doing(async (context, file: string, options: AuditVerifyOptions) =>
        (await import('../actions/audit-verify.ts')).verifyAudit(context, file, options),
      ),
    )
}
