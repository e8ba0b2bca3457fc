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
        // Pure functions, which leave nothing behind: a new process for each file takes longer than its tests.
        test: { name: 'shared', include: ['src-shared/**/*.test.ts'], isolate: false, ...EVERYWHERE },
      },
      {
        plugins: [vue()],
        test: {
          name: 'app',
          include: ['src-{main,renderer}/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}', 'e2e/**/*.test.ts'],
          ...EVERYWHERE,
        },
      },
    ],
  },
})
