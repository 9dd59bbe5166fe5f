import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const the: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'mikrofon',
  camera: 'kamera',
  both: 'kamera dan mikrofon',
  screen: 'layar',
  speaker: 'speaker',
};

const or: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'mikrofon',
  camera: 'kamera',
  both: 'kamera atau mikrofon',
  screen: 'layar',
  speaker: 'speaker',
};

/** What goes wrong, in the words of `../id.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Halaman ini tidak diizinkan memakai ${the[noun]}.`,
      'Izinkan di bilah alamat browser.',
    ],
    'permission-dismissed': () => [
      'Browser bertanya, lalu pertanyaannya ditutup.',
      'Coba lagi agar browser bertanya sekali lagi.',
    ],
    'system-denied': (noun) => [
      `Komputer Anda tidak membiarkan browser ini memakai ${the[noun]}.`,
      'Izinkan di pengaturan privasi sistem.',
    ],
    'in-use': (noun) => [`Aplikasi lain sedang memakai ${the[noun]}.`, 'Tutup aplikasi itu, lalu coba lagi.'],
    'not-found': (noun) => [`Tidak ditemukan ${or[noun]}.`, 'Pasang perangkat, atau lanjutkan tanpanya.'],
    overconstrained: (noun) => [`Tidak bisa memakai ${the[noun]} di sini.`, 'Pilih perangkat lain.'],
    'insecure-context': (noun) => [
      `Hanya halaman aman yang boleh memakai ${the[noun]}.`,
      'Buka halaman ini dengan https:// di depan.',
    ],
    'policy-blocked': (noun, feature) => [
      `Halaman ini tidak membiarkan panggilan memakai ${the[noun]}.`,
      `Pengelolanya perlu menambahkan allow="${feature}" pada frame atau Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Browser ini tidak bisa memakai ${the[noun]}.`,
      'Coba Chrome, Edge, Firefox, atau Safari versi terkini.',
    ],
    aborted: (noun) => [`Hubungan dengan ${the[noun]} terputus.`, 'Coba lagi.'],
    unknown: (noun) => [`Tidak berhasil menyalakan ${the[noun]}.`, 'Coba lagi, atau pilih perangkat lain.'],
  },
  notices: {
    away: (_noun, device) => `${device} dilepas. Perangkat lain kini dipakai.`,
    muted: (noun) => `Sistem, atau tombol pada perangkat, membisukan ${the[noun]}.`,
    silent: () => 'Tidak ada suara dari mikrofon Anda.',
  },
  errors: {
    'invalid-room': [
      'Nama ruangan ini tidak bisa dipakai.',
      'Gunakan paling banyak 128 huruf tanpa aksen dan angka, serta . _ ~ -',
    ],
    'invalid-peer-id': [
      'Anda tidak dapat dibedakan di ruangan ini.',
      'Minta pengelola halaman memeriksa peer-id Anda.',
    ],
    'id-taken': [
      'Sudah ada orang di sini sebagai Anda.',
      'Keluar di tab atau perangkat lain. Bukan Anda? Setiap orang perlu peer-id sendiri: tanyakan kepada pengelola halaman.',
    ],
    'token-required': ['Ruangan ini memerlukan undangan.', 'Buka tautan undangan Anda.'],
    'token-invalid': ['Undangan Anda tidak berlaku di sini.', 'Minta tautan baru.'],
    'token-expired': ['Undangan Anda sudah kedaluwarsa.', 'Minta tautan baru.'],
    'room-full': ['Ruangan penuh.', 'Coba lagi setelah ada yang keluar.'],
    'room-locked': ['Ruangan terkunci.', 'Minta seseorang di dalam membukanya.'],
    denied: ['Anda tidak diizinkan masuk.', 'Tanyakan kepada seseorang di dalam, lalu buka tautan lagi.'],
    kicked: ['Anda dikeluarkan dari panggilan ini.', 'Tanyakan kepada seseorang di dalam sebelum kembali.'],
    'server-unreachable': [
      'Server panggilan tidak dapat dijangkau.',
      'Periksa koneksi Anda, lalu coba lagi.',
    ],
    'protocol-mismatch': ['Halaman ini sudah usang.', 'Muat ulang untuk bergabung.'],
    'no-relay': ['Jaringan Anda memblokir panggilan langsung.', 'Coba jaringan lain, atau minta relai.'],
    'connect-timeout': ['Masuknya terlalu lama.', 'Periksa koneksi Anda, lalu coba lagi.'],
    'peer-unreachable': ['Seseorang di sini tidak dapat dijangkau.', 'Tunggu sebentar, atau gabung lagi.'],
    'insecure-context': [
      'Panggilan hanya berfungsi di halaman aman.',
      'Buka halaman ini dengan https:// di depan.',
    ],
    'policy-blocked': ['Halaman ini tidak mengizinkan panggilan.', 'Minta pengelolanya mengizinkan.'],
    'unsupported-browser': [
      'Browser ini tidak bisa melakukan panggilan.',
      'Coba Chrome, Edge, Firefox, atau Safari versi terkini.',
    ],
    aborted: ['Proses bergabung dihentikan.', 'Coba lagi kapan pun Anda mau.'],
    unknown: ['Ada yang tidak beres.', 'Coba lagi. Jika terjadi lagi, muat ulang halaman.'],
  },
  clockIsWrong: 'Jam perangkat ini salah. Setel dulu, lalu coba lagi.',
  checkWords: {
    browser: {
      ok: 'Browser ini bisa melakukan panggilan di halaman ini.',
      skipped: 'Tidak ada yang perlu diperiksa.',
    },
    microphone: {
      ok: 'Ada mikrofon, dan tidak ada yang menghalanginya.',
      skipped: 'Mikrofon tidak diperlukan.',
    },
    camera: { ok: 'Ada kamera, dan tidak ada yang menghalanginya.', skipped: 'Kamera tidak diperlukan.' },
    server: {
      ok: 'Server panggilan menjawab.',
      skipped: 'Server panggilan belum diatur.',
      'server-unreachable':
        'Server panggilan tidak menjawab. Periksa koneksi Anda; jika halaman lain berfungsi, beri tahu pengelola halaman ini.',
      denied:
        'Server panggilan menjawab, tetapi tidak kepada halaman ini. Pengelolanya perlu menambahkan alamat halaman ke asal yang diizinkan.',
      'protocol-mismatch':
        'Ada hal lain di alamat server panggilan. Pengelola halaman ini perlu memperbaiki alamatnya.',
    },
    signaling: {
      ok: 'Koneksi ke server panggilan bisa tetap terbuka.',
      skipped: 'Server panggilan belum diatur.',
      'server-unreachable':
        'Koneksi tetap (WebSocket) ke server tidak terbentuk. Jika selain itu server menjawab, proksi atau firewall menghentikannya: coba jaringan lain, atau tanyakan kepada pengelola jaringan Anda.',
    },
    udp: {
      ok: 'Suara dan gambar bisa lewat jalur cepat (UDP).',
      skipped:
        'Tidak diketahui apakah jalur cepat (UDP) terbuka: tidak ada server STUN atau relai yang menjawab.',
      'udp-blocked':
        'Jaringan Anda memblokir jalur cepat untuk suara dan gambar (UDP). Coba jaringan lain, atau minta pengelola jaringan Anda membuka UDP.',
    },
    relay: {
      ok: 'Ada relai bagi yang tidak bisa terhubung langsung.',
      skipped: 'Tidak diketahui apakah ada relai selama server panggilan tidak menjawab.',
      'no-relay':
        'Tidak ada relai (TURN), sehingga kira-kira satu dari lima pasang orang tidak bisa terhubung. Pengelola server perlu menambahkannya.',
    },
    'relay-udp': {
      ok: 'Relai menjawab lewat UDP.',
      skipped: 'Tidak ada relai untuk UDP.',
      'udp-blocked':
        'Relai menjawab lewat TCP, tetapi tidak lewat UDP: panggilan berfungsi dengan jeda lebih lama. Coba jaringan lain.',
      denied:
        'Relai menolak kata sandi yang diberikan. Pengelola server perlu mencocokkan rahasianya dengan milik relai.',
      'connect-timeout':
        'Relai tidak menjawab lewat UDP. Coba jaringan lain, atau beri tahu pengelola server.',
    },
    'relay-tcp': {
      ok: 'Relai menjawab lewat TCP, yang menembus sebagian besar firewall.',
      skipped: 'Tidak ada relai untuk TCP.',
      'no-relay':
        'Relai hanya diatur untuk UDP, sehingga orang di balik firewall ketat tertinggal di luar. Pengelola server perlu menambahkan alamatnya dengan ?transport=tcp.',
      denied:
        'Relai menolak kata sandi yang diberikan. Pengelola server perlu mencocokkan rahasianya dengan milik relai.',
      'connect-timeout':
        'Relai tidak menjawab lewat TCP. Coba jaringan lain, atau beri tahu pengelola server.',
    },
  },
};
