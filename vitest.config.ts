import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const EVERYWHERE = {
  testTimeout: 20_000,
  hookTimeout: 30_000,
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
