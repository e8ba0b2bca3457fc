import type { playerEn } from './player-en'

/** What the film's player says about stretches of a film, Chinese. */
export const playerZhCN: typeof playerEn = {
  player: {
    loopStart: '从此处开始循环',
    loopEnd: '循环到此处为止',
    loopClear: '取消循环',
    loop: '循环',
    markers: '错误与踢人',
    marker: { error: '错误', kick: '踢人' },
    markerAt: '{name}，{time}',
    markerWithCodeAt: '{name} {code}，{time}',
    gaps: '{gaps}，{missing}',
    gapCount: '{count} 处缺口',
    missingCount: '缺少 {count} 个事件',
  },
}
