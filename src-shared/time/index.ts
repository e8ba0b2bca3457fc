export { SystemClock, type Clock, type TimerHandle } from './clock'
export { ManualClock } from './manual-clock'
export { SeededRandom } from './seeded-random'
