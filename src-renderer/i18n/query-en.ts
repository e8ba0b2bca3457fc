/** The filter language in words, English. */
export const queryEn = {
  query: {
    field: {
      code: 'Result code',
      kind: 'Kind of the event',
      account: "Account of the event's instance; al* for a beginning",
      room: "Room of the event's instance; 30* for a beginning",
      instance: 'Number of the instance',
      name: 'Name of the event; on* for a beginning',
      from: 'What was left: a status, or the stage of an attempt',
      to: 'What was reached: a status, a stage or an outcome',
      stage: 'Stage of the login attempt that the event belongs to',
      direction: 'Whether the frame came in or went out',
      cmd: 'Command of the packet, by name or as in 36_2',
      is: 'Failures, kicks or heartbeats',
    },
    problem: {
      unknownField:
        'Column {column}: there is no field “{found}”. Put it in quotes to search for the text itself.',
      unknownValue: 'Column {column}: “{field}” cannot be “{found}”. Allowed: {allowed}.',
      notANumber: 'Column {column}: “{field}” takes a number, not “{found}”.',
      notADay: 'Column {column}: “{found}” is not a day. A day is written as 2026-11-30.',
      missingValue: 'Column {column}: a value is missing.',
      openQuote: 'Column {column}: the quoted text does not end.',
      textAfterQuote: 'Column {column}: a space must follow a quoted text.',
      tooManyTerms: 'Column {column}: no more than {allowed} terms.',
    },
  },
}
