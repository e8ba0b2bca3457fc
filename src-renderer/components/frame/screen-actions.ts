import { defineComponent } from 'vue'
import { useScreenActions } from '../../composables/use-screen-actions'

/** Shows nothing: offers what every screen can do, for as long as the palette is open. Loaded with the first palette. */
export default defineComponent({
  name: 'ScreenActions',
  setup() {
    useScreenActions()
    return () => null
  },
})
