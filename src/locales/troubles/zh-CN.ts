import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const name: Readonly<Record<DeviceNoun, string>> = {
  microphone: '麦克风',
  camera: '摄像头',
  both: '摄像头和麦克风',
  screen: '屏幕',
  speaker: '扬声器',
};

/** What goes wrong, in the words of `../zh-CN.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [`此页面未获准使用${name[noun]}。`, '请在浏览器地址栏中允许。'],
    'permission-dismissed': () => ['浏览器的询问被关闭了。', '请重试，浏览器会再问一次。'],
    'system-denied': (noun) => [`您的电脑不允许此浏览器使用${name[noun]}。`, '请在系统的隐私设置中允许。'],
    'in-use': (noun) => [`其他应用正在使用${name[noun]}。`, '请关闭该应用，然后重试。'],
    'not-found': (noun) => [`没有找到${name[noun]}。`, '请接上设备，或不使用设备继续。'],
    overconstrained: (noun) => [`这里无法使用${name[noun]}。`, '请选择其他设备。'],
    'insecure-context': (noun) => [`只有安全的页面才能使用${name[noun]}。`, '请以 https:// 开头打开此页面。'],
    'policy-blocked': (noun, feature) => [
      `此页面不允许通话使用${name[noun]}。`,
      `页面管理者需要在其框架或 Permissions-Policy 中加入 allow="${feature}"。`,
    ],
    'unsupported-browser': (noun) => [
      `此浏览器无法使用${name[noun]}。`,
      '请试用新版 Chrome、Edge、Firefox 或 Safari。',
    ],
    aborted: (noun) => [`${name[noun]}停止工作了。`, '请重试。'],
    unknown: (noun) => [`无法启动${name[noun]}。`, '请重试，或选择其他设备。'],
  },
  notices: {
    away: (_noun, device) => `${device} 已断开。现在改用其他设备。`,
    muted: (noun) => `系统或设备上的开关关闭了${name[noun]}。`,
    silent: () => '您的麦克风没有声音。',
  },
  errors: {
    'invalid-room': ['此房间名无法使用。', '最多 128 个英文字母和数字，以及 . _ ~ -'],
    'invalid-peer-id': ['在此房间中无法区分您。', '请让页面管理者检查您的 peer-id。'],
    'id-taken': [
      '已有人以您的身份在这里。',
      '请在另一个标签页或设备上离开。不是您？每个人都需要自己的 peer-id:请询问页面管理者。',
    ],
    'token-required': ['此房间需要邀请。', '请打开邀请您的链接。'],
    'token-invalid': ['您的邀请在这里无效。', '请索取新的链接。'],
    'token-expired': ['您的邀请已过期。', '请索取新的链接。'],
    'room-full': ['房间已满。', '请在有人离开后重试。'],
    'room-locked': ['房间已锁定。', '请让里面的人打开。'],
    denied: ['没有人让您进入。', '请先询问里面的人，再重新打开链接。'],
    kicked: ['您被移出了此通话。', '回来之前，请先询问里面的人。'],
    'server-unreachable': ['无法连接通话服务器。', '请检查网络连接，然后重试。'],
    'protocol-mismatch': ['此页面已过时。', '请刷新后加入。'],
    'no-relay': ['您的网络阻止了直接通话。', '请换一个网络，或请求使用中继服务器。'],
    'connect-timeout': ['进入花了太长时间。', '请检查网络连接，然后重试。'],
    'peer-unreachable': ['无法连接到这里的某个人。', '请稍候，或重新加入。'],
    'insecure-context': ['通话只能在安全的页面上使用。', '请以 https:// 开头打开此页面。'],
    'policy-blocked': ['此页面不允许通话。', '请让页面管理者允许通话。'],
    'unsupported-browser': ['此浏览器无法通话。', '请试用新版 Chrome、Edge、Firefox 或 Safari。'],
    aborted: ['加入已停止。', '您可以随时重试。'],
    unknown: ['出了点问题。', '请重试。如果再次发生，请刷新页面。'],
  },
  clockIsWrong: '此设备的时钟不准。请调好后重试。',
  checkWords: {
    browser: { ok: '此浏览器可以在此页面上通话。', skipped: '没有需要检查的内容。' },
    microphone: { ok: '有麦克风，且没有任何阻碍。', skipped: '不需要麦克风。' },
    camera: { ok: '有摄像头，且没有任何阻碍。', skipped: '不需要摄像头。' },
    server: {
      ok: '通话服务器有响应。',
      skipped: '没有设置通话服务器。',
      'server-unreachable': '通话服务器没有响应。请检查网络连接；如果其他页面正常，请告知此页面的管理者。',
      denied: '通话服务器有响应，但不响应此页面。服务器管理者需要把页面地址加入允许的来源。',
      'protocol-mismatch': '通话服务器的地址上是别的东西。此页面的管理者需要更正地址。',
    },
    signaling: {
      ok: '与通话服务器的连接可以保持。',
      skipped: '没有设置通话服务器。',
      'server-unreachable':
        '无法与服务器建立持久连接（WebSocket）。如果服务器在其他方面有响应，则是代理或防火墙拦住了：请换一个网络，或询问您的网络管理者。',
    },
    udp: {
      ok: '声音和画面可以走快速通道（UDP）。',
      skipped: '无法判断快速通道（UDP）是否开放：没有 STUN 服务器或中继服务器响应。',
      'udp-blocked': '您的网络阻止了声音和画面的快速通道（UDP）。请换一个网络，或请网络管理者放行 UDP。',
    },
    relay: {
      ok: '已为无法直接连接的人准备了中继服务器。',
      skipped: '通话服务器没有响应时，无法判断是否有中继服务器。',
      'no-relay': '没有中继服务器（TURN），因此大约每五对人中就有一对无法连接。服务器管理者需要添加一个。',
    },
    'relay-udp': {
      ok: '中继服务器可通过 UDP 响应。',
      skipped: '没有用于 UDP 的中继服务器。',
      'udp-blocked': '中继服务器可通过 TCP 响应，但不能通过 UDP:通话可用，但延迟较大。请换一个网络。',
      denied: '中继服务器拒绝了收到的密码。服务器管理者需要核对双方的密钥。',
      'connect-timeout': '中继服务器没有通过 UDP 响应。请换一个网络，或告知服务器管理者。',
    },
    'relay-tcp': {
      ok: '中继服务器可通过 TCP 响应，能穿过大多数防火墙。',
      skipped: '没有用于 TCP 的中继服务器。',
      'no-relay':
        '中继服务器只支持 UDP,处于严格防火墙之后的人无法加入。服务器管理者需要添加带 ?transport=tcp 的地址。',
      denied: '中继服务器拒绝了收到的密码。服务器管理者需要核对双方的密钥。',
      'connect-timeout': '中继服务器没有通过 TCP 响应。请换一个网络，或告知服务器管理者。',
    },
  },
};
