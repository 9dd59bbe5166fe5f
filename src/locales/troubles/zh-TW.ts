import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const name: Readonly<Record<DeviceNoun, string>> = {
  microphone: '麥克風',
  camera: '攝影機',
  both: '攝影機和麥克風',
  screen: '螢幕',
  speaker: '喇叭',
};

/** What goes wrong, in the words of `../zh-TW.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [`這個網頁未獲准使用${name[noun]}。`, '請在瀏覽器的網址列中允許。'],
    'permission-dismissed': () => ['瀏覽器的詢問被關閉了。', '請再試一次，瀏覽器會再次詢問。'],
    'system-denied': (noun) => [
      `你的電腦不允許這個瀏覽器使用${name[noun]}。`,
      '請在系統的隱私權設定中允許。',
    ],
    'in-use': (noun) => [`其他應用程式正在使用${name[noun]}。`, '請關閉該應用程式，然後再試一次。'],
    'not-found': (noun) => [`找不到${name[noun]}。`, '請接上裝置，或不使用裝置繼續。'],
    overconstrained: (noun) => [`這裡無法使用${name[noun]}。`, '請選擇其他裝置。'],
    'insecure-context': (noun) => [
      `只有安全的網頁才能使用${name[noun]}。`,
      '請以 https:// 開頭開啟這個網頁。',
    ],
    'policy-blocked': (noun, feature) => [
      `這個網頁不允許通話使用${name[noun]}。`,
      `網頁管理者需要在框架或 Permissions-Policy 中加入 allow="${feature}"。`,
    ],
    'unsupported-browser': (noun) => [
      `這個瀏覽器無法使用${name[noun]}。`,
      '請試用新版 Chrome、Edge、Firefox 或 Safari。',
    ],
    aborted: (noun) => [`${name[noun]}停止運作了。`, '請再試一次。'],
    unknown: (noun) => [`無法啟動${name[noun]}。`, '請再試一次，或選擇其他裝置。'],
  },
  notices: {
    away: (_noun, device) => `${device} 已拔除。現在改用其他裝置。`,
    muted: (noun) => `系統或裝置上的開關關閉了${name[noun]}。`,
    silent: () => '你的麥克風沒有聲音。',
  },
  errors: {
    'invalid-room': ['這個房間名稱無法使用。', '最多 128 個英文字母和數字，以及 . _ ~ -'],
    'invalid-peer-id': ['在這個房間裡無法分辨你。', '請網頁管理者檢查你的 peer-id。'],
    'id-taken': [
      '已經有人以你的身分在這裡。',
      '請在另一個分頁或裝置離開。不是你嗎？每個人都需要自己的 peer-id:請詢問網頁管理者。',
    ],
    'token-required': ['這個房間需要邀請。', '請開啟邀請你的連結。'],
    'token-invalid': ['你的邀請在這裡無效。', '請索取新的連結。'],
    'token-expired': ['你的邀請已過期。', '請索取新的連結。'],
    'room-full': ['房間已滿。', '請在有人離開後再試一次。'],
    'room-locked': ['房間已鎖定。', '請裡面的人打開。'],
    denied: ['沒有人讓你進入。', '請先詢問裡面的人，再重新開啟連結。'],
    kicked: ['你已被移出這個通話。', '回來之前，請先詢問裡面的人。'],
    'server-unreachable': ['無法連上通話伺服器。', '請檢查網路連線，然後再試一次。'],
    'protocol-mismatch': ['這個網頁已過時。', '請重新整理後加入。'],
    'no-relay': ['你的網路擋住了直接通話。', '請換一個網路，或請求使用中繼伺服器。'],
    'connect-timeout': ['進入花了太久時間。', '請檢查網路連線，然後再試一次。'],
    'peer-unreachable': ['無法連上這裡的某個人。', '請稍候，或重新加入。'],
    'insecure-context': ['通話只能在安全的網頁上使用。', '請以 https:// 開頭開啟這個網頁。'],
    'policy-blocked': ['這個網頁不允許通話。', '請網頁管理者允許通話。'],
    'unsupported-browser': ['這個瀏覽器無法通話。', '請試用新版 Chrome、Edge、Firefox 或 Safari。'],
    aborted: ['加入已停止。', '你可以隨時再試。'],
    unknown: ['出了點問題。', '請再試一次。如果再次發生，請重新整理網頁。'],
  },
  clockIsWrong: '這個裝置的時鐘不準。請調整後再試一次。',
  checkWords: {
    browser: { ok: '這個瀏覽器可以在這個網頁上通話。', skipped: '沒有需要檢查的項目。' },
    microphone: { ok: '有麥克風，而且沒有任何阻礙。', skipped: '不需要麥克風。' },
    camera: { ok: '有攝影機，而且沒有任何阻礙。', skipped: '不需要攝影機。' },
    server: {
      ok: '通話伺服器有回應。',
      skipped: '沒有設定通話伺服器。',
      'server-unreachable': '通話伺服器沒有回應。請檢查網路連線；如果其他網頁正常，請告知這個網頁的管理者。',
      denied: '通話伺服器有回應，但不回應這個網頁。伺服器管理者需要把網頁位址加入允許的來源。',
      'protocol-mismatch': '通話伺服器的位址上是別的東西。這個網頁的管理者需要更正位址。',
    },
    signaling: {
      ok: '與通話伺服器的連線可以保持。',
      skipped: '沒有設定通話伺服器。',
      'server-unreachable':
        '無法與伺服器建立持續連線（WebSocket）。如果伺服器在其他方面有回應，就是代理伺服器或防火牆擋住了：請換一個網路，或詢問你的網路管理者。',
    },
    udp: {
      ok: '聲音和畫面可以走快速通道（UDP）。',
      skipped: '無法判斷快速通道（UDP）是否開放：沒有 STUN 伺服器或中繼伺服器回應。',
      'udp-blocked': '你的網路擋住了聲音和畫面的快速通道（UDP）。請換一個網路，或請網路管理者放行 UDP。',
    },
    relay: {
      ok: '已為無法直接連線的人準備了中繼伺服器。',
      skipped: '通話伺服器沒有回應時，無法判斷是否有中繼伺服器。',
      'no-relay': '沒有中繼伺服器（TURN），因此大約每五對人就有一對無法連線。伺服器管理者需要新增一個。',
    },
    'relay-udp': {
      ok: '中繼伺服器透過 UDP 有回應。',
      skipped: '沒有用於 UDP 的中繼伺服器。',
      'udp-blocked': '中繼伺服器透過 TCP 有回應，但透過 UDP 沒有：通話可用，但延遲較大。請換一個網路。',
      denied: '中繼伺服器拒絕了收到的密碼。伺服器管理者需要核對雙方的密鑰。',
      'connect-timeout': '中繼伺服器透過 UDP 沒有回應。請換一個網路，或告知伺服器管理者。',
    },
    'relay-tcp': {
      ok: '中繼伺服器透過 TCP 有回應，能穿過大多數防火牆。',
      skipped: '沒有用於 TCP 的中繼伺服器。',
      'no-relay':
        '中繼伺服器只支援 UDP,在嚴格防火牆後面的人無法加入。伺服器管理者需要新增帶有 ?transport=tcp 的位址。',
      denied: '中繼伺服器拒絕了收到的密碼。伺服器管理者需要核對雙方的密鑰。',
      'connect-timeout': '中繼伺服器透過 TCP 沒有回應。請換一個網路，或告知伺服器管理者。',
    },
  },
};
