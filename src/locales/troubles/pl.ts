import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const gen: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'mikrofonu',
  camera: 'kamery',
  both: 'kamery i mikrofonu',
  screen: 'ekranu',
  speaker: 'głośnika',
};

/** What goes wrong, in the words of `../pl.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Ta strona nie ma dostępu do ${gen[noun]}.`,
      'Zezwól na dostęp na pasku adresu przeglądarki.',
    ],
    'permission-dismissed': () => [
      'Przeglądarka zapytała, a pytanie zamknięto.',
      'Spróbuj ponownie, aby zapytała jeszcze raz.',
    ],
    'system-denied': (noun) => [
      `Komputer nie pozwala tej przeglądarce używać ${gen[noun]}.`,
      'Zezwól na to w ustawieniach prywatności systemu.',
    ],
    'in-use': (noun) => [`Inna aplikacja używa ${gen[noun]}.`, 'Zamknij ją i spróbuj ponownie.'],
    'not-found': (noun) => [`Nie znaleziono ${gen[noun]}.`, 'Podłącz urządzenie lub kontynuuj bez niego.'],
    overconstrained: (noun) => [`Nie da się tu użyć ${gen[noun]}.`, 'Wybierz inne urządzenie.'],
    'insecure-context': (noun) => [
      `Tylko bezpieczna strona może używać ${gen[noun]}.`,
      'Otwórz tę stronę z https:// na początku adresu.',
    ],
    'policy-blocked': (noun, feature) => [
      `Ta strona nie pozwala rozmowie używać ${gen[noun]}.`,
      `Jej administrator musi dodać allow="${feature}" do ramki lub do Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Ta przeglądarka nie obsługuje ${gen[noun]}.`,
      'Użyj aktualnej wersji Chrome, Edge, Firefox lub Safari.',
    ],
    aborted: (noun) => [`Przerwano działanie ${gen[noun]}.`, 'Spróbuj ponownie.'],
    unknown: (noun) => [
      `Nie udało się uruchomić ${gen[noun]}.`,
      'Spróbuj ponownie lub wybierz inne urządzenie.',
    ],
  },
  notices: {
    away: (_noun, device) => `${device}: urządzenie odłączone. Działa teraz inne.`,
    muted: (noun) => `System lub przełącznik na urządzeniu wstrzymuje działanie ${gen[noun]}.`,
    silent: () => 'Z Twojego mikrofonu nic nie słychać.',
  },
  errors: {
    'invalid-room': [
      'Ta nazwa pokoju nie zadziała.',
      'Użyj najwyżej 128 liter bez znaków diakrytycznych i cyfr oraz . _ ~ -',
    ],
    'invalid-peer-id': [
      'Nie da się Ciebie odróżnić w tym pokoju.',
      'Poproś administratora strony o sprawdzenie Twojego peer-id.',
    ],
    'id-taken': [
      'Ktoś już tu jest jako Ty.',
      'Opuść rozmowę w drugiej karcie lub na drugim urządzeniu. To nie Ty? Każda osoba potrzebuje własnego peer-id: zapytaj administratora strony.',
    ],
    'token-required': ['Ten pokój wymaga zaproszenia.', 'Otwórz link z zaproszenia.'],
    'token-invalid': ['Twoje zaproszenie nie jest tu ważne.', 'Poproś o nowy link.'],
    'token-expired': ['Twoje zaproszenie wygasło.', 'Poproś o nowy link.'],
    'room-full': ['Pokój jest pełny.', 'Spróbuj ponownie, gdy ktoś wyjdzie.'],
    'room-locked': ['Pokój jest zamknięty.', 'Poproś kogoś w środku, aby go otworzył.'],
    denied: ['Nie wpuszczono Cię.', 'Zapytaj kogoś w środku, a potem otwórz link ponownie.'],
    kicked: ['Usunięto Cię z tej rozmowy.', 'Zapytaj kogoś w środku, zanim wrócisz.'],
    'server-unreachable': [
      'Nie można połączyć się z serwerem rozmów.',
      'Sprawdź połączenie i spróbuj ponownie.',
    ],
    'protocol-mismatch': ['Ta strona jest nieaktualna.', 'Odśwież ją, aby dołączyć.'],
    'no-relay': [
      'Twoja sieć blokuje rozmowy bezpośrednie.',
      'Spróbuj innej sieci lub poproś o serwer pośredniczący.',
    ],
    'connect-timeout': ['Wejście trwało zbyt długo.', 'Sprawdź połączenie i spróbuj ponownie.'],
    'peer-unreachable': ['Z kimś tutaj nie ma połączenia.', 'Poczekaj chwilę lub dołącz jeszcze raz.'],
    'insecure-context': [
      'Rozmowy działają tylko na bezpiecznej stronie.',
      'Otwórz tę stronę z https:// na początku adresu.',
    ],
    'policy-blocked': ['Ta strona nie pozwala na rozmowy.', 'Poproś jej administratora o pozwolenie.'],
    'unsupported-browser': [
      'Ta przeglądarka nie obsługuje rozmów.',
      'Użyj aktualnej wersji Chrome, Edge, Firefox lub Safari.',
    ],
    aborted: ['Dołączanie zostało przerwane.', 'Spróbuj ponownie, kiedy zechcesz.'],
    unknown: ['Coś poszło nie tak.', 'Spróbuj ponownie. Jeśli to się powtórzy, odśwież stronę.'],
  },
  clockIsWrong: 'Zegar tego urządzenia źle chodzi. Ustaw go i spróbuj ponownie.',
  checkWords: {
    browser: {
      ok: 'Ta przeglądarka może prowadzić rozmowy na tej stronie.',
      skipped: 'Nie było czego sprawdzać.',
    },
    microphone: { ok: 'Mikrofon jest i nic go nie blokuje.', skipped: 'Mikrofon nie jest potrzebny.' },
    camera: { ok: 'Kamera jest i nic jej nie blokuje.', skipped: 'Kamera nie jest potrzebna.' },
    server: {
      ok: 'Serwer rozmów odpowiada.',
      skipped: 'Nie ustawiono serwera rozmów.',
      'server-unreachable':
        'Serwer rozmów nie odpowiada. Sprawdź połączenie; jeśli inne strony działają, powiadom administratora tej strony.',
      denied:
        'Serwer rozmów odpowiada, ale nie tej stronie. Jego administrator musi dodać adres strony do dozwolonych źródeł.',
      'protocol-mismatch':
        'Pod adresem serwera rozmów jest coś innego. Administrator tej strony musi poprawić adres.',
    },
    signaling: {
      ok: 'Połączenie z serwerem rozmów może pozostać otwarte.',
      skipped: 'Nie ustawiono serwera rozmów.',
      'server-unreachable':
        'Nie udaje się utrzymać stałego połączenia (WebSocket) z serwerem. Jeśli poza tym odpowiada, zatrzymuje je proxy lub zapora: spróbuj innej sieci lub zapytaj administratora swojej.',
    },
    udp: {
      ok: 'Dźwięk i obraz mogą iść szybką drogą (UDP).',
      skipped:
        'Nie wiadomo, czy szybka droga (UDP) jest otwarta: nie odpowiedział żaden serwer STUN ani pośredniczący.',
      'udp-blocked':
        'Twoja sieć blokuje szybką drogę dźwięku i obrazu (UDP). Spróbuj innej sieci lub poproś administratora swojej o przepuszczanie UDP.',
    },
    relay: {
      ok: 'Jest serwer pośredniczący dla tych, którzy nie mogą połączyć się bezpośrednio.',
      skipped: 'Nie wiadomo, czy jest serwer pośredniczący, dopóki serwer rozmów nie odpowiada.',
      'no-relay':
        'Nie ma serwera pośredniczącego (TURN), więc mniej więcej co piąta para osób się nie połączy. Administrator serwera rozmów musi go dodać.',
    },
    'relay-udp': {
      ok: 'Serwer pośredniczący odpowiada przez UDP.',
      skipped: 'Nie ma serwera pośredniczącego dla UDP.',
      'udp-blocked':
        'Serwer pośredniczący odpowiada przez TCP, ale nie przez UDP: rozmowy działają z większym opóźnieniem. Spróbuj innej sieci.',
      denied:
        'Serwer pośredniczący odrzuca otrzymane hasło. Administrator serwera rozmów musi porównać jego sekret z sekretem serwera pośredniczącego.',
      'connect-timeout':
        'Serwer pośredniczący nie odpowiada przez UDP. Spróbuj innej sieci lub powiadom administratora serwera rozmów.',
    },
    'relay-tcp': {
      ok: 'Serwer pośredniczący odpowiada przez TCP, które przechodzi przez większość zapór.',
      skipped: 'Nie ma serwera pośredniczącego dla TCP.',
      'no-relay':
        'Serwer pośredniczący działa tylko przez UDP, więc osoby za surową zaporą zostają na zewnątrz. Administrator serwera rozmów musi dodać jego adres z ?transport=tcp.',
      denied:
        'Serwer pośredniczący odrzuca otrzymane hasło. Administrator serwera rozmów musi porównać jego sekret z sekretem serwera pośredniczącego.',
      'connect-timeout':
        'Serwer pośredniczący nie odpowiada przez TCP. Spróbuj innej sieci lub powiadom administratora serwera rozmów.',
    },
  },
};
