/** What the film's player says about stretches of a film, English. */
export const playerEn = {
  player: {
    loopStart: 'Loop from here',
    loopEnd: 'Loop up to here',
    loopClear: 'Play on without a loop',
    loop: 'Loop',
    markers: 'Errors and kicks',
    marker: { error: 'Error', kick: 'Kick' },
    markerAt: '{name} at {time}',
    markerWithCodeAt: '{name} {code} at {time}',
    gaps: '{gaps}, {missing}',
    gapCount: '{count} gap | {count} gaps',
    missingCount: '{count} event missing | {count} events missing',
  },
}
