import { defineStore } from 'pinia'
import { markRaw } from 'vue'
import { useConsole } from '../console/use-console'
import { useFilmPlayer } from '../film/use-film-player'
import { useRecorderStore } from './recorder-store'
import { useRecordingsStore } from './recordings-store'

/** The film of the open session; it stays where it is while another screen is looked at. */
export const useFilmStore = defineStore('film', () => {
  const recordings = useRecordingsStore()
  const recorder = useRecorderStore()
  const player = useFilmPlayer({
    source: useConsole(),
    sessionId: () => recordings.openedId,
    eventCount: () => (recorder.sessionId === recordings.openedId ? recorder.status.committedOrdinal : 0),
  })
  return { player: markRaw(player) }
})
