/** All that it takes to do a recording again. Imported for the first replay, not at each start. */
export { rerunSession } from '../replay/rerun/rerun-session'
export { replayWire } from '../replay/wire/replay-wire'
