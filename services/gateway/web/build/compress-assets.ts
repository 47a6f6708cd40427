import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const fewestBytes = 1_024

/** Leaves a brotli and a gzip copy beside each built script and style sheet, for the gateway to send. */
export function compressAssets(): Plugin {
  return {
    name: 'compress-assets',
    apply: 'build',
    async writeBundle({ dir = 'dist' }, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        const content = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        if (!/\.(?:css|js|svg)$/.test(name) || content.length < fewestBytes) continue
        await Promise.all([
          copy(join(dir, `${name}.br`), brotli(content)),
          copy(join(dir, `${name}.gz`), promisify(gzip)(content, { level: 9 })),
        ])
      }
    },
  }
}

function brotli(content: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  })
}

async function copy(path: string, content: Promise<Buffer>): Promise<void> {
  await writeFile(path, await content)
}
