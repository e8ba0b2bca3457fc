/**
 * What can be said about a line of generated code. `N1` to `N15` are the slips of the login guide in the order of
 * domain.md §9.18: the code is right, and the annotation says what the guide has there. `skipped` is a step that the
 * platform does not have, and `note` an advice.
 */
export const ANNOTATION_KINDS = {
  N1: 'slip',
  N2: 'slip',
  N3: 'slip',
  N4: 'slip',
  N5: 'slip',
  N6: 'slip',
  N7: 'slip',
  N8: 'slip',
  N9: 'slip',
  N10: 'slip',
  N11: 'slip',
  N12: 'slip',
  N13: 'slip',
  N14: 'slip',
  N15: 'slip',
  noInitParams: 'skipped',
  noInitCall: 'skipped',
  noLinkStep: 'skipped',
  noServiceStep: 'skipped',
  reuseInstance: 'note',
  cacheInstanceId: 'note',
  uploadAvatar: 'note',
  noStaticToken: 'note',
  swappedLinkArguments: 'note',
  faultLeftOut: 'note',
} as const

export type AnnotationKey = keyof typeof ANNOTATION_KINDS
export type AnnotationKind = (typeof ANNOTATION_KINDS)[AnnotationKey]

export interface CodeAnnotation {
  /** Counted from 1. */
  readonly line: number
  readonly kind: AnnotationKind
  readonly key: AnnotationKey
}
