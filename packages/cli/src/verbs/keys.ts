import type { Command } from 'commander'
import { doing } from '../context.ts'
import { dataFolder } from '../running/data-folder.ts'
import { text } from './text.ts'

/**
 * `seedline keys`: the local key that signs development tokens, and its public half for the
 * services; made where there is none yet, refused in production.
 */
export function addKeys(program: Command): void {
  program
    .command('keys')
    .description(text('生成开发用签名密钥', 'make the development signing key'))
    .option('--folder <folder>', text('数据文件夹', 'data folder that keeps it'))
    .action(
      doing(async ({ output }, { folder = dataFolder() }: { readonly folder?: string }) => {
        const { ensureDevelopmentKeys } = await import('@seedline/service-kit/development-keys')
        const files = await ensureDevelopmentKeys(folder)
        output.result(files, () => {
          output.line({ zh: `签名密钥：${files.keyFile}`, en: `Signing key: ${files.keyFile}` })
          output.line({ zh: `公钥：${files.jwksFile}`, en: `Public keys: ${files.jwksFile}` })
        })
        return undefined
      }),
    )
}
