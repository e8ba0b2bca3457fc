import type { sampleDescriptionsEn } from './sample-descriptions-en'

/** 示例场景的说明，以文件名为键。 */
export const sampleDescriptionsZhCN: typeof sampleDescriptionsEn = {
  sampleDescription: {
    'account-unknown-or-banned': '无论携带哪种 Token，账号都必须存在且状态正常。',
    'anonymous-needs-no-token': '错误的 Token 或不存在的账号，都不会把匿名游客挡在门外。',
    'anonymous-receives-only':
      '没有账号和 Token 的一端以游客身份进入。它能收到别人的消息，自己发送时则被拒绝，错误码 114303。',
    'app-identifier-listed':
      '各类客户端都会报出自己的包名。在列表中的可以进入，不在列表中的被拒绝，错误码 101304；没有报出标识的客户端类型不做比对。',
    'both-engines': '正常登录、登录被拒和踢出，用两种引擎各做一遍。应用收到的内容相同。',
    'cancel-while-entering':
      'tokenProvider 尚未返回时调用 exit()。进入失败，错误码 191002，期间从未建立连接。',
    'chatroom-disabled': '应用已开通 IM，但没有开通聊天室。任何鉴权方式的登录都以 113410 结束。',
    'copies-of-in-and-out':
      '每次都产生一条事件类型为 9 的抄送，顺序与发生顺序一致。无人接收时，抄送会一直等待。',
    'daily-users': '一个账号每天只计一次，无论进入多少个聊天室、进入多少次。匿名端则每次进入都计一次。',
    'dynamic-token-as-static-token':
      'Token 本身没有问题，只是走错了路：它应由 tokenProvider 提供，当作静态 Token 传入就会被拒绝。这是一个常犯的错误。',
    'dynamic-token-clock-ahead':
      '云端时钟比应用服务器快一小时，有效期十分钟的 Token 送达时已经过期。时钟一致后即可登录。',
    'dynamic-token-expired': 'Token 生成于一刻钟前，有效期只有十分钟。过期没有专门的错误码，只有 102302。',
    'dynamic-token-of-another-maker':
      '签名包含 AppKey、AppSecret 与账号。其他账号、其他应用的 Token，或以其他密钥签名的 Token，与错误的 Token 一样被拒绝。',
    'dynamic-token-right':
      '鉴权方式为 1 时，由 tokenProvider 提供为该账号生成的 Token。不需要静态 Token，提供者只被询问一次。',
    'enter-another-room': '一个实例同时只在一个聊天室中。再次进入其他聊天室时，会先自动退出，再进入。',
    'enter-twice-the-same': '已在聊天室中又以完全相同的参数进入时，客户端直接返回，不重新登录，也没有回调。',
    'exit-and-enter-again':
      '实例只在进入到退出期间与聊天室绑定。同一个实例进入同一个聊天室，退出后再进入另一个。',
    'exit-and-no-more-messages': '聊天室的连接随之关闭，退出回调不带错误码，别人发的消息也不再收到。',
    'extension-provider-faults':
      '与 tokenProvider 的情形相同。第三方鉴权必须有登录扩展，没有提供登录扩展会使登录结束。',
    'extensions-at-their-limits':
      '服务端扩展最长 4096 个字符、通知扩展最长 2048 个字符，各多一个字符就不行。遵循登录指南的客户端在询问任何提供者之前就会报错；Web SDK 不检查，由云端拒绝。',
    'kick-account-banned':
      '封禁本身不会踢人，服务端 API 可按请求将其踢出，其踢出原因没有名称。此后该账号的登录以 102422 被拒绝，直到解除封禁。',
    'kick-block-list': '原因为 5，彻底退出；此后每次尝试都以 114426 被拒绝，直到移出黑名单。',
    'kick-by-manager': '被踢的一端先退出，再得知原因 2 与扩展字段。其他人看到它离开。踢出不等于封禁。',
    'kick-callbacks-of-the-guide':
      '登录指南没有说明被踢的两个回调谁先谁后。依照指南的客户端先收到被踢再收到退出，Web SDK 则相反。',
    'kick-own-other-ends':
      '让账号只保留一端的另一种办法：踢出自己的账号，其他端以原因 2 离开，发起的一端留下。',
    'kick-reasons': '云端用 SDK 已知的每种原因各踢一次。无论何种原因，都以 192003 退出。',
    'kick-room-closed':
      '所有人都得知原因 1 并彻底退出，没有人重连。聊天室重新开启之前，再次进入以 113406 结束。',
    'kick-without-extension': 'kickMember 的扩展字段可以省略，被踢的一端就只得知原因。',
    'kick-without-the-right': '只有创建者和管理员可以踢人。游客踢人以 114432 被拒绝，没有人离开。',
    'link-address-dead': '无法建立连接，即建立连接阶段的 192001。',
    'link-list-dead-then-live': '第一个地址无人监听，第二个是内置云。登录在第二次尝试时成功。',
    'link-list-with-a-dead-address': '第一个地址无人监听，客户端继续尝试下一个，直到最后一个也失败才算失败。',
    'link-provider-faults':
      '提供者抛出异常、什么也不返回、返回空列表或返回的不是列表，登录都在第一阶段以 190001 结束。',
    'location-and-distance':
      '登录可以说明所在位置，以及最远接收多远处的消息。带有位置的消息只送达距离足够近的人，以及没有说明位置的人。',
    'login-extension-of-every-type':
      '静态与动态登录也可以有登录扩展的提供者。提供者会被询问，判定仍以 Token 为准，不询问第三方服务器。',
    'login-policy-changed':
      '已在聊天室中的人不受影响。用已移除的鉴权方式再次登录会被拒绝，恢复该方式后又可进入。',
    'login-policy-refuses': '应用只启用一种鉴权方式，以其他方式登录的客户端无论携带什么都得到 403。',
    'login-policy-several': '静态与动态 Token 都可以登录，第三种方式被拒绝。',
    'login-refused-by-the-cloud':
      '既有最终的错误码，也有暂时的错误码。只有一个地址时，任何一个都会结束登录并告知错误码。',
    'message-before-entering':
      '发送者在聊天室中时，消息送达其他人；退出后发送以 190002 被拒绝，直到再次进入。',
    'multi-end-all-ends':
      '同一账号最多十台设备同时在聊天室内，每台都得知已进入，没有一台被踢。第十一台以 417 被拒绝。',
    'multi-end-eleventh-kicks-oldest': '应用如此设置时，第十一台设备可以进入，最早进入的一台得知原因 3。',
    'multi-end-one-end': '先登录的一端得知原因 3 并彻底退出。没有人踢它，这是策略所致。',
    'multi-end-platforms': '在只允许一端的策略下，客户端类型没有区别。各端依次登录，后者都会踢出前者。',
    'multi-end-policy-changed':
      '在允许各端的策略下有两端在线。改为只允许一端时，两端都不会被踢；下一台设备登录时，两端都会被踢出。',
    'multi-end-refused-login-kicks-nobody': '第二台设备携带错误的 Token 被拒绝，第一台毫无察觉。',
    'multi-end-two-rooms': '同一账号可以同时在两个聊天室中，各用一个实例，互不踢出。',
    'notices-off':
      '应用的开关处于关闭状态，新建的应用即是如此。进入与退出一切照常，只是别人得不到通知。“回调为何从不触发”大多缘于此。',
    'notices-on': '由应用下发进出通知，其他人得知谁进入、谁离开。',
    'parameters-refused':
      '发送任何内容之前，先检查聊天室、账号和 Token。每种错误都是 191004，不询问提供者，也不建立连接。',
    'provider-never-answers': '没有返回时，整个登录在超时后结束；参数没有另行指定时为 60 秒。',
    'provider-slow': '获取 Token 用去五秒，仍远在整个登录的时限之内。这五秒在虚拟时钟上度过。',
    'reconnect-after-a-lost-link':
      '客户端告知连接已断开，等待一秒后重新连接并登录。应用无须做任何事，也不会再次收到进入回调。',
    'reconnect-after-a-silent-link':
      '连接没有关闭，却什么也传不过去。心跳得不到响应，客户端放弃该连接，待网络恢复后重新进入。',
    'reconnect-after-offline': '离线时连接立即断开，恢复在线后不再等待，立即重试。',
    'reconnect-after-the-server-came-back':
      '云端停止半分钟。客户端以一、二、三秒的间隔不断重试，直到云端恢复。',
    'reconnect-of-a-banned-account': '账号在线时被封禁，但没有被踢出。重连被拒绝，该端彻底退出。',
    'reconnect-of-a-removed-account':
      '账号在线时被删除，云端随后重启了服务。其他人都自动重连，被删除账号的一端彻底退出。',
    'reconnect-refused-for-good': '该错误码是最终的，客户端彻底退出并告知应用。',
    'reconnect-wants-a-new-address': '重连时服务端要求更换地址，客户端重新获取地址后进入。',
    'reconnect-while-the-server-is-busy': '重连时两次登录以 503 被拒绝。这并非最终结果，第三次成功进入。',
    'reconnect-with-a-changed-token':
      '客户端在聊天室中时，有人刷新了 Token。它仍留在聊天室中，但下次重连以 102302 被拒绝，随后彻底退出。',
    'room-block-list': '黑名单只对一个聊天室有效。同一账号可以进入应用的另一个聊天室。',
    'room-closed': '聊天室 38 昨天已关闭。鉴权成功，进入时以 113406 结束。',
    'room-missing':
      '登录指南写的是 191004，服务端给出的是 113404。云端按其行为配置应答；遵循登录指南的客户端在两种情形下都报 191004。',
    'same-device-again':
      '后一次登录关闭先前的连接，先前的连接得知原因 4。聊天室毫无察觉，抄送中多一条进入，没有退出。',
    'static-token-by-provider':
      '与前者正好相反：鉴权方式为 1 时，云端需要带签名的 Token，而静态 Token 没有签名。',
    'static-token-of-another-account': 'bob 的 Token 不能让 alice 进入。客户端弄混账号时就会如此。',
    'static-token-refreshed':
      '静态 Token 在服务端 API 刷新之前一直有效。刷新后旧的被拒绝，只有新的可以登录。',
    'static-token-right': '最简单的登录。四个状态依次出现，然后是进入回调，两种传输方式均如此。',
    'static-token-wrong':
      '云端将传入的 Token 与账号的 Token 比较。登录在鉴权阶段以 102302 结束，不留下任何连接。',
    'tags-of-a-connection':
      '每个连接可以带标签。发给某个标签的消息只送达带有该标签的连接；登录也可以用标签指定谁能看到其进出。',
    'tags-too-many-or-too-long':
      '允许十个标签，每个 32 个字符，超出任何一项都不行。Web SDK 不检查，由云端拒绝。',
    'third-party-by-token':
      'tokenProvider 与登录扩展的提供者给出的内容都会送达回调。此处密码就是 Token，登录扩展里写的是别的内容。',
    'third-party-not-configured': '登录策略包含该方式，但没有人填写服务器地址。云端返回 403。',
    'third-party-own-code': '20000 到 20099 的错误码会转交给客户端。业务服务器的其他错误码一律变为 302。',
    'third-party-passes':
      '鉴权方式为 2 时，云端询问业务服务器，由它依据登录扩展判定。内置云的示例服务器要求一个密码。',
    'third-party-refuses': '业务服务器不放行，客户端得到 302。',
    'third-party-unreachable': '回调地址无人监听。此时放行还是以 302 拒绝，由云端控制台的设置决定。',
    'third-party-wrong-token-passes':
      '第三方鉴权时云端不检查 Token。在另外两种方式下会被拒绝的 Token，只要业务服务器放行就能进入。',
    'timeout-answer': 'Web SDK 等待一个数据包的响应 8 秒，之后本次尝试以 192004 失败。',
    'timeout-attempt-of-the-guide':
      '第一次登录始终没有响应。遵循登录指南的客户端在 45 秒后自动再次尝试并进入。若每次登录都没有响应，整个进入过程满 60 秒后以 191005 结束。',
    'timeout-connecting': '云端一分钟后才响应升级请求，客户端 8 秒后放弃。',
    'token-provider-faults':
      '提供者抛出异常、什么也不返回、返回空文本或返回的不是文本，登录都在发送之前以错误结束，没有人进入聊天室。',
  },
}
