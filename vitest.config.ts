import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const EVERYWHERE = {
  // Bounds for what hangs, not for what is slow: a machine under load takes several times as long.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // Worker threads of the recorder and native modules need processes of their own.
  pool: 'forks',
  // What leaves nothing behind: a new process for each file takes longer than most of their tests.
  isolate: false,
  // Vitest leaves one processor idle by itself, which is half of a machine that has two.
  maxWorkers: '100%',
} as const

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['src-{shared,main}/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}', 'e2e/**/*.test.ts'],
          ...EVERYWHERE,
        },
      },
      {
        plugins: [vue()],
        test: { name: 'window', include: ['src-renderer/**/*.test.ts'], ...EVERYWHERE },
      },
    ],
  },
})
