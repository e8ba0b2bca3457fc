import { fromProperty } from '../../../src-shared/protocol'
import { propertyField } from '../property-field'
import { accept, inRoom } from './command'
import { numberList, textList, wholeNumber } from './read-fields'

const MAX_MESSAGES = 100

/** 36_9: messages from a time on, `reverse` meaning upwards (protocol notes §8.1). */
export const getMessageList = inRoom(({ session, fields }) =>
  accept({
    datas: [
      ...session.room.history.find({
        fromMs: wholeNumber(fields['beginTime'], 0) || null,
        untilMs: null,
        limit: readLimit(fields['limit']),
        ascending: fields['reverse'] === true,
        messageTypes: new Set(numberList(fields['messageTypes'])),
        tags: [],
      }),
    ],
  }),
)

/** 36_36: the same for senders with certain tags; here `reverse` means downwards. */
export const getMessageListByTag = inRoom(({ session, fields }) => {
  const query = fromProperty('v2ChatroomGetMessageListByTag.tag', propertyField(fields, 'tag'))
  const ascending = query['reverse'] !== true
  const beginMs = wholeNumber(query['beginTime'], 0) || null
  const endMs = wholeNumber(query['endTime'], 0) || null
  return accept({
    datas: [
      ...session.room.history.find({
        fromMs: ascending ? beginMs : endMs,
        untilMs: ascending ? endMs : beginMs,
        limit: readLimit(query['limit']),
        ascending,
        messageTypes: new Set(numberList(query['messageTypes'])),
        tags: textList(query['tags']),
      }),
    ],
  })
})

function readLimit(limit: unknown): number {
  return Math.min(MAX_MESSAGES, wholeNumber(limit, MAX_MESSAGES) || MAX_MESSAGES)
}
