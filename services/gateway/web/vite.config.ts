import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': process.env.SEEDLINE_GATEWAY ?? 'http://127.0.0.1:8080' } },
  build: {
    // Inlined data: URLs would need a looser Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
})
