import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const name: Readonly<Record<DeviceNoun, string>> = {
  microphone: '마이크',
  camera: '카메라',
  both: '카메라와 마이크',
  screen: '화면',
  speaker: '스피커',
};

const obj: Readonly<Record<DeviceNoun, string>> = {
  microphone: '마이크를',
  camera: '카메라를',
  both: '카메라와 마이크를',
  screen: '화면을',
  speaker: '스피커를',
};

/** What goes wrong, in the words of `../ko.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `이 페이지는 ${obj[noun]} 사용할 수 없습니다.`,
      '브라우저 주소창에서 허용하세요.',
    ],
    'permission-dismissed': () => ['브라우저의 질문이 닫혔습니다.', '다시 시도하면 한 번 더 묻습니다.'],
    'system-denied': (noun) => [
      `컴퓨터가 이 브라우저의 사용을 막고 있습니다: ${name[noun]}.`,
      '시스템의 개인정보 설정에서 허용하세요.',
    ],
    'in-use': (noun) => [`다른 앱이 ${obj[noun]} 사용하고 있습니다.`, '그 앱을 닫고 다시 시도하세요.'],
    'not-found': (noun) => [`${obj[noun]} 찾을 수 없습니다.`, '기기를 연결하거나 없이 계속하세요.'],
    overconstrained: (noun) => [`여기에서는 ${obj[noun]} 사용할 수 없습니다.`, '다른 기기를 선택하세요.'],
    'insecure-context': (noun) => [
      `안전한 페이지에서만 ${obj[noun]} 사용할 수 있습니다.`,
      '주소 앞에 https://를 붙여 이 페이지를 여세요.',
    ],
    'policy-blocked': (noun, feature) => [
      `이 페이지의 통화에서는 ${obj[noun]} 사용할 수 없습니다.`,
      `페이지 관리자가 allow="${feature}"를 프레임이나 Permissions-Policy에 추가해야 합니다.`,
    ],
    'unsupported-browser': (noun) => [
      `이 브라우저는 ${obj[noun]} 사용할 수 없습니다.`,
      '최신 Chrome, Edge, Firefox, Safari를 써 보세요.',
    ],
    aborted: (noun) => [`기기가 멈춰 ${obj[noun]} 쓸 수 없습니다.`, '다시 시도하세요.'],
    unknown: (noun) => [`${obj[noun]} 켜지 못했습니다.`, '다시 시도하거나 다른 기기를 선택하세요.'],
  },
  notices: {
    away: (_noun, device) => `${device}: 연결이 해제되어 다른 기기를 사용합니다.`,
    muted: (noun) => `시스템이나 기기의 스위치가 ${obj[noun]} 껐습니다.`,
    silent: () => '내 마이크에서 소리가 들리지 않습니다.',
  },
  errors: {
    'invalid-room': ['이 방 이름은 쓸 수 없습니다.', '128자 이하의 영문자와 숫자, . _ ~ -를 사용하세요'],
    'invalid-peer-id': ['이 방에서 나를 구별할 수 없습니다.', '페이지 관리자에게 peer-id 확인을 부탁하세요.'],
    'id-taken': [
      '누군가 이미 나로 들어와 있습니다.',
      '다른 탭이나 기기에서 나가세요. 내가 아닌가요? 사람마다 자기 peer-id가 필요합니다. 페이지 관리자에게 물어보세요.',
    ],
    'token-required': ['이 방에는 초대가 필요합니다.', '초대받은 링크를 여세요.'],
    'token-invalid': ['이 초대는 여기에서 쓸 수 없습니다.', '새 링크를 요청하세요.'],
    'token-expired': ['초대가 만료되었습니다.', '새 링크를 요청하세요.'],
    'room-full': ['방이 가득 찼습니다.', '누군가 나가면 다시 시도하세요.'],
    'room-locked': ['방이 잠겨 있습니다.', '안에 있는 사람에게 열어 달라고 하세요.'],
    denied: ['입장을 허락받지 못했습니다.', '안에 있는 사람에게 물어본 뒤 링크를 다시 여세요.'],
    kicked: ['이 통화에서 내보내졌습니다.', '돌아오기 전에 안에 있는 사람에게 물어보세요.'],
    'server-unreachable': ['통화 서버에 연결할 수 없습니다.', '연결을 확인하고 다시 시도하세요.'],
    'protocol-mismatch': ['이 페이지는 최신이 아닙니다.', '새로고침한 뒤 참여하세요.'],
    'no-relay': ['네트워크가 직접 통화를 막고 있습니다.', '다른 네트워크를 쓰거나 중계 서버를 요청하세요.'],
    'connect-timeout': ['들어가는 데 너무 오래 걸렸습니다.', '연결을 확인하고 다시 시도하세요.'],
    'peer-unreachable': ['연결할 수 없는 사람이 있습니다.', '잠시 기다리거나 다시 참여하세요.'],
    'insecure-context': [
      '통화는 안전한 페이지에서만 됩니다.',
      '주소 앞에 https://를 붙여 이 페이지를 여세요.',
    ],
    'policy-blocked': ['이 페이지는 통화를 허용하지 않습니다.', '페이지 관리자에게 허용해 달라고 하세요.'],
    'unsupported-browser': [
      '이 브라우저로는 통화할 수 없습니다.',
      '최신 Chrome, Edge, Firefox, Safari를 써 보세요.',
    ],
    aborted: ['참여를 멈췄습니다.', '원할 때 다시 시도하세요.'],
    unknown: ['문제가 생겼습니다.', '다시 시도하세요. 또 생기면 페이지를 새로고침하세요.'],
  },
  clockIsWrong: '이 기기의 시계가 맞지 않습니다. 시계를 맞추고 다시 시도하세요.',
  checkWords: {
    browser: { ok: '이 브라우저는 이 페이지에서 통화할 수 있습니다.', skipped: '확인할 것이 없었습니다.' },
    microphone: { ok: '마이크가 있고 막는 것이 없습니다.', skipped: '마이크가 필요하지 않습니다.' },
    camera: { ok: '카메라가 있고 막는 것이 없습니다.', skipped: '카메라가 필요하지 않습니다.' },
    server: {
      ok: '통화 서버가 응답합니다.',
      skipped: '통화 서버가 설정되지 않았습니다.',
      'server-unreachable':
        '통화 서버가 응답하지 않습니다. 연결을 확인하세요. 다른 페이지가 되면 이 페이지의 관리자에게 알려 주세요.',
      denied:
        '통화 서버가 응답하지만 이 페이지에는 응답하지 않습니다. 서버 관리자가 페이지 주소를 허용된 출처에 추가해야 합니다.',
      'protocol-mismatch': '통화 서버 주소에 다른 것이 있습니다. 이 페이지의 관리자가 주소를 고쳐야 합니다.',
    },
    signaling: {
      ok: '통화 서버와의 연결을 열어 둘 수 있습니다.',
      skipped: '통화 서버가 설정되지 않았습니다.',
      'server-unreachable':
        '서버와 지속적인 연결(WebSocket)이 되지 않습니다. 그 밖에는 응답한다면 프록시나 방화벽이 막는 것입니다. 다른 네트워크를 쓰거나 네트워크 관리자에게 물어보세요.',
    },
    udp: {
      ok: '소리와 영상이 빠른 길(UDP)로 갈 수 있습니다.',
      skipped: '빠른 길(UDP)이 열려 있는지 알 수 없습니다. STUN 서버나 중계 서버가 응답하지 않았습니다.',
      'udp-blocked':
        '네트워크가 소리와 영상의 빠른 길(UDP)을 막고 있습니다. 다른 네트워크를 쓰거나 네트워크 관리자에게 UDP를 열어 달라고 하세요.',
    },
    relay: {
      ok: '직접 연결되지 않는 사람을 위한 중계 서버가 있습니다.',
      skipped: '통화 서버가 응답하지 않는 동안에는 중계 서버가 있는지 알 수 없습니다.',
      'no-relay':
        '중계 서버(TURN)가 없어 다섯 쌍 중 한 쌍쯤은 연결되지 않습니다. 서버 관리자가 추가해야 합니다.',
    },
    'relay-udp': {
      ok: '중계 서버가 UDP로 응답합니다.',
      skipped: 'UDP용 중계 서버가 없습니다.',
      'udp-blocked':
        '중계 서버가 TCP로는 응답하지만 UDP로는 응답하지 않습니다. 통화는 되지만 지연이 큽니다. 다른 네트워크를 써 보세요.',
      denied:
        '중계 서버가 받은 비밀번호를 거부합니다. 서버 관리자가 비밀 키를 중계 서버의 것과 비교해야 합니다.',
      'connect-timeout':
        '중계 서버가 UDP로 응답하지 않습니다. 다른 네트워크를 쓰거나 서버 관리자에게 알려 주세요.',
    },
    'relay-tcp': {
      ok: '중계 서버가 대부분의 방화벽을 통과하는 TCP로 응답합니다.',
      skipped: 'TCP용 중계 서버가 없습니다.',
      'no-relay':
        '중계 서버가 UDP만 지원해 엄격한 방화벽 뒤의 사람은 참여하지 못합니다. 서버 관리자가 ?transport=tcp를 붙인 주소를 추가해야 합니다.',
      denied:
        '중계 서버가 받은 비밀번호를 거부합니다. 서버 관리자가 비밀 키를 중계 서버의 것과 비교해야 합니다.',
      'connect-timeout':
        '중계 서버가 TCP로 응답하지 않습니다. 다른 네트워크를 쓰거나 서버 관리자에게 알려 주세요.',
    },
  },
};
