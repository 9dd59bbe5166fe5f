import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const acc: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'mikrofonu',
  camera: 'kamerayı',
  both: 'kamerayı ve mikrofonu',
  screen: 'ekranı',
  speaker: 'hoparlörü',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'Mikrofon',
  camera: 'Kamera',
  both: 'Kamera veya mikrofon',
  screen: 'Ekran',
  speaker: 'Hoparlör',
};

/** What goes wrong, in the words of `../tr.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Bu sayfa ${acc[noun]} kullanamıyor.`,
      'Tarayıcının adres çubuğundan izin verin.',
    ],
    'permission-dismissed': () => [
      'Tarayıcı sordu, soru yanıtlanmadan kapatıldı.',
      'Bir daha sorması için yeniden deneyin.',
    ],
    'system-denied': (noun) => [
      `Bilgisayarınız bu tarayıcının ${acc[noun]} kullanmasına izin vermiyor.`,
      'Sistemin gizlilik ayarlarından izin verin.',
    ],
    'in-use': (noun) => [
      `Başka bir uygulama ${acc[noun]} kullanıyor.`,
      'O uygulamayı kapatıp yeniden deneyin.',
    ],
    'not-found': (noun) => [`${no[noun]} bulunamadı.`, 'Bir cihaz takın ya da onsuz devam edin.'],
    overconstrained: (noun) => [`Burada ${acc[noun]} kullanmak mümkün değil.`, 'Başka bir cihaz seçin.'],
    'insecure-context': (noun) => [
      `Yalnızca güvenli bir sayfa ${acc[noun]} kullanabilir.`,
      'Bu sayfayı başına https:// yazarak açın.',
    ],
    'policy-blocked': (noun, feature) => [
      `Bu sayfa bir görüşmenin ${acc[noun]} kullanmasına izin vermiyor.`,
      `Sayfayı yöneten kişi çerçevesine ya da Permissions-Policy’ye allow="${feature}" eklemeli.`,
    ],
    'unsupported-browser': (noun) => [
      `Bu tarayıcı ${acc[noun]} kullanamıyor.`,
      'Güncel bir Chrome, Edge, Firefox veya Safari deneyin.',
    ],
    aborted: (noun) => [`Bağlantı kesildi, ${acc[noun]} kullanmak şu an mümkün değil.`, 'Yeniden deneyin.'],
    unknown: (noun) => [`Tarayıcı ${acc[noun]} açamadı.`, 'Yeniden deneyin ya da başka bir cihaz seçin.'],
  },
  notices: {
    away: (_noun, device) => `${device}: bağlantısı kesildi. Artık başka bir cihaz kullanılıyor.`,
    muted: (noun) => `Sistem ya da cihazdaki bir düğme ${acc[noun]} kapattı.`,
    silent: () => 'Mikrofonunuzdan ses gelmiyor.',
  },
  errors: {
    'invalid-room': ['Bu oda adı olmaz.', 'En çok 128 aksansız harf ve rakam ile . _ ~ - kullanın'],
    'invalid-peer-id': [
      'Bu odada sizi ayırt etmek mümkün değil.',
      'Sayfayı yöneten kişiden peer-id’nizi kontrol etmesini isteyin.',
    ],
    'id-taken': [
      'Burada zaten siz olarak biri var.',
      'Diğer sekmede veya cihazda görüşmeden ayrılın. Siz değil misiniz? Herkesin kendi peer-id’si olmalı: sayfayı yöneten kişiye sorun.',
    ],
    'token-required': ['Bu oda için davet gerekiyor.', 'Davet edildiğiniz bağlantıyı açın.'],
    'token-invalid': ['Davetiniz burada geçerli değil.', 'Yeni bir bağlantı isteyin.'],
    'token-expired': ['Davetinizin süresi doldu.', 'Yeni bir bağlantı isteyin.'],
    'room-full': ['Oda dolu.', 'Biri ayrıldığında yeniden deneyin.'],
    'room-locked': ['Oda kilitli.', 'İçeriden birinden açmasını isteyin.'],
    denied: ['İçeri alınmadınız.', 'İçeriden birine sorun, sonra bağlantıyı yeniden açın.'],
    kicked: ['Bu görüşmeden çıkarıldınız.', 'Geri dönmeden önce içeriden birine sorun.'],
    'server-unreachable': ['Görüşme sunucusuna ulaşılamıyor.', 'Bağlantınızı kontrol edip yeniden deneyin.'],
    'protocol-mismatch': ['Bu sayfa güncel değil.', 'Katılmak için sayfayı yenileyin.'],
    'no-relay': [
      'Ağınız doğrudan görüşmeleri engelliyor.',
      'Başka bir ağ deneyin ya da bir aktarıcı isteyin.',
    ],
    'connect-timeout': ['Girmek çok uzun sürdü.', 'Bağlantınızı kontrol edip yeniden deneyin.'],
    'peer-unreachable': ['Buradaki birine ulaşılamıyor.', 'Biraz bekleyin ya da yeniden katılın.'],
    'insecure-context': [
      'Görüşmeler yalnızca güvenli bir sayfada çalışır.',
      'Bu sayfayı başına https:// yazarak açın.',
    ],
    'policy-blocked': [
      'Bu sayfa görüşmelere izin vermiyor.',
      'Sayfayı yöneten kişiden izin vermesini isteyin.',
    ],
    'unsupported-browser': [
      'Bu tarayıcıyla görüşme yapılamıyor.',
      'Güncel bir Chrome, Edge, Firefox veya Safari deneyin.',
    ],
    aborted: ['Katılma durduruldu.', 'İstediğiniz zaman yeniden deneyin.'],
    unknown: ['Bir şeyler ters gitti.', 'Yeniden deneyin. Tekrar olursa sayfayı yenileyin.'],
  },
  clockIsWrong: 'Bu cihazın saati yanlış. Saati ayarlayıp yeniden deneyin.',
  checkWords: {
    browser: { ok: 'Bu tarayıcı bu sayfada görüşme yapabilir.', skipped: 'Soracak bir şey yoktu.' },
    microphone: { ok: 'Bir mikrofon var ve engelleyen bir şey yok.', skipped: 'Mikrofon gerekmiyor.' },
    camera: { ok: 'Bir kamera var ve engelleyen bir şey yok.', skipped: 'Kamera gerekmiyor.' },
    server: {
      ok: 'Görüşme sunucusu yanıt veriyor.',
      skipped: 'Görüşme sunucusu belirtilmemiş.',
      'server-unreachable':
        'Görüşme sunucusu yanıt vermiyor. Bağlantınızı kontrol edin; başka sayfalar çalışıyorsa bu sayfayı yöneten kişiye haber verin.',
      denied:
        'Görüşme sunucusu yanıt veriyor ama bu sayfaya değil. Sunucuyu yöneten kişi sayfanın adresini izin verilen kaynaklara eklemeli.',
      'protocol-mismatch':
        'Görüşme sunucusunun adresinde başka bir şey var. Bu sayfayı yöneten kişi adresi düzeltmeli.',
    },
    signaling: {
      ok: 'Görüşme sunucusuyla bağlantı açık tutulabiliyor.',
      skipped: 'Görüşme sunucusu belirtilmemiş.',
      'server-unreachable':
        'Sunucuyla kalıcı bir bağlantı (WebSocket) kurulamıyor. Sunucu bunun dışında yanıt veriyorsa bir vekil sunucu ya da güvenlik duvarı engelliyor: başka bir ağ deneyin ya da ağınızı yöneten kişiye sorun.',
    },
    udp: {
      ok: 'Ses ve görüntü hızlı yoldan (UDP) gidebiliyor.',
      skipped:
        'Hızlı yolun (UDP) açık olup olmadığı bilinmiyor: hiçbir STUN sunucusu ya da aktarıcı yanıt vermedi.',
      'udp-blocked':
        'Ağınız ses ve görüntünün hızlı yolunu (UDP) engelliyor. Başka bir ağ deneyin ya da ağınızı yöneten kişiden UDP’ye izin vermesini isteyin.',
    },
    relay: {
      ok: 'Birbirine doğrudan ulaşamayanlar için bir aktarıcı var.',
      skipped: 'Sunucu yanıt vermediği sürece aktarıcı olup olmadığı bilinmiyor.',
      'no-relay':
        'Aktarıcı (TURN) yok, bu yüzden yaklaşık her beş çiftten biri birbirine ulaşamıyor. Sunucuyu yöneten kişi bir tane eklemeli.',
    },
    'relay-udp': {
      ok: 'Aktarıcı UDP üzerinden yanıt veriyor.',
      skipped: 'UDP için aktarıcı yok.',
      'udp-blocked':
        'Aktarıcı TCP üzerinden yanıt veriyor ama UDP üzerinden vermiyor: görüşmeler daha çok gecikmeyle çalışır. Başka bir ağ deneyin.',
      denied:
        'Aktarıcı kendisine verilen parolayı reddediyor. Sunucuyu yöneten kişi sunucunun gizli anahtarını aktarıcınınkiyle karşılaştırmalı.',
      'connect-timeout':
        'Aktarıcı UDP üzerinden yanıt vermiyor. Başka bir ağ deneyin ya da sunucuyu yöneten kişiye haber verin.',
    },
    'relay-tcp': {
      ok: 'Aktarıcı, çoğu güvenlik duvarından geçen TCP üzerinden yanıt veriyor.',
      skipped: 'TCP için aktarıcı yok.',
      'no-relay':
        'Aktarıcı yalnızca UDP için kurulu, sıkı bir güvenlik duvarının arkasındakiler dışarıda kalıyor. Sunucuyu yöneten kişi adresini ?transport=tcp ile eklemeli.',
      denied:
        'Aktarıcı kendisine verilen parolayı reddediyor. Sunucuyu yöneten kişi sunucunun gizli anahtarını aktarıcınınkiyle karşılaştırmalı.',
      'connect-timeout':
        'Aktarıcı TCP üzerinden yanıt vermiyor. Başka bir ağ deneyin ya da sunucuyu yöneten kişiye haber verin.',
    },
  },
};
