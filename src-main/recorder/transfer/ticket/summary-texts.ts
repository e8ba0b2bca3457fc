import type { AttemptOutcome, LoginStage } from '../../../../src-shared/console'

/** The words of a ticket's summary. */
export interface SummaryTexts {
  readonly title: (sessionId: number) => string
  readonly began: string
  readonly length: string
  readonly events: string
  readonly instances: string
  readonly versions: string
  readonly failures: string
  readonly failureHead: readonly string[]
  readonly noFailures: string
  readonly kicks: string
  readonly kickHead: readonly string[]
  readonly noKicks: string
  readonly findings: string
  readonly findingHead: readonly string[]
  readonly noFindings: string
  readonly identifiers: string
  readonly identifierHead: readonly string[]
  readonly contents: string
  readonly contentLines: readonly string[]
  readonly secrets: string
  readonly stage: Readonly<Record<LoginStage | 'local', string>>
  readonly outcome: Readonly<Record<AttemptOutcome, string>>
}

const EN: SummaryTexts = {
  title: (sessionId) => `Login problem, session ${sessionId}`,
  began: 'Began',
  length: 'Length',
  events: 'Events',
  instances: 'Clients',
  versions: 'Versions',
  failures: 'What failed',
  failureHead: ['At', 'Client', 'Account', 'Phase', 'Outcome', 'Code', 'Reason', 'Took', 'Phases'],
  noFailures: 'No login failed.',
  kicks: 'Kicks',
  kickHead: ['At', 'Client', 'Account', 'Reason', 'Extension'],
  noKicks: 'Nobody was kicked.',
  findings: 'Findings of the check',
  findingHead: ['Event', 'Client', 'Rule', 'Expected', 'Actual'],
  noFindings: 'The check found nothing.',
  identifiers: 'Identifiers',
  identifierHead: [
    'Client',
    'AppKey',
    'Account',
    'Room',
    'Device ID',
    'Client session',
    'Client type',
    'SDK',
    'Link addresses',
  ],
  contents: 'In this pack',
  contentLines: [
    '`viewer.html`: the events, to open in any browser without a network',
    '`recording.roomscope`: the whole recording, to import into Roomscope',
    '`identifiers.json`, `findings.json`, `versions.json`: the same facts for programs',
  ],
  secrets: 'Tokens, app secrets and login extensions were replaced before anything was recorded.',
  stage: {
    local: 'before anything was sent',
    link: 'link address',
    connect: 'connect',
    auth: 'authentication',
    enter: 'enter room',
  },
  outcome: { entered: 'entered', refused: 'refused', failed: 'failed', cancelled: 'cancelled' },
}

const ZH_CN: SummaryTexts = {
  title: (sessionId) => `登录问题，会话 ${sessionId}`,
  began: '开始时间',
  length: '时长',
  events: '事件数',
  instances: '客户端数',
  versions: '版本',
  failures: '失败的登录',
  failureHead: ['时间', '客户端', '账号', '阶段', '结果', '错误码', '原因', '耗时', '各阶段耗时'],
  noFailures: '没有失败的登录。',
  kicks: '被踢记录',
  kickHead: ['时间', '客户端', '账号', '原因', '扩展字段'],
  noKicks: '没有客户端被踢。',
  findings: '检查结果',
  findingHead: ['事件', '客户端', '规则', '期望', '实际'],
  noFindings: '检查未发现问题。',
  identifiers: '标识信息',
  identifierHead: [
    '客户端',
    'AppKey',
    '账号',
    '聊天室',
    '设备 ID',
    '客户端会话',
    '客户端类型',
    'SDK',
    'Link 地址',
  ],
  contents: '本包内容',
  contentLines: [
    '`viewer.html`：事件查看页，可离线用任意浏览器打开',
    '`recording.roomscope`：完整录制，可导入 Roomscope',
    '`identifiers.json`、`findings.json`、`versions.json`：供程序读取的同一批信息',
  ],
  secrets: '录制前已替换 Token、App Secret 与登录扩展字段。',
  stage: {
    local: '尚未发出任何数据',
    link: '获取 Link 地址',
    connect: '建立连接',
    auth: '登录鉴权',
    enter: '进入聊天室',
  },
  outcome: { entered: '已进入', refused: '被拒绝', failed: '失败', cancelled: '已取消' },
}

/** Languages of the summary, by the name of its file. */
export const SUMMARY_FILES: Readonly<Record<string, SummaryTexts>> = {
  'summary.md': EN,
  'summary.zh-CN.md': ZH_CN,
}
