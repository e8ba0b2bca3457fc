import type { yamlFaultsEn } from './yaml-faults-en'

/** YAML 的书写错误。 */
export const yamlFaultsZhCN: typeof yamlFaultsEn = {
  yamlFault: {
    other: '书写有误（{told}）',
    duplicateKey: '同一个键在此重复出现',
    tabIndent: '不能用制表符缩进，请使用空格',
    column: '该行的缩进与相邻的行不一致',
    blockIndent: '键下方的文本需要缩进',
    unclosed: '缺少结尾的 {character}，或它过于靠左',
    quote: '缺少结尾的 {character}',
    twoColons: '同一行出现了第二个“: ”，或缩进过多；含冒号的文本请加引号',
    noColon: '键后需要冒号和空格，且须在同一行',
    noDash: '列表项前需要“- ”，或该行缩进有误',
    dashBesideKey: '列表须从键的下一行开始',
    start: '以 {character} 开头的文本须加引号',
    escape: '双引号中不能使用 {sequence}，反斜杠请写两次',
    emptyItem: '逗号旁缺少一项',
    comma: '两项之间缺少逗号',
    space: '缺少空格',
    blockHeader: '文本须从下一行开始，而不是从 {text} 开始',
    documents: '出现了多个文档，场景只能是一个，不含 ---',
    twice: '一个值有两个锚点或两个标签',
    alias: '锚点或别名有误，锚点须在其别名之前',
    tag: '值的标签未知',
    version: 'YAML 没有 {version} 这个版本',
    unexpected: '“{text}”不应出现在此处',
    more: '值在行尾之前已结束，请将整个值加上引号',
  },
}
