import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['src-{shared,main,renderer}/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}', 'e2e/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Worker threads of the recorder and native modules need processes of their own.
    pool: 'forks',
  },
})
