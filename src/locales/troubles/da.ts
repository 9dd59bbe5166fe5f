import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const your: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'din mikrofon',
  camera: 'dit kamera',
  both: 'dit kamera og din mikrofon',
  screen: 'din skærm',
  speaker: 'din højttaler',
};

const the: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'mikrofonen',
  camera: 'kameraet',
  both: 'kameraet og mikrofonen',
  screen: 'skærmen',
  speaker: 'højttaleren',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'Der blev ikke fundet nogen mikrofon',
  camera: 'Der blev ikke fundet noget kamera',
  both: 'Der blev hverken fundet kamera eller mikrofon',
  screen: 'Der blev ikke fundet nogen skærm',
  speaker: 'Der blev ikke fundet nogen højttaler',
};

/** What goes wrong, in the words of `../da.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Denne side må ikke bruge ${your[noun]}.`,
      'Tillad det i browserens adresselinje.',
    ],
    'permission-dismissed': () => [
      'Browseren spurgte, og spørgsmålet blev lukket.',
      'Prøv igen, så spørger den en gang til.',
    ],
    'system-denied': (noun) => [
      `Din computer lader ikke denne browser bruge ${the[noun]}.`,
      'Tillad det i systemets indstillinger for beskyttelse af personlige oplysninger.',
    ],
    'in-use': (noun) => [`En anden app bruger ${your[noun]}.`, 'Luk appen, og prøv igen.'],
    'not-found': (noun) => [`${no[noun]}.`, 'Tilslut en enhed, eller fortsæt uden.'],
    overconstrained: (noun) => [`Her er det ikke muligt at bruge ${the[noun]}.`, 'Vælg en anden enhed.'],
    'insecure-context': (noun) => [
      `Kun en sikker side må bruge ${the[noun]}.`,
      'Åbn siden med https:// foran.',
    ],
    'policy-blocked': (noun, feature) => [
      `Denne side lader ikke et opkald bruge ${the[noun]}.`,
      `Den, der driver siden, skal tilføje allow="${feature}" til rammen eller til Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Denne browser kan ikke bruge ${the[noun]}.`,
      'Prøv en aktuel Chrome, Edge, Firefox eller Safari.',
    ],
    aborted: (noun) => [`Forbindelsen til ${the[noun]} blev afbrudt.`, 'Prøv igen.'],
    unknown: (noun) => [`Det lykkedes ikke at starte ${the[noun]}.`, 'Prøv igen, eller vælg en anden enhed.'],
  },
  notices: {
    away: (_noun, device) => `${device} er koblet fra. En anden enhed har taget over.`,
    muted: (noun) => `Systemet eller en knap på enheden har slået ${your[noun]} fra.`,
    silent: () => 'Der kommer ingen lyd fra din mikrofon.',
  },
  errors: {
    'invalid-room': [
      'Det rumnavn kan ikke bruges.',
      'Brug højst 128 bogstaver uden accenter og tal, og . _ ~ -',
    ],
    'invalid-peer-id': [
      'Du kan ikke skelnes fra andre i dette rum.',
      'Bed den, der driver siden, om at tjekke dit peer-id.',
    ],
    'id-taken': [
      'Der er allerede en her som dig.',
      'Forlad opkaldet i den anden fane eller på den anden enhed. Er det ikke dig? Alle skal have deres eget peer-id: spørg den, der driver siden.',
    ],
    'token-required': ['Dette rum kræver en invitation.', 'Åbn det link, du fik.'],
    'token-invalid': ['Din invitation gælder ikke her.', 'Bed om et nyt link.'],
    'token-expired': ['Din invitation er udløbet.', 'Bed om et nyt link.'],
    'room-full': ['Rummet er fuldt.', 'Prøv igen, når nogen er gået.'],
    'room-locked': ['Rummet er låst.', 'Bed en derinde om at åbne det.'],
    denied: ['Du blev ikke lukket ind.', 'Spørg en derinde, og åbn så linket igen.'],
    kicked: ['Du er blevet fjernet fra dette opkald.', 'Spørg en derinde, før du kommer tilbage.'],
    'server-unreachable': ['Opkaldsserveren kan ikke nås.', 'Tjek din forbindelse, og prøv igen.'],
    'protocol-mismatch': ['Denne side er forældet.', 'Genindlæs den for at deltage.'],
    'no-relay': ['Dit netværk blokerer direkte opkald.', 'Prøv et andet netværk, eller bed om et relæ.'],
    'connect-timeout': ['Det tog for lang tid at komme ind.', 'Tjek din forbindelse, og prøv igen.'],
    'peer-unreachable': ['Nogen her kan ikke nås.', 'Vent et øjeblik, eller deltag igen.'],
    'insecure-context': ['Opkald virker kun på en sikker side.', 'Åbn siden med https:// foran.'],
    'policy-blocked': ['Denne side tillader ikke opkald.', 'Bed den, der driver siden, om at tillade dem.'],
    'unsupported-browser': [
      'Denne browser kan ikke foretage opkald.',
      'Prøv en aktuel Chrome, Edge, Firefox eller Safari.',
    ],
    aborted: ['Du blev stoppet på vej ind.', 'Prøv igen, når du vil.'],
    unknown: ['Noget gik galt.', 'Prøv igen. Sker det igen, så genindlæs siden.'],
  },
  clockIsWrong: 'Uret på denne enhed går forkert. Stil det, og prøv igen.',
  checkWords: {
    browser: {
      ok: 'Denne browser kan foretage opkald på denne side.',
      skipped: 'Der var intet at spørge om.',
    },
    microphone: {
      ok: 'Der er en mikrofon, og intet holder den tilbage.',
      skipped: 'Der er ikke brug for en mikrofon.',
    },
    camera: {
      ok: 'Der er et kamera, og intet holder det tilbage.',
      skipped: 'Der er ikke brug for et kamera.',
    },
    server: {
      ok: 'Opkaldsserveren svarer.',
      skipped: 'Der er ikke angivet en opkaldsserver.',
      'server-unreachable':
        'Opkaldsserveren svarer ikke. Tjek din forbindelse; virker andre sider, så sig det til den, der driver denne.',
      denied:
        'Opkaldsserveren svarer, men ikke denne side. Den, der driver serveren, skal føje sidens adresse til de tilladte oprindelser.',
      'protocol-mismatch':
        'Noget andet svarer på opkaldsserverens adresse. Den, der driver siden, skal rette adressen.',
    },
    signaling: {
      ok: 'Forbindelsen til opkaldsserveren kan holdes åben.',
      skipped: 'Der er ikke angivet en opkaldsserver.',
      'server-unreachable':
        'En varig forbindelse (WebSocket) til serveren kommer ikke i stand. Svarer den ellers, stopper en proxy eller firewall den: prøv et andet netværk, eller spørg den, der driver dit.',
    },
    udp: {
      ok: 'Lyd og billede kan tage den hurtige vej (UDP).',
      skipped:
        'Det kan ikke siges, om den hurtige vej (UDP) er åben: ingen STUN-server og intet relæ svarede.',
      'udp-blocked':
        'Dit netværk blokerer den hurtige vej for lyd og billede (UDP). Prøv et andet netværk, eller bed den, der driver dit, om at lade UDP slippe igennem.',
    },
    relay: {
      ok: 'Der er et relæ til dem, der ikke kan nå hinanden direkte.',
      skipped: 'Det kan ikke siges, om der er et relæ, så længe serveren ikke svarer.',
      'no-relay':
        'Der er intet relæ (TURN), så omkring hvert femte par kan ikke nå hinanden. Den, der driver serveren, skal tilføje et.',
    },
    'relay-udp': {
      ok: 'Relæet svarer over UDP.',
      skipped: 'Der er intet relæ til UDP.',
      'udp-blocked':
        'Relæet svarer over TCP, men ikke over UDP: opkald virker med mere forsinkelse. Prøv et andet netværk.',
      denied:
        'Relæet afviser den adgangskode, det får. Den, der driver serveren, skal sammenligne dens hemmelighed med relæets.',
      'connect-timeout':
        'Relæet svarer ikke over UDP. Prøv et andet netværk, eller sig det til den, der driver serveren.',
    },
    'relay-tcp': {
      ok: 'Relæet svarer over TCP, som kommer gennem de fleste firewalls.',
      skipped: 'Der er intet relæ til TCP.',
      'no-relay':
        'Relæet findes kun til UDP, så folk bag en streng firewall bliver udenfor. Den, der driver serveren, skal tilføje dets adresse med ?transport=tcp.',
      denied:
        'Relæet afviser den adgangskode, det får. Den, der driver serveren, skal sammenligne dens hemmelighed med relæets.',
      'connect-timeout':
        'Relæet svarer ikke over TCP. Prøv et andet netværk, eller sig det til den, der driver serveren.',
    },
  },
};
