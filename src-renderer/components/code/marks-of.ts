import type { AnnotationKey, AnnotationKind, CodeAnnotation } from '../../../src-shared/sdk-code'
import type { LineMark } from '../../editor/line-marks'

/** What weighs most is shown where a line has several. */
const WEIGHT: readonly AnnotationKind[] = ['slip', 'skipped', 'note']
const LOOKS = {
  slip: { sign: '!', tone: 'warn' },
  skipped: { sign: '↳', tone: 'muted' },
  note: { sign: 'i', tone: 'accent' },
} as const satisfies Record<AnnotationKind, object>

/** One sign for each line that something is said about, with all that is said. */
export function marksOf(
  annotations: readonly CodeAnnotation[],
  textOf: (key: AnnotationKey) => string,
): LineMark[] {
  const lines = new Set(annotations.map(({ line }) => line))
  return [...lines].map((line) => {
    const said = annotations.filter((annotation) => annotation.line === line)
    const kind = WEIGHT.find((one) => said.some((annotation) => annotation.kind === one)) ?? 'note'
    return { line, ...LOOKS[kind], text: said.map(({ key }) => textOf(key)).join('\n') }
  })
}
