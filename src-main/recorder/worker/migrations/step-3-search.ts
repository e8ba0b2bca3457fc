import type { Migration } from './migration'

/**
 * Format 3: what makes searching and seeking fast. All of it follows from the events and is filled in behind them.
 *
 * `film_snapshot` holds what is known of every instance after an event, as JSON: from there on a film has few events to
 * go through.
 *
 * Both search indices hold no text of their own. They go up to `search_progress.indexed_to` of each session; what comes
 * after is looked through event by event.
 *
 * A row's id is the session's shifted by 32 bits plus the event's ordinal. `event_text` holds the runs of three
 * characters in an event: the one tokenizer of FTS5 that finds parts of words, and Chinese. Without positions
 * (`detail=none`) it takes 71 bytes an event instead of 179. `event_facet` holds its fields as words.
 *
 * An event that is removed leaves both at once; the room it took is merged away later, a little at a time, instead of
 * by the removal that happens to cross a threshold (`deletemerge`).
 */
export const search: Migration = {
  sql: `
  CREATE TABLE search_progress (
    session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    indexed_to INTEGER NOT NULL,
    finished INTEGER NOT NULL
  );
  CREATE TABLE search_upkeep (removed_count INTEGER NOT NULL);
  INSERT INTO search_upkeep VALUES (0);

  CREATE TABLE film_snapshot (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (session_id, ordinal)
  );

  CREATE VIRTUAL TABLE event_text USING fts5(
    text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram'
  );
  CREATE VIRTUAL TABLE event_facet USING fts5(
    facets, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 tokenchars '_'"
  );
  INSERT INTO event_text (event_text, rank) VALUES ('deletemerge', 0);
  INSERT INTO event_facet (event_facet, rank) VALUES ('deletemerge', 0);

  CREATE TRIGGER event_search_removal AFTER DELETE ON event BEGIN
    DELETE FROM event_text WHERE rowid = (old.session_id << 32 | old.ordinal);
    DELETE FROM event_facet WHERE rowid = (old.session_id << 32 | old.ordinal);
    UPDATE search_upkeep SET removed_count = removed_count + 1;
  END;
  `,
}
