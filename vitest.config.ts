import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const EVERYWHERE = {
  // Bounds for what hangs, not for what is slow: a machine under load takes several times as long.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // Worker threads of the recorder and native modules need processes of their own.
  pool: 'forks',
} as const

export default defineConfig({
  test: {
    projects: [
      {
        // What leaves nothing behind: a new process for each file takes longer than most of their tests.
        test: {
          name: 'node',
          include: ['src-{shared,main}/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}', 'e2e/**/*.test.ts'],
          isolate: false,
          ...EVERYWHERE,
        },
      },
      {
        // Components share a document, its styles and the stores of the window.
        plugins: [vue()],
        test: { name: 'window', include: ['src-renderer/**/*.test.ts'], ...EVERYWHERE },
      },
    ],
  },
})
