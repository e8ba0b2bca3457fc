import type { SessionEdit, SessionSummary } from '../../src-shared/console'

/** A session as it is after an edit. */
export function withEdit(session: SessionSummary, edit: SessionEdit): SessionSummary {
  return { ...session, ...edit, tags: [...(edit.tags ?? session.tags)].sort() }
}

/** The edit that gives back what another one changes. */
export function inverseOf(edit: SessionEdit, { name, note, tags, pinned }: SessionSummary): SessionEdit {
  return {
    sessionId: edit.sessionId,
    ...(edit.name === undefined ? {} : { name }),
    ...(edit.note === undefined ? {} : { note }),
    ...(edit.tags === undefined ? {} : { tags: [...tags] }),
    ...(edit.pinned === undefined ? {} : { pinned }),
  }
}

/** The tags of a text that separates them by commas, each once and in order. */
export function parseTags(text: string): string[] {
  const tags = text.split(/[,，]/).map((tag) => tag.trim())
  return [...new Set(tags.filter((tag) => tag !== ''))].sort()
}
