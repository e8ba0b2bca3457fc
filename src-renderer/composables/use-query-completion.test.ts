import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { useQueryCompletion } from './use-query-completion'

function open(initial: string) {
  const text = ref(initial)
  const completion = useQueryCompletion(text, () => ({ account: ['alice', 'bob'] }))
  completion.typed(initial.length)
  const labels = () => completion.suggestions.value.map(({ label }) => label)
  return { ...completion, text, labels }
}

describe('completion of a query', () => {
  it('offers fields where a term begins, and values after a colon', () => {
    expect(open('co').labels()[0]).toBe('code:')
    expect(open('kind:frame account:').labels()).toEqual(['alice', 'bob'])
  })

  it('chooses with the arrow keys, round the list, and takes with Enter', () => {
    const { pressKey, text, activeIndex } = open('account:')
    pressKey('ArrowUp')
    expect(activeIndex.value).toBe(1)
    pressKey('ArrowDown')
    expect(pressKey('Enter')).toEqual({ type: 'accepted', text: 'account:alice ', caret: 14 })
    expect(text.value).toBe('account:')
  })

  it('goes on to the values once a field was taken, and ends with a value', () => {
    const { accept, suggestions, text, labels } = open('acc')
    const taken = suggestions.value[0] && accept(suggestions.value[0])
    if (taken?.type === 'accepted') text.value = taken.text
    expect(text.value).toBe('account:')
    expect(labels()).toEqual(['alice', 'bob'])
    if (suggestions.value[0]) accept(suggestions.value[0])
    expect(labels()).toEqual([])
  })

  it('leaves Enter alone when nothing was chosen, and closes with Escape', () => {
    const { pressKey, labels } = open('co')
    expect(pressKey('Enter').type).toBe('ignored')
    expect(pressKey('Escape').type).toBe('handled')
    expect(labels()).toEqual([])
    expect(pressKey('ArrowDown').type).toBe('ignored')
  })
})
