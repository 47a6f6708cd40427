import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { onlyUsedAntdCss } from './build/antd-css.ts'
import { compressAssets } from './build/compress-assets.ts'
import { limitFirstLoad } from './build/first-load.ts'

export default defineConfig({
  plugins: [react(), onlyUsedAntdCss(), compressAssets(), limitFirstLoad()],
  server: { proxy: { '/api': process.env.SEEDLINE_GATEWAY ?? 'http://127.0.0.1:8080' } },
  // The gateway puts another nonce there for each answer.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    // Inlined data: URLs would need a looser Content-Security-Policy.
    assetsInlineLimit: 0,
  },
})
