import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

/**
 * The server bundle holds the pages (.tsx) only. Every `#…​.ts` import stays an import: Node runs those files as they are,
 * through the package's own imports map, so that the server has one copy of the house and of what native modules it loads.
 */
const ownSourceFiles = /^#[^?]+\.ts$/

export default defineConfig({
  plugins: [reactRouter()],
  logLevel: 'warn',
  build: { assetsInlineLimit: 0 },
  environments: {
    ssr: { build: { rolldownOptions: { external: ownSourceFiles } } },
  },
})
