import type { EventRow } from '../../../src-shared/console'

/** The part of an event that the check looks at; a row of a recording is one, and so is a numbered record. */
export type CheckedEvent = Pick<
  EventRow,
  'ordinal' | 'atNs' | 'instanceId' | 'kind' | 'name' | 'from' | 'to' | 'code' | 'payload'
>
