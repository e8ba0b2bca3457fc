import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'

/** Something the operator can do now, from the palette as from its own control. */
export interface Action {
  /** Stable name; also the end of its test id. */
  readonly id: string
  readonly title: string
  readonly group: string
  readonly shortcut?: string
  readonly run: () => unknown
}

type ActionList = () => readonly Action[]
/** Takes a list of actions for as long as the calling component lives. */
export type OfferActions = (list: ActionList) => void

/** Every action of the screens that are open. */
export const useActionsStore = defineStore('actions', () => {
  const lists = shallowRef<readonly ActionList[]>([])
  const actions = computed(() => lists.value.flatMap((list) => list()))

  function add(list: ActionList): () => void {
    lists.value = [...lists.value, list]
    return () => (lists.value = lists.value.filter((known) => known !== list))
  }

  return { actions, add }
})

/** Offers actions for as long as the calling component lives; the list follows what is possible. */
export function useActions(list: ActionList): void {
  onScopeDispose(useActionsStore().add(list))
}
