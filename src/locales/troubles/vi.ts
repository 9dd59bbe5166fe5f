import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const the: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'micrô',
  camera: 'máy ảnh',
  both: 'máy ảnh và micrô',
  screen: 'màn hình',
  speaker: 'loa',
};

const or: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'micrô',
  camera: 'máy ảnh',
  both: 'máy ảnh hay micrô',
  screen: 'màn hình',
  speaker: 'loa',
};

/** What goes wrong, in the words of `../vi.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Trang này không được phép dùng ${the[noun]}.`,
      'Hãy cho phép trên thanh địa chỉ của trình duyệt.',
    ],
    'permission-dismissed': () => [
      'Trình duyệt đã hỏi, và câu hỏi đã bị đóng.',
      'Hãy thử lại để được hỏi lần nữa.',
    ],
    'system-denied': (noun) => [
      `Máy tính không cho trình duyệt này dùng ${the[noun]}.`,
      'Hãy cho phép trong cài đặt quyền riêng tư của hệ thống.',
    ],
    'in-use': (noun) => [`Một ứng dụng khác đang dùng ${the[noun]}.`, 'Hãy đóng ứng dụng đó rồi thử lại.'],
    'not-found': (noun) => [`Không tìm thấy ${or[noun]}.`, 'Hãy cắm thiết bị, hoặc tiếp tục mà không có.'],
    overconstrained: (noun) => [`Không dùng được ${the[noun]} ở đây.`, 'Hãy chọn thiết bị khác.'],
    'insecure-context': (noun) => [
      `Chỉ trang an toàn mới được dùng ${the[noun]}.`,
      'Hãy mở trang này với https:// ở đầu.',
    ],
    'policy-blocked': (noun, feature) => [
      `Trang này không cho cuộc gọi dùng ${the[noun]}.`,
      `Người quản lý trang cần thêm allow="${feature}" vào khung hoặc vào Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Trình duyệt này không dùng được ${the[noun]}.`,
      'Hãy thử Chrome, Edge, Firefox hoặc Safari bản mới.',
    ],
    aborted: (noun) => [`Mất kết nối với ${the[noun]}.`, 'Hãy thử lại.'],
    unknown: (noun) => [`Không bật được ${the[noun]}.`, 'Hãy thử lại, hoặc chọn thiết bị khác.'],
  },
  notices: {
    away: (_noun, device) => `${device} đã được rút ra. Thiết bị khác đang được dùng.`,
    muted: (noun) => `Hệ thống, hoặc nút trên thiết bị, đã tắt ${the[noun]}.`,
    silent: () => 'Không nghe thấy gì từ micrô của bạn.',
  },
  errors: {
    'invalid-room': [
      'Tên phòng này không dùng được.',
      'Dùng tối đa 128 chữ cái không dấu và chữ số, cùng . _ ~ -',
    ],
    'invalid-peer-id': [
      'Không phân biệt được bạn trong phòng này.',
      'Hãy nhờ người quản lý trang kiểm tra peer-id của bạn.',
    ],
    'id-taken': [
      'Đã có người ở đây với danh tính của bạn.',
      'Hãy rời đi ở thẻ hoặc thiết bị kia. Không phải bạn? Mỗi người cần peer-id riêng: hãy hỏi người quản lý trang.',
    ],
    'token-required': ['Phòng này cần có lời mời.', 'Hãy mở liên kết mời bạn.'],
    'token-invalid': ['Lời mời của bạn không dùng được ở đây.', 'Hãy xin liên kết mới.'],
    'token-expired': ['Lời mời của bạn đã hết hạn.', 'Hãy xin liên kết mới.'],
    'room-full': ['Phòng đã đầy.', 'Hãy thử lại khi có người rời đi.'],
    'room-locked': ['Phòng đã khóa.', 'Hãy nhờ ai đó bên trong mở.'],
    denied: ['Bạn không được cho vào.', 'Hãy hỏi ai đó bên trong, rồi mở lại liên kết.'],
    kicked: ['Bạn đã bị đưa ra khỏi cuộc gọi này.', 'Hãy hỏi ai đó bên trong trước khi quay lại.'],
    'server-unreachable': ['Không kết nối được máy chủ cuộc gọi.', 'Hãy kiểm tra kết nối rồi thử lại.'],
    'protocol-mismatch': ['Trang này đã cũ.', 'Hãy tải lại để tham gia.'],
    'no-relay': ['Mạng của bạn chặn cuộc gọi trực tiếp.', 'Hãy thử mạng khác, hoặc xin máy chủ chuyển tiếp.'],
    'connect-timeout': ['Vào phòng mất quá nhiều thời gian.', 'Hãy kiểm tra kết nối rồi thử lại.'],
    'peer-unreachable': ['Không kết nối được với ai đó ở đây.', 'Hãy đợi một lát, hoặc tham gia lại.'],
    'insecure-context': [
      'Cuộc gọi chỉ hoạt động trên trang an toàn.',
      'Hãy mở trang này với https:// ở đầu.',
    ],
    'policy-blocked': ['Trang này không cho phép gọi.', 'Hãy nhờ người quản lý trang cho phép.'],
    'unsupported-browser': [
      'Trình duyệt này không gọi được.',
      'Hãy thử Chrome, Edge, Firefox hoặc Safari bản mới.',
    ],
    aborted: ['Việc tham gia đã dừng.', 'Hãy thử lại khi bạn muốn.'],
    unknown: ['Đã có trục trặc.', 'Hãy thử lại. Nếu lặp lại, hãy tải lại trang.'],
  },
  clockIsWrong: 'Đồng hồ của thiết bị này sai. Hãy chỉnh lại rồi thử lại.',
  checkWords: {
    browser: { ok: 'Trình duyệt này gọi được trên trang này.', skipped: 'Không có gì để kiểm tra.' },
    microphone: { ok: 'Có micrô, và không gì cản trở nó.', skipped: 'Không cần micrô.' },
    camera: { ok: 'Có máy ảnh, và không gì cản trở nó.', skipped: 'Không cần máy ảnh.' },
    server: {
      ok: 'Máy chủ cuộc gọi trả lời.',
      skipped: 'Chưa đặt máy chủ cuộc gọi.',
      'server-unreachable':
        'Máy chủ cuộc gọi không trả lời. Hãy kiểm tra kết nối; nếu các trang khác hoạt động, hãy báo cho người quản lý trang này.',
      denied:
        'Máy chủ cuộc gọi có trả lời, nhưng không phải cho trang này. Người quản lý máy chủ cần thêm địa chỉ trang vào các nguồn được phép.',
      'protocol-mismatch':
        'Địa chỉ máy chủ cuộc gọi là một thứ khác. Người quản lý trang này cần sửa địa chỉ.',
    },
    signaling: {
      ok: 'Kết nối với máy chủ cuộc gọi có thể giữ mở.',
      skipped: 'Chưa đặt máy chủ cuộc gọi.',
      'server-unreachable':
        'Không tạo được kết nối lâu dài (WebSocket) với máy chủ. Nếu ngoài ra máy chủ vẫn trả lời, có proxy hoặc tường lửa chặn: hãy thử mạng khác, hoặc hỏi người quản lý mạng của bạn.',
    },
    udp: {
      ok: 'Tiếng và hình đi được đường nhanh (UDP).',
      skipped:
        'Không biết đường nhanh (UDP) có mở hay không: không máy chủ STUN hay chuyển tiếp nào trả lời.',
      'udp-blocked':
        'Mạng của bạn chặn đường nhanh của tiếng và hình (UDP). Hãy thử mạng khác, hoặc nhờ người quản lý mạng của bạn mở UDP.',
    },
    relay: {
      ok: 'Có máy chủ chuyển tiếp cho những người không kết nối trực tiếp được.',
      skipped: 'Không biết có máy chủ chuyển tiếp hay không khi máy chủ cuộc gọi không trả lời.',
      'no-relay':
        'Chưa có máy chủ chuyển tiếp (TURN), nên khoảng một phần năm số cặp không kết nối được. Người quản lý máy chủ cần thêm một cái.',
    },
    'relay-udp': {
      ok: 'Máy chủ chuyển tiếp trả lời qua UDP.',
      skipped: 'Chưa có máy chủ chuyển tiếp cho UDP.',
      'udp-blocked':
        'Máy chủ chuyển tiếp trả lời qua TCP nhưng không qua UDP: cuộc gọi vẫn được, trễ hơn. Hãy thử mạng khác.',
      denied:
        'Máy chủ chuyển tiếp từ chối mật khẩu nhận được. Người quản lý máy chủ cần so khóa bí mật với khóa của máy chủ chuyển tiếp.',
      'connect-timeout':
        'Máy chủ chuyển tiếp không trả lời qua UDP. Hãy thử mạng khác, hoặc báo cho người quản lý máy chủ.',
    },
    'relay-tcp': {
      ok: 'Máy chủ chuyển tiếp trả lời qua TCP, vốn qua được hầu hết tường lửa.',
      skipped: 'Chưa có máy chủ chuyển tiếp cho TCP.',
      'no-relay':
        'Máy chủ chuyển tiếp chỉ dùng UDP, nên người sau tường lửa chặt bị bỏ lại. Người quản lý máy chủ cần thêm địa chỉ với ?transport=tcp.',
      denied:
        'Máy chủ chuyển tiếp từ chối mật khẩu nhận được. Người quản lý máy chủ cần so khóa bí mật với khóa của máy chủ chuyển tiếp.',
      'connect-timeout':
        'Máy chủ chuyển tiếp không trả lời qua TCP. Hãy thử mạng khác, hoặc báo cho người quản lý máy chủ.',
    },
  },
};
