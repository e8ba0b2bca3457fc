import type { transferEn } from './transfer-en'

/** 导出与导入的文字。 */
export const transferZhCN: typeof transferEn = {
  transfer: {
    export: '导出',
    exportHint: '导出当前会话',
    nothingOpen: '请先打开一个会话。',
    busy: '正在导出或导入。',
    format: {
      roomscope: 'Roomscope 文件（全部内容）',
      ndjson: 'NDJSON（全部内容，文本）',
      har: 'HAR（数据帧）',
      mermaid: 'Mermaid（时序图）',
      ticket: '工单包（供技术支持使用）',
      traces: '链路追踪（发送到收集器）…',
    },
    import: '导入',
    importHint: '导入 Roomscope 或 NDJSON 文件，也可拖放到此处',
    drop: '松开即可导入',
    running: {
      export: '正在导出',
      import: '正在导入',
      traces: '正在发送',
      reading: '正在读取拖放的文件',
    },
    done: '{count} 个事件',
    doneOf: '{done} / {count} 个事件',
    bytesOf: '{done} / {total}',
    cancel: '取消',
    show: '查看',
    exported: '已写入 {name}，{size}',
    sent: '已发送 {count} 次登录',
    sentInPart: '{sent}，收集器拒收 {rejected}：{reason}',
    spans: '{count} 个 span',
    noReason: '未说明原因',
    imported: '已导入 {count} 个会话',
    traces: {
      title: '以链路追踪发送登录',
      text: '每次登录生成一条追踪，以 OTLP/HTTP 发送，不含敏感信息。',
      endpoint: '收集器地址',
      headers: '请求头',
      headersHint: '每行一个 NAME=VALUE，不会保存',
      badHeader: '第 {line} 行不是 NAME=VALUE 格式。',
      noEndpoint: '请先填写收集器地址。',
      send: '发送',
    },
  },
}
