import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const your: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'din mikrofon',
  camera: 'din kamera',
  both: 'din kamera och mikrofon',
  screen: 'din skärm',
  speaker: 'din högtalare',
};

const the: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'mikrofonen',
  camera: 'kameran',
  both: 'kameran och mikrofonen',
  screen: 'skärmen',
  speaker: 'högtalaren',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'Ingen mikrofon',
  camera: 'Ingen kamera',
  both: 'Ingen kamera eller mikrofon',
  screen: 'Ingen skärm',
  speaker: 'Ingen högtalare',
};

/** What goes wrong, in the words of `../sv.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Den här sidan får inte använda ${your[noun]}.`,
      'Tillåt det i webbläsarens adressfält.',
    ],
    'permission-dismissed': () => [
      'Webbläsaren frågade, och frågan stängdes.',
      'Försök igen så frågar den en gång till.',
    ],
    'system-denied': (noun) => [
      `Datorn låter inte webbläsaren använda ${the[noun]}.`,
      'Tillåt det i systemets sekretessinställningar.',
    ],
    'in-use': (noun) => [`En annan app använder ${your[noun]}.`, 'Stäng den appen och försök igen.'],
    'not-found': (noun) => [`${no[noun]} hittades.`, 'Anslut en enhet eller fortsätt utan.'],
    overconstrained: (noun) => [`Det går inte att använda ${the[noun]} här.`, 'Välj en annan enhet.'],
    'insecure-context': (noun) => [
      `Bara en säker sida får använda ${the[noun]}.`,
      'Öppna sidan med https:// framför.',
    ],
    'policy-blocked': (noun, feature) => [
      `Den här sidan låter inte ett samtal använda ${the[noun]}.`,
      `Den som driver sidan måste lägga till allow="${feature}" i ramen eller i Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Den här webbläsaren kan inte använda ${the[noun]}.`,
      'Prova en aktuell Chrome, Edge, Firefox eller Safari.',
    ],
    aborted: (noun) => [`Kontakten med ${the[noun]} bröts.`, 'Försök igen.'],
    unknown: (noun) => [`Det gick inte att starta ${the[noun]}.`, 'Försök igen eller välj en annan enhet.'],
  },
  notices: {
    away: (_noun, device) => `${device} kopplades ur. En annan enhet har tagit över.`,
    muted: (noun) => `Systemet eller en knapp på enheten har stängt av ${your[noun]}.`,
    silent: () => 'Inget hörs från din mikrofon.',
  },
  errors: {
    'invalid-room': [
      'Det rumsnamnet går inte.',
      'Använd högst 128 bokstäver utan accenter och siffror, och . _ ~ -',
    ],
    'invalid-peer-id': [
      'Du går inte att skilja från andra i rummet.',
      'Be den som driver sidan att kontrollera ditt peer-id.',
    ],
    'id-taken': [
      'Någon är redan här som du.',
      'Lämna samtalet i den andra fliken eller enheten. Är det inte du? Alla behöver ett eget peer-id: fråga den som driver sidan.',
    ],
    'token-required': ['Rummet kräver en inbjudan.', 'Öppna länken du fick.'],
    'token-invalid': ['Din inbjudan gäller inte här.', 'Be om en ny länk.'],
    'token-expired': ['Din inbjudan har gått ut.', 'Be om en ny länk.'],
    'room-full': ['Rummet är fullt.', 'Försök igen när någon har gått.'],
    'room-locked': ['Rummet är låst.', 'Be någon där inne att öppna.'],
    denied: ['Du blev inte insläppt.', 'Fråga någon där inne och öppna länken igen.'],
    kicked: ['Du har tagits bort från det här samtalet.', 'Fråga någon där inne innan du kommer tillbaka.'],
    'server-unreachable': ['Samtalsservern går inte att nå.', 'Kontrollera anslutningen och försök igen.'],
    'protocol-mismatch': ['Sidan är inaktuell.', 'Ladda om den för att gå med.'],
    'no-relay': ['Ditt nätverk blockerar direkta samtal.', 'Prova ett annat nätverk eller be om ett relä.'],
    'connect-timeout': ['Det tog för lång tid att komma in.', 'Kontrollera anslutningen och försök igen.'],
    'peer-unreachable': ['Någon här går inte att nå.', 'Vänta en stund eller gå med igen.'],
    'insecure-context': ['Samtal fungerar bara på en säker sida.', 'Öppna sidan med https:// framför.'],
    'policy-blocked': ['Den här sidan tillåter inte samtal.', 'Be den som driver sidan att tillåta dem.'],
    'unsupported-browser': [
      'Den här webbläsaren klarar inte samtal.',
      'Prova en aktuell Chrome, Edge, Firefox eller Safari.',
    ],
    aborted: ['Inträdet avbröts.', 'Försök igen när du vill.'],
    unknown: ['Något gick fel.', 'Försök igen. Ladda om sidan om det händer igen.'],
  },
  clockIsWrong: 'Enhetens klocka går fel. Ställ den och försök igen.',
  checkWords: {
    browser: {
      ok: 'Den här webbläsaren klarar samtal på den här sidan.',
      skipped: 'Det fanns inget att fråga.',
    },
    microphone: { ok: 'Det finns en mikrofon, och inget hindrar den.', skipped: 'Ingen mikrofon behövs.' },
    camera: { ok: 'Det finns en kamera, och inget hindrar den.', skipped: 'Ingen kamera behövs.' },
    server: {
      ok: 'Samtalsservern svarar.',
      skipped: 'Ingen samtalsserver är angiven.',
      'server-unreachable':
        'Samtalsservern svarar inte. Kontrollera anslutningen; fungerar andra sidor, säg till den som driver den här.',
      denied:
        'Samtalsservern svarar, men inte den här sidan. Den som driver servern måste lägga till sidans adress bland tillåtna ursprung.',
      'protocol-mismatch':
        'Något annat svarar på samtalsserverns adress. Den som driver sidan måste rätta adressen.',
    },
    signaling: {
      ok: 'Anslutningen till samtalsservern kan hållas öppen.',
      skipped: 'Ingen samtalsserver är angiven.',
      'server-unreachable':
        'Ingen varaktig anslutning (WebSocket) till servern blir av. Svarar den annars, stoppas den av en proxy eller brandvägg: prova ett annat nätverk eller fråga den som driver ditt.',
    },
    udp: {
      ok: 'Ljud och bild kan gå den snabba vägen (UDP).',
      skipped:
        'Det går inte att säga om den snabba vägen (UDP) är öppen: ingen STUN-server och inget relä svarade.',
      'udp-blocked':
        'Ditt nätverk blockerar den snabba vägen för ljud och bild (UDP). Prova ett annat nätverk eller be den som driver ditt att släppa igenom UDP.',
    },
    relay: {
      ok: 'Det finns ett relä för dem som inte når varandra direkt.',
      skipped: 'Det går inte att säga om det finns ett relä så länge servern inte svarar.',
      'no-relay':
        'Inget relä (TURN) finns, så ungefär vart femte par når inte varandra. Den som driver servern måste lägga till ett.',
    },
    'relay-udp': {
      ok: 'Reläet svarar över UDP.',
      skipped: 'Inget relä finns för UDP.',
      'udp-blocked':
        'Reläet svarar över TCP men inte över UDP: samtal fungerar, med mer fördröjning. Prova ett annat nätverk.',
      denied:
        'Reläet avvisar lösenordet det får. Den som driver servern måste jämföra dess hemlighet med reläets.',
      'connect-timeout':
        'Reläet svarar inte över UDP. Prova ett annat nätverk eller säg till den som driver servern.',
    },
    'relay-tcp': {
      ok: 'Reläet svarar över TCP, som går genom de flesta brandväggar.',
      skipped: 'Inget relä finns för TCP.',
      'no-relay':
        'Reläet finns bara för UDP, så de som sitter bakom en sträng brandvägg blir utanför. Den som driver servern måste lägga till dess adress med ?transport=tcp.',
      denied:
        'Reläet avvisar lösenordet det får. Den som driver servern måste jämföra dess hemlighet med reläets.',
      'connect-timeout':
        'Reläet svarar inte över TCP. Prova ett annat nätverk eller säg till den som driver servern.',
    },
  },
};
