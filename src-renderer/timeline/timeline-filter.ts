import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { RECORD_KINDS, type EventFilter, type RecordKind } from '../../src-shared/console'

/** Timers are for those who ask; everything else tells the story. */
const HIDDEN_AT_FIRST: readonly RecordKind[] = ['timer']

export interface TimelineFilter {
  readonly kinds: Ref<readonly RecordKind[]>
  readonly showHeartbeats: Ref<boolean>
  readonly text: Ref<string>
  readonly selectedOnly: Ref<boolean>
  /** What is asked of the recorder. */
  readonly filter: ComputedRef<EventFilter>
  readonly toggleKind: (kind: RecordKind, shown: boolean) => void
  /** Shows everything that was recorded. */
  readonly showAll: () => void
}

/** What a timeline shows. @param selectedInstanceIds the instances that `selectedOnly` means. */
export function createTimelineFilter(selectedInstanceIds: () => readonly number[]): TimelineFilter {
  const kinds = ref<readonly RecordKind[]>(RECORD_KINDS.filter((kind) => !HIDDEN_AT_FIRST.includes(kind)))
  const showHeartbeats = ref(false)
  const text = ref('')
  const selectedOnly = ref(false)

  const filter = computed<EventFilter>(() => ({
    ...(kinds.value.length < RECORD_KINDS.length && { kinds: kinds.value }),
    ...(!showHeartbeats.value && { hideHeartbeats: true }),
    ...(text.value.trim() !== '' && { text: text.value.trim() }),
    ...(selectedOnly.value && { instanceIds: selectedInstanceIds() }),
  }))

  return {
    kinds,
    showHeartbeats,
    text,
    selectedOnly,
    filter,
    toggleKind(kind, shown) {
      kinds.value = RECORD_KINDS.filter((known) => (known === kind ? shown : kinds.value.includes(known)))
    },
    showAll() {
      kinds.value = [...RECORD_KINDS]
      showHeartbeats.value = true
      text.value = ''
      selectedOnly.value = false
    },
  }
}
