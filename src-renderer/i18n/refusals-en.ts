import { replayRefusalsEn } from './replay-refusals-en'

/** Why the main process refused something, or cannot go on. */
export const refusalsEn = {
  refusal: {
    instanceGone: 'There is no instance #{id}; it may have been destroyed.',
    cloudStopped: 'The embedded cloud does not run. Start it on the Cloud screen first.',
    cloudNotStarted: 'The embedded cloud could not start: {problem}',
    cloudAnswered: 'The embedded cloud answered {path} with HTTP {status}.',
    appMissing: 'The cloud has no app {appkey}.',
    roomMissing: 'The app has no room {roomId}.',
    faultGone: 'Fault {faultId} is not in force; it may have been undone already.',
    labBusy: 'The Kick lab is at work; cancel it, or wait for its end.',
    replayBusy: 'A replay is running already; cancel it, or wait for its end.',
    notALink: '“{address}” is no link address; type host:port, for example {example}.',
    noTokenOf:
      'The embedded cloud has no account {accountId} in app {appkey}; type a token, or pick an account of the cloud.',
    noSecretOf:
      'The embedded cloud has no app {appkey}, so it has no app secret to sign with; type one, or choose another kind of provider.',
    vendorSdkMissing:
      "The vendor's SDK is not installed. Install “{name}” beside this application, or choose the own client.",
    refusedWith: '{problem} ({code})',
    scenariosBusy: 'Scenarios are running already; cancel them, or wait for their end.',
    tooManyRuns: 'Too many runs ({count}): the window does {most} at most, the command line more.',
    caseMissing: '{scenarioId} has no case “{name}”.',
    scenarioGone: 'There is no scenario “{name}”; it may have been deleted or renamed.',
    scenarioTooLarge: '“{name}” is too large: at most {most} B are read.',
    scenarioChanged:
      'The scenario “{name}” was changed elsewhere since it was opened; take its text over, or overwrite it.',
    scenarioNameTaken: 'There is a scenario “{name}” already.',
    scenarioLost: 'The scenario “{name}” can be brought back no longer.',
    sampleReadOnly: '“{name}” is a sample and stays as it is; copy it to change it.',
    scenarioNotWritten: 'The scenario could not be written: {problem}',
    worldUnusable: '{place}: the world {name} cannot be used: {problem}',
    comparedUnusable: '{place}: {name} cannot be compared with: {problem}',
    engineMissing: "{place}: the vendor's SDK is not installed, so nothing can run on its engine.",
    recordingTooLong: 'Recording {id} is too long: at most {most} of its events can be told.',
    recordingMissing: 'There is no recording {id}.',
    eventMissing: 'There is no event {ordinal} in recording {id}.',
    sessionLive: 'The session is being recorded; it can be deleted after its end.',
    sessionRecordedElsewhere:
      'Another program (process {process}) is recording the session, as roomscope run does. Let it end, or end it; the session can be deleted then.',
    transferBusy: 'Another export or import is running; wait for it, or cancel it.',
    droppedTooLarge: 'The file is too large to be imported: at most {most} B are read.',
    droppedChanged: 'The dropped file changed while it was read; drop it again.',
    droppedCut: 'The dropped file did not arrive as a whole; drop it again.',
    cannotOpen: 'The recording file cannot be opened. Check that its folder exists and can be written to.',
    readOnly: 'The recording file or its folder is read-only. Choose another folder or allow writing to it.',
    notWritable:
      'The recording file must not be written to by this user. Choose another folder or allow writing.',
    notARecording: 'The file is not a Roomscope recording. It was left as it is; choose another file.',
    recordingDamaged: 'The recording file is damaged. It was left as it is; choose another file.',
    recordingLocked:
      'The recording file is locked by another program. Recording goes on when it is released.',
    recordingInUse: 'Another Roomscope records into this file. Go on in its window, or close it first.',
    recordedBeside: '{problem} This session is recorded to {file}.',
    diskError: 'The disk of the recording cannot be read or written. Recording goes on when it can.',
    diskFull: 'The disk is full. Recording goes on when there is room again.',
    fileGone:
      'The recording file was deleted or moved away. It is written again under its name, with all that is in it.',
    fileReplaced:
      'The recording file was replaced by another file. Move that one away; recording goes on then.',
    importDamaged: 'The file is damaged. Nothing was imported; export the session again.',
    importForeign:
      'The file is the database of another application. It was left as it is; choose another file.',
    importNotOurs: 'The file is no Roomscope export. Choose another file.',
    formatNewer:
      'The recording has format {version}, made by a newer Roomscope; this one reads up to format {most}. Open it with a newer Roomscope, or choose another file.',
    ndjsonNewer:
      'The file has NDJSON format {version}, made by a newer Roomscope; this one reads up to format {most}. Import it with a newer Roomscope.',
    eventsDropped: 'Events not recorded because too many wait for the disk: {count}',
    eventsDroppedToo: '{problem} Events not recorded because too many wait for the disk: {count}',
    ...replayRefusalsEn,
  },
}
