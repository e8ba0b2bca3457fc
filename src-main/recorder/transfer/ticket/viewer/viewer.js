/**
 * Shows a ticket's session in whatever browser opens it. Stands alone: it is put into the page as it is. Recorded text
 * becomes text of elements, never markup.
 *
 * @typedef {[ordinal: number, atNs: number, instanceId: number | null, kind: string, name: string,
 *   from: string | null, to: string | null, code: number | null, payload: string]} ViewedEvent
 * @typedef {object} TicketData
 * @property {{ sessionId: number, name: string, startedWallMs: number, eventCount: number }} session
 * @property {{ instanceId: number, accountId: string }[]} instances
 * @property {{ atNs: number, instanceId: number, stage: string, outcome: string, code: number, reason: string }[]} failures
 * @property {{ ordinal: number, instanceId: number, rule: string, expected: string, actual: string }[]} findings
 * @property {ViewedEvent[]} events
 * @property {number} leftOutCount
 * @typedef {readonly [text: string | number | null | undefined, className?: string]} Cell
 */

const TEXTS = {
  en: {
    session: 'Session',
    events: 'Events',
    clients: 'Clients',
    failures: 'What failed',
    failureHead: ['At', 'Client', 'Account', 'Phase', 'Outcome', 'Code', 'Reason'],
    findings: 'Findings of the check',
    findingHead: ['Event', 'Client', 'Rule', 'Expected', 'Actual'],
    eventHead: ['#', 'Time', 'Client', 'Kind', 'Name', 'From', 'To', 'Code', 'Payload'],
    none: 'None.',
    filter: 'Filter: name, code or payload',
    allKinds: 'All kinds',
    allClients: 'All clients',
    shown: 'Shown',
    more: 'Show more',
    leftOut: 'Further events, in recording.roomscope only',
    language: '中文',
    theme: 'Light / dark',
  },
  'zh-CN': {
    session: '会话',
    events: '事件',
    clients: '客户端',
    failures: '失败的登录',
    failureHead: ['时间', '客户端', '账号', '阶段', '结果', '错误码', '原因'],
    findings: '检查结果',
    findingHead: ['事件', '客户端', '规则', '期望', '实际'],
    eventHead: ['#', '时间', '客户端', '类别', '名称', '从', '到', '错误码', '内容'],
    none: '无。',
    filter: '筛选：名称、错误码或内容',
    allKinds: '全部类别',
    allClients: '全部客户端',
    shown: '显示',
    more: '显示更多',
    leftOut: '仅在 recording.roomscope 中的其余事件',
    language: 'English',
    theme: '浅色 / 深色',
  },
}
const PAGE_ROWS = 500
const NS_PER_S = 1e9
const SUCCESS_CODE = 200

/** @type {unknown} */
const parsed = JSON.parse(elementOf('data').textContent ?? '')
const data = /** @type {TicketData} */ (parsed)
const accounts = new Map(data.instances.map(({ instanceId, accountId }) => [instanceId, accountId]))

/** @type {keyof typeof TEXTS} */
let language = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
let shownRows = PAGE_ROWS

/** @param {string} id */
function elementOf(id) {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no ${id}.`)
  return found
}

/** @param {string} id */
function fieldOf(id) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (elementOf(id))
}

/** @param {string} name @param {Cell} cell */
function make(name, [text, className = '']) {
  const made = document.createElement(name)
  made.textContent = String(text ?? '')
  made.className = className
  return made
}

/** @param {readonly Cell[]} cells @param {'td' | 'th'} name */
function makeRow(cells, name) {
  const row = document.createElement('tr')
  row.append(...cells.map((cell) => make(name, cell)))
  return row
}

/** @param {string} id @param {readonly string[]} head @param {readonly (readonly Cell[])[]} rows */
function fillTable(id, head, rows) {
  const top = document.createElement('thead')
  const body = document.createElement('tbody')
  if (rows.length > 0)
    top.append(
      makeRow(
        head.map((text) => /** @type {const} */ ([text])),
        'th',
      ),
    )
  body.append(...rows.map((cells) => makeRow(cells, 'td')))
  if (rows.length === 0) body.append(makeRow([[TEXTS[language].none]], 'td'))
  elementOf(id).replaceChildren(top, body)
}

/** @param {string} id @param {string} first @param {readonly (readonly [value: string, text: string])[]} options */
function fillSelect(id, first, options) {
  const select = fieldOf(id)
  const chosen = select.value
  const made = [/** @type {const} */ (['', first]), ...options].map(([value, text]) => {
    const option = document.createElement('option')
    option.value = value
    option.textContent = text
    return option
  })
  select.replaceChildren(...made)
  select.value = chosen
  select.setAttribute('aria-label', first)
}

/** @param {number} atNs */
function seconds(atNs) {
  return (atNs / NS_PER_S).toFixed(6)
}

/** @param {TicketData['failures'][number]} failure @returns {Cell[]} */
function failureCells({ atNs, instanceId, stage, outcome, code, reason }) {
  const account = accounts.get(instanceId)
  return [
    [seconds(atNs), 'number'],
    [instanceId, 'number'],
    [account],
    [stage],
    [outcome, 'bad'],
    [code, 'bad'],
    [reason, 'text'],
  ]
}

/** @param {TicketData['findings'][number]} finding @returns {Cell[]} */
function findingCells({ ordinal, instanceId, rule, expected, actual }) {
  return [
    [ordinal, 'number'],
    [instanceId, 'number'],
    [rule, 'text'],
    [expected, 'text'],
    [actual, 'text bad'],
  ]
}

/** @param {ViewedEvent} event @returns {Cell[]} */
function eventCells([ordinal, atNs, instanceId, kind, name, from, to, code, payload]) {
  return [
    [ordinal, 'number'],
    [seconds(atNs), 'number'],
    [instanceId, 'number'],
    [kind],
    [name, 'text'],
    [from],
    [to],
    [code, code === null || code === SUCCESS_CODE ? '' : 'bad'],
    [payload, 'payload'],
  ]
}

function matchingEvents() {
  const text = fieldOf('text').value.toLowerCase()
  const wantedKind = fieldOf('kind').value
  const wantedClient = fieldOf('client').value
  return data.events.filter(([, , instanceId, kind, name, , , code, payload]) => {
    if (wantedKind !== '' && kind !== wantedKind) return false
    if (wantedClient !== '' && String(instanceId) !== wantedClient) return false
    return text === '' || `${name}\n${code ?? ''}\n${payload}`.toLowerCase().includes(text)
  })
}

function showEvents() {
  const texts = TEXTS[language]
  const found = matchingEvents()
  const rows = found.slice(0, shownRows).map(eventCells)
  fillTable('events', texts.eventHead, rows)
  elementOf('count').textContent = `${texts.shown}: ${rows.length} / ${data.events.length}`
  elementOf('more').hidden = found.length <= shownRows
}

function show() {
  const texts = TEXTS[language]
  const { name, sessionId, startedWallMs, eventCount } = data.session
  document.documentElement.lang = language
  document.title = name || `${texts.session} ${sessionId}`
  elementOf('title').textContent = document.title
  elementOf('facts').textContent = [
    new Date(startedWallMs).toISOString(),
    `${texts.events}: ${eventCount}`,
    `${texts.clients}: ${accounts.size}`,
  ].join(' · ')
  elementOf('failures-title').textContent = texts.failures
  fillTable('failures', texts.failureHead, data.failures.map(failureCells))
  elementOf('findings-title').textContent = texts.findings
  fillTable('findings', texts.findingHead, data.findings.map(findingCells))
  elementOf('events-title').textContent = texts.events
  elementOf('text').setAttribute('placeholder', texts.filter)
  elementOf('text').setAttribute('aria-label', texts.filter)
  const kinds = [...new Set(data.events.map(([, , , kind]) => kind))]
  fillSelect(
    'kind',
    texts.allKinds,
    kinds.map((kind) => [kind, kind]),
  )
  fillSelect(
    'client',
    texts.allClients,
    [...accounts].map(([id, account]) => [String(id), `${id} ${account}`]),
  )
  elementOf('more').textContent = texts.more
  elementOf('left-out').textContent = data.leftOutCount > 0 ? `${texts.leftOut}: ${data.leftOutCount}` : ''
  elementOf('language').textContent = texts.language
  elementOf('theme').textContent = texts.theme
  showEvents()
}

document.documentElement.classList.toggle('dark', matchMedia('(prefers-color-scheme: dark)').matches)
elementOf('theme').addEventListener('click', () => document.documentElement.classList.toggle('dark'))
elementOf('language').addEventListener('click', () => {
  language = language === 'en' ? 'zh-CN' : 'en'
  show()
})
for (const id of ['text', 'kind', 'client']) {
  elementOf(id).addEventListener('input', () => {
    shownRows = PAGE_ROWS
    showEvents()
  })
}
elementOf('more').addEventListener('click', () => {
  shownRows += PAGE_ROWS
  showEvents()
})
show()
