import type { openEn } from './open-en'

/** 从外部打开的内容为何没有显示。 */
export const openZhCN: typeof openEn = {
  open: {
    noLink: '链接未打开：这不是 Roomscope 链接。',
    unknownAction: '链接未打开：Roomscope 链接须以 roomscope://open 开头。',
    badTarget: '链接未打开：链接须用编号指明一个会话或一个实例。',
    unknownSession: '链接指向会话 {detail}，但本录制中没有该会话。',
    unknownInstance: '链接指向实例 {detail}，但该实例不存在。',
    cannotImport: '文件未打开：{detail}',
  },
}
