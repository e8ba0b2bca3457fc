import type { Page } from '@playwright/test'

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/)

/**
 * Every Latin word that a Chinese screen may hold, by why it may. Anything else would be a text that nobody translated;
 * whoever adds a word here says by its place what it is.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  // Products, platforms, transports, formats, units and keys.
  ...wordsOf(`Roomscope Electron Token AppKey AppSecret Link Web Android iOS Windows macOS HarmonyOS Harmony TLS TCP DNS UTC
    WebSocket JSON NDJSON YAML SDK URL HTTP API SQLite ID IP Ctrl EN English KB MB GB ms s linux IM HAR Mermaid
    OpenTelemetry OTLP Java Objective TypeScript ArkTS UI CI Escape Enter Win wss Bundle`),
  // Calls, callbacks and providers of the V2NIM API.
  ...wordsOf(`newInstance getInstance getInstanceId instanceId destroyInstance getChatroomService uploadFile enter exit
    kickMember linkProvider tokenProvider loginOption getNosCdnHost onChatroomStatus onChatroomEntered onChatroomExited
    onChatroomKicked onChatroomMemberEnter onChatroomMemberExit onReceiveMessages INVALID_TOKEN BY_MANAGER
    notifyTargetTags antispamBusinessId isFixedDeviceId loginSDKTypeParamCompat`),
  // Defects of the vendor SDK, by the names that drafts and scenarios give them.
  ...wordsOf(`textUpgradeHang orphanSocketAfterEnterTimeout serialOverflow gapShifting unboundedProviderPhase
    intReadUnsigned equalEnterTakesOver rawProviderValues`),
  // What HTTP and scripts call it.
  ...wordsOf('GET POST fetch http https'),
  // Fields of calls, frames and records, and their values that are no text.
  ...wordsOf(`account accountId address anonymousMode appkey authType by code command connectionId curTime
    provider reason roomAvatar roomId roomNick ser serverExtension timeout to token ttl type in out al on web`),
  // The form of an address, and what a provider may return instead of one, as code has them.
  ...wordsOf('host port null undefined'),
  // Checks of the embedded cloud, in tooltips.
  ...wordsOf(`appkeyKnown appNotBlocked imEnabled chatroomEnabled appIdentifierListed authTypeAllowed accountExists
    accountActive notARobot tokenValid thirdPartyPassed roomExists roomOpen notBlocked antispamPassed
    parametersWithinLimits withinDeviceCap`),
  // The vendor's description of 192003, and the reason with which a cloud closes the socket of a kicked end.
  ...wordsOf('disconnect kicked'),
  // Codes of the operating system, beside their words.
  ...wordsOf('ECONNREFUSED'),
  // Case of a scenario's matrix, as its file has it.
  ...wordsOf('binary text transport'),
  // The demo world: accounts, rooms, and its app key.
  ...wordsOf(
    'alice bob carol mia owner mallory Alice Bob Carol Mia Owner Mallory Launch event Second screen demo',
  ),
  ...wordsOf('Closed yesterday'),
])

/**
 * Whole phrases that stay as the client, the vendor or a scenario says them, or as a search has them typed; their words
 * alone are not allowed.
 */
const KEPT_PHRASES = [
  'tag:kick',
  'spoke out of turn',
  'disconnected by the client',
  'A manager kicks a guest, who may come back',
  'The kicked end learns reason 2 and the extension, after its exit. The others see it leave. A kick is no ban.',
] as const

/** Where nothing is text: source code, keys to press, and what is set in the face of numbers. */
const DATA = '.numeric, .font-mono, code, pre, kbd, .cm-editor'

/** Ids made at random, whose letters are no words; a line that is too long cuts them off. */
const RANDOM_ID = /\b[\da-f]{8}(?:-[\da-f]{1,12})+/gi

/** Latin words; an ellipsis cuts the last one off, and letters among digits are part of a number. */
const WORD = /(?<!\w)[A-Za-z][A-Za-z_]+(?!…|\w)/g

/** What the window says in Latin letters that is neither data nor allowed, each word once. */
export async function untranslatedWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate((data) => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement !== null && !node.parentElement.closest(data)) found.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      if (!element.closest(data))
        for (const attribute of ['aria-label', 'placeholder', 'title'])
          found.push(element.getAttribute(attribute) ?? '')
    return found
  }, DATA)
  return [...new Set(texts.flatMap(wordsToTranslate))]
}

function wordsToTranslate(text: string): string[] {
  const rest = KEPT_PHRASES.reduce((left, phrase) => left.replaceAll(phrase, ' '), text)
  return (rest.replaceAll(RANDOM_ID, ' ').match(WORD) ?? []).filter((word) => !ALLOWED.has(word))
}
