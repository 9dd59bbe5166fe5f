import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const acc: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'mikrofon',
  camera: 'kameru',
  both: 'kameru a mikrofon',
  screen: 'obrazovku',
  speaker: 'reproduktor',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'Žádný mikrofon se nenašel',
  camera: 'Žádná kamera se nenašla',
  both: 'Kamera ani mikrofon se nenašly',
  screen: 'Žádná obrazovka se nenašla',
  speaker: 'Žádný reproduktor se nenašel',
};

/** What goes wrong, in the words of `../cs.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Tato stránka nesmí používat ${acc[noun]}.`,
      'Povolte to v adresním řádku prohlížeče.',
    ],
    'permission-dismissed': () => [
      'Prohlížeč se zeptal a dotaz byl zavřen.',
      'Zkuste to znovu, zeptá se ještě jednou.',
    ],
    'system-denied': (noun) => [
      `Počítač nedovoluje tomuto prohlížeči používat ${acc[noun]}.`,
      'Povolte to v nastavení soukromí systému.',
    ],
    'in-use': (noun) => [`Jiná aplikace používá ${acc[noun]}.`, 'Zavřete ji a zkuste to znovu.'],
    'not-found': (noun) => [`${no[noun]}.`, 'Připojte zařízení, nebo pokračujte bez něj.'],
    overconstrained: (noun) => [`Tady nelze použít ${acc[noun]}.`, 'Vyberte jiné zařízení.'],
    'insecure-context': (noun) => [
      `Jen zabezpečená stránka smí používat ${acc[noun]}.`,
      'Otevřete tuto stránku s https:// na začátku.',
    ],
    'policy-blocked': (noun, feature) => [
      `Tato stránka nedovoluje hovoru používat ${acc[noun]}.`,
      `Její správce musí přidat allow="${feature}" do rámce nebo do Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Tento prohlížeč neumí používat ${acc[noun]}.`,
      'Zkuste aktuální Chrome, Edge, Firefox nebo Safari.',
    ],
    aborted: (noun) => [`Spojení se přerušilo, nelze používat ${acc[noun]}.`, 'Zkuste to znovu.'],
    unknown: (noun) => [
      `Nepodařilo se spustit ${acc[noun]}.`,
      'Zkuste to znovu, nebo vyberte jiné zařízení.',
    ],
  },
  notices: {
    away: (_noun, device) => `${device}: odpojeno. Převzalo to jiné zařízení.`,
    muted: (noun) => `Systém nebo přepínač na zařízení ztlumil ${acc[noun]}.`,
    silent: () => 'Z vašeho mikrofonu není nic slyšet.',
  },
  errors: {
    'invalid-room': [
      'Tento název místnosti nejde použít.',
      'Použijte nejvýš 128 písmen bez diakritiky a číslic a . _ ~ -',
    ],
    'invalid-peer-id': [
      'V této místnosti vás nelze rozlišit.',
      'Požádejte správce stránky, ať zkontroluje vaše peer-id.',
    ],
    'id-taken': [
      'Někdo už tu je pod vaší totožností.',
      'Odejděte na druhé kartě nebo zařízení. Nejste to vy? Každý potřebuje vlastní peer-id: zeptejte se správce stránky.',
    ],
    'token-required': ['Do této místnosti je třeba pozvánka.', 'Otevřete odkaz, který jste dostali.'],
    'token-invalid': ['Vaše pozvánka tu neplatí.', 'Požádejte o nový odkaz.'],
    'token-expired': ['Platnost vaší pozvánky vypršela.', 'Požádejte o nový odkaz.'],
    'room-full': ['Místnost je plná.', 'Zkuste to znovu, až někdo odejde.'],
    'room-locked': ['Místnost je zamčená.', 'Požádejte někoho uvnitř, ať ji otevře.'],
    denied: ['Nebyli jste vpuštěni.', 'Zeptejte se někoho uvnitř a pak odkaz otevřete znovu.'],
    kicked: ['Byli jste z tohoto hovoru odebráni.', 'Než se vrátíte, zeptejte se někoho uvnitř.'],
    'server-unreachable': ['Server pro hovory není dostupný.', 'Zkontrolujte připojení a zkuste to znovu.'],
    'protocol-mismatch': ['Tato stránka je zastaralá.', 'Načtěte ji znovu, abyste se mohli připojit.'],
    'no-relay': ['Vaše síť blokuje přímé hovory.', 'Zkuste jinou síť, nebo požádejte o předávací server.'],
    'connect-timeout': ['Připojení trvalo příliš dlouho.', 'Zkontrolujte připojení a zkuste to znovu.'],
    'peer-unreachable': ['S někým tady se nelze spojit.', 'Chvíli počkejte, nebo se připojte znovu.'],
    'insecure-context': [
      'Hovory fungují jen na zabezpečené stránce.',
      'Otevřete tuto stránku s https:// na začátku.',
    ],
    'policy-blocked': ['Tato stránka hovory nepovoluje.', 'Požádejte jejího správce, ať je povolí.'],
    'unsupported-browser': [
      'Tento prohlížeč neumí hovory.',
      'Zkuste aktuální Chrome, Edge, Firefox nebo Safari.',
    ],
    aborted: ['Připojování bylo zastaveno.', 'Zkuste to znovu, až budete chtít.'],
    unknown: ['Něco se nepovedlo.', 'Zkuste to znovu. Pokud se to stane zas, načtěte stránku znovu.'],
  },
  clockIsWrong: 'Hodiny tohoto zařízení jdou špatně. Nastavte je a zkuste to znovu.',
  checkWords: {
    browser: { ok: 'Tento prohlížeč na této stránce hovory umí.', skipped: 'Nebylo co zjišťovat.' },
    microphone: { ok: 'Mikrofon tu je a nic mu nebrání.', skipped: 'Mikrofon není potřeba.' },
    camera: { ok: 'Kamera tu je a nic jí nebrání.', skipped: 'Kamera není potřeba.' },
    server: {
      ok: 'Server pro hovory odpovídá.',
      skipped: 'Není nastaven žádný server pro hovory.',
      'server-unreachable':
        'Server pro hovory neodpovídá. Zkontrolujte připojení; pokud jiné stránky fungují, dejte vědět správci této.',
      denied:
        'Server pro hovory odpovídá, ale ne této stránce. Jeho správce musí adresu stránky přidat mezi povolené původy.',
      'protocol-mismatch':
        'Na adrese serveru pro hovory je něco jiného. Správce této stránky musí adresu opravit.',
    },
    signaling: {
      ok: 'Spojení se serverem pro hovory může zůstat otevřené.',
      skipped: 'Není nastaven žádný server pro hovory.',
      'server-unreachable':
        'Trvalé spojení (WebSocket) se serverem nevzniká. Pokud jinak odpovídá, brání mu proxy nebo firewall: zkuste jinou síť, nebo se zeptejte správce té své.',
    },
    udp: {
      ok: 'Zvuk a obraz mohou jít rychlou cestou (UDP).',
      skipped:
        'Nelze říct, zda je rychlá cesta (UDP) otevřená: neodpověděl žádný server STUN ani předávací server.',
      'udp-blocked':
        'Vaše síť blokuje rychlou cestu pro zvuk a obraz (UDP). Zkuste jinou síť, nebo požádejte správce té své, ať UDP propustí.',
    },
    relay: {
      ok: 'Pro ty, kdo se nespojí přímo, je tu předávací server.',
      skipped: 'Dokud server neodpovídá, nelze říct, zda je tu předávací server.',
      'no-relay':
        'Není nastaven předávací server (TURN), takže se nespojí zhruba každá pátá dvojice. Správce serveru jej musí přidat.',
    },
    'relay-udp': {
      ok: 'Předávací server odpovídá přes UDP.',
      skipped: 'Pro UDP není nastaven předávací server.',
      'udp-blocked':
        'Předávací server odpovídá přes TCP, ale ne přes UDP: hovory fungují s větším zpožděním. Zkuste jinou síť.',
      denied:
        'Předávací server odmítá heslo, které dostal. Správce serveru musí porovnat jeho tajný klíč s klíčem předávacího serveru.',
      'connect-timeout':
        'Předávací server neodpovídá přes UDP. Zkuste jinou síť, nebo dejte vědět správci serveru.',
    },
    'relay-tcp': {
      ok: 'Předávací server odpovídá přes TCP, které projde většinou firewallů.',
      skipped: 'Pro TCP není nastaven předávací server.',
      'no-relay':
        'Předávací server je nastaven jen pro UDP, takže lidé za přísným firewallem zůstanou venku. Správce serveru musí přidat jeho adresu s ?transport=tcp.',
      denied:
        'Předávací server odmítá heslo, které dostal. Správce serveru musí porovnat jeho tajný klíč s klíčem předávacího serveru.',
      'connect-timeout':
        'Předávací server neodpovídá přes TCP. Zkuste jinou síť, nebo dejte vědět správci serveru.',
    },
  },
};
