import { useI18n } from 'vue-i18n'
import type { FilmPlayer } from '../film/use-film-player'
import { useActions } from '../stores/actions-store'

/** The player's buttons, in the palette too, while a film is open. */
export function useFilmActions(player: FilmPlayer): void {
  const { t } = useI18n()
  useActions(() => {
    if (player.outline.value === null) return []
    const group = t('action.group.film')
    const step = (direction: 'back' | 'forward', unit: 'event' | 'transition') => ({
      id: `film-${direction}-${unit}`,
      title: t(`film.${direction}.${unit}`),
      group,
      run: () => player.step(direction, unit),
    })
    return [
      player.playing.value
        ? { id: 'film-pause', title: t('film.pause'), group, run: player.pause }
        : { id: 'film-play', title: t('film.play'), group, run: player.play },
      step('back', 'event'),
      step('forward', 'event'),
      step('back', 'transition'),
      step('forward', 'transition'),
      ...(player.nextMarker.value === null
        ? []
        : [{ id: 'film-next-error', title: t('film.nextError'), group, run: player.seekNextMarker }]),
    ]
  })
}
