import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results/e2e',
  // Each test starts an app of its own with its own profile; two at a time is what two cores carry.
  workers: 2,
  fullyParallel: true,
  // Bounds for what hangs, not for what is slow: a machine under load takes several times as long.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: './test-results/e2e.json' }]],
})
