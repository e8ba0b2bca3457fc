/** Why something cannot be recorded, read, imported or exported. */
export const RECORDER_REFUSALS = {
  recordingMissing: /^There is no (?:recording|session) (?<id>\d+)(?: in the recording)?\.$/s,
  eventMissing: /^There is no event (?<ordinal>\d+) in a session (?<id>\d+) in the recording\.$/s,
  sessionLive: /^The session is being recorded; it can be deleted after its end\.$/s,
  sessionRecordedElsewhere:
    /^Another program, process (?<process>\d+), is recording the session\. Let it end, or end it; the session can be deleted then\.$/s,
  transferBusy: /^another export or import is running; wait for it or cancel it$/s,
  droppedTooLarge: /^the file is larger than (?<most>\d+) bytes and cannot be imported$/s,
  droppedChanged: /^the dropped file changed while it was read; drop it again$/s,
  droppedCut: /^the dropped file did not arrive as a whole; drop it again$/s,
  cannotOpen: /^The recording file cannot be opened\. Check that its folder exists and can be written to\.$/s,
  readOnly:
    /^The recording file or its folder is read-only\. Choose another folder or allow writing to it\.$/s,
  notWritable:
    /^The recording file must not be written to by this user\. Choose another folder or allow writing\.$/s,
  notARecording: /^The file is not a Roomscope recording\. It was left as it is; choose another file\.$/s,
  recordingDamaged: /^The recording file is damaged\. It was left as it is; choose another file\.$/s,
  recordingLocked:
    /^The recording file is locked by another program\. Recording goes on when it is released\.$/s,
  recordingInUse: /^Another Roomscope records into this file\. Go on in its window, or close it first\.$/s,
  recordedBeside: /^(?<problem>.*) This session is recorded to (?<file>.*)\.$/s,
  diskError: /^The disk of the recording cannot be read or written\. Recording goes on when it can\.$/s,
  diskFull: /^The disk is full\. Recording goes on when there is room again\.$/s,
  fileGone:
    /^The recording file was deleted or moved away\. It is written again under its name, with all that is in it\.$/s,
  fileReplaced:
    /^The recording file was replaced by another file\. Move that one away; recording goes on then\.$/s,
  importDamaged: /^The file is damaged\. Nothing was imported; export the session again\.$/s,
  importForeign:
    /^The file is the database of another application\. It was left as it is; choose another file\.$/s,
  importNotOurs: /^The file is no Roomscope export: its first line is not .*\. Choose another file\.$/s,
  formatNewer:
    /^The recording has format (?<version>\d+), made by a newer Roomscope; this one reads up to format (?<most>\d+)\. Open it with a newer Roomscope, or choose another file\.$/s,
  ndjsonNewer:
    /^The file has NDJSON format (?<version>\d+), made by a newer Roomscope; this one reads up to format (?<most>\d+)\. Import it with a newer Roomscope\.$/s,
  eventsDropped: /^(?<count>\d+) events were not recorded because too many wait for the disk\.$/,
  eventsDroppedToo:
    /^(?<problem>.*) (?<count>\d+) events were not recorded because too many wait for the disk\.$/s,
} as const satisfies Record<string, RegExp>
