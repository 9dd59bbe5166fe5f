import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const the: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'mikrofonen',
  camera: 'kameraet',
  both: 'kameraet og mikrofonen',
  screen: 'skjermen',
  speaker: 'høyttaleren',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'Fant ingen mikrofon',
  camera: 'Fant ikke noe kamera',
  both: 'Fant verken kamera eller mikrofon',
  screen: 'Fant ingen skjerm',
  speaker: 'Fant ingen høyttaler',
};

/** What goes wrong, in the words of `../nb.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Denne siden får ikke bruke ${the[noun]}.`,
      'Tillat det i adressefeltet i nettleseren.',
    ],
    'permission-dismissed': () => [
      'Nettleseren spurte, og spørsmålet ble lukket.',
      'Prøv igjen, så spør den en gang til.',
    ],
    'system-denied': (noun) => [
      `Datamaskinen lar ikke denne nettleseren bruke ${the[noun]}.`,
      'Tillat det i personverninnstillingene til systemet.',
    ],
    'in-use': (noun) => [`En annen app bruker ${the[noun]}.`, 'Lukk appen og prøv igjen.'],
    'not-found': (noun) => [`${no[noun]}.`, 'Koble til en enhet, eller fortsett uten.'],
    overconstrained: (noun) => [`Det går ikke å bruke ${the[noun]} her.`, 'Velg en annen enhet.'],
    'insecure-context': (noun) => [
      `Bare en sikker side får bruke ${the[noun]}.`,
      'Åpne siden med https:// foran.',
    ],
    'policy-blocked': (noun, feature) => [
      `Denne siden lar ikke en samtale bruke ${the[noun]}.`,
      `Den som driver siden, må legge til allow="${feature}" i rammen eller i Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Denne nettleseren kan ikke bruke ${the[noun]}.`,
      'Prøv en oppdatert Chrome, Edge, Firefox eller Safari.',
    ],
    aborted: (noun) => [`Kontakten med ${the[noun]} ble brutt.`, 'Prøv igjen.'],
    unknown: (noun) => [`Det gikk ikke å starte ${the[noun]}.`, 'Prøv igjen, eller velg en annen enhet.'],
  },
  notices: {
    away: (_noun, device) => `${device} er koblet fra. En annen enhet har tatt over.`,
    muted: (noun) => `Systemet eller en knapp på enheten har slått av ${the[noun]}.`,
    silent: () => 'Det kommer ingen lyd fra mikrofonen din.',
  },
  errors: {
    'invalid-room': [
      'Det romnavnet går ikke.',
      'Bruk høyst 128 bokstaver uten aksenter og sifre, og . _ ~ -',
    ],
    'invalid-peer-id': [
      'Du kan ikke skilles fra andre i dette rommet.',
      'Be den som driver siden, om å sjekke peer-id-en din.',
    ],
    'id-taken': [
      'Noen er allerede her som deg.',
      'Forlat samtalen i den andre fanen eller på den andre enheten. Er det ikke deg? Alle trenger sin egen peer-id: spør den som driver siden.',
    ],
    'token-required': ['Dette rommet krever en invitasjon.', 'Åpne lenken du fikk.'],
    'token-invalid': ['Invitasjonen din gjelder ikke her.', 'Be om en ny lenke.'],
    'token-expired': ['Invitasjonen din er utløpt.', 'Be om en ny lenke.'],
    'room-full': ['Rommet er fullt.', 'Prøv igjen når noen har gått.'],
    'room-locked': ['Rommet er låst.', 'Be noen der inne om å åpne det.'],
    denied: ['Du ble ikke sluppet inn.', 'Spør noen der inne, og åpne lenken igjen.'],
    kicked: ['Du er fjernet fra denne samtalen.', 'Spør noen der inne før du kommer tilbake.'],
    'server-unreachable': ['Får ikke kontakt med samtaleserveren.', 'Sjekk forbindelsen og prøv igjen.'],
    'protocol-mismatch': ['Denne siden er utdatert.', 'Last den inn på nytt for å bli med.'],
    'no-relay': [
      'Nettverket ditt blokkerer direkte samtaler.',
      'Prøv et annet nettverk, eller be om et relé.',
    ],
    'connect-timeout': ['Det tok for lang tid å komme inn.', 'Sjekk forbindelsen og prøv igjen.'],
    'peer-unreachable': ['Får ikke kontakt med noen her.', 'Vent litt, eller bli med igjen.'],
    'insecure-context': ['Samtaler virker bare på en sikker side.', 'Åpne siden med https:// foran.'],
    'policy-blocked': ['Denne siden tillater ikke samtaler.', 'Be den som driver siden, om å tillate dem.'],
    'unsupported-browser': [
      'Denne nettleseren kan ikke ha samtaler.',
      'Prøv en oppdatert Chrome, Edge, Firefox eller Safari.',
    ],
    aborted: ['Du ble stoppet på vei inn.', 'Prøv igjen når du vil.'],
    unknown: ['Noe gikk galt.', 'Prøv igjen. Skjer det på nytt, last inn siden igjen.'],
  },
  clockIsWrong: 'Klokken på denne enheten går feil. Still den og prøv igjen.',
  checkWords: {
    browser: {
      ok: 'Denne nettleseren kan ha samtaler på denne siden.',
      skipped: 'Det var ingenting å spørre om.',
    },
    microphone: {
      ok: 'Det finnes en mikrofon, og ingenting holder den tilbake.',
      skipped: 'Mikrofon trengs ikke.',
    },
    camera: { ok: 'Det finnes et kamera, og ingenting holder det tilbake.', skipped: 'Kamera trengs ikke.' },
    server: {
      ok: 'Samtaleserveren svarer.',
      skipped: 'Ingen samtaleserver er angitt.',
      'server-unreachable':
        'Samtaleserveren svarer ikke. Sjekk forbindelsen; virker andre sider, si fra til den som driver denne.',
      denied:
        'Samtaleserveren svarer, men ikke denne siden. Den som driver serveren, må legge adressen til siden blant tillatte opphav.',
      'protocol-mismatch':
        'Noe annet svarer på adressen til samtaleserveren. Den som driver siden, må rette adressen.',
    },
    signaling: {
      ok: 'Forbindelsen til samtaleserveren kan holdes åpen.',
      skipped: 'Ingen samtaleserver er angitt.',
      'server-unreachable':
        'En varig forbindelse (WebSocket) til serveren kommer ikke i stand. Svarer den ellers, stanses den av en proxy eller brannmur: prøv et annet nettverk, eller spør den som driver ditt.',
    },
    udp: {
      ok: 'Lyd og bilde kan gå den raske veien (UDP).',
      skipped:
        'Det er ikke mulig å si om den raske veien (UDP) er åpen: ingen STUN-server og ikke noe relé svarte.',
      'udp-blocked':
        'Nettverket ditt blokkerer den raske veien for lyd og bilde (UDP). Prøv et annet nettverk, eller be den som driver ditt, om å slippe gjennom UDP.',
    },
    relay: {
      ok: 'Det finnes et relé for dem som ikke når hverandre direkte.',
      skipped: 'Det er ikke mulig å si om det finnes et relé så lenge serveren ikke svarer.',
      'no-relay':
        'Det finnes ikke noe relé (TURN), så omtrent hvert femte par når ikke hverandre. Den som driver serveren, må legge til et.',
    },
    'relay-udp': {
      ok: 'Releet svarer over UDP.',
      skipped: 'Det finnes ikke noe relé for UDP.',
      'udp-blocked':
        'Releet svarer over TCP, men ikke over UDP: samtaler virker, med mer forsinkelse. Prøv et annet nettverk.',
      denied:
        'Releet avviser passordet det får. Den som driver serveren, må sammenligne hemmeligheten med den i releet.',
      'connect-timeout':
        'Releet svarer ikke over UDP. Prøv et annet nettverk, eller si fra til den som driver serveren.',
    },
    'relay-tcp': {
      ok: 'Releet svarer over TCP, som kommer gjennom de fleste brannmurer.',
      skipped: 'Det finnes ikke noe relé for TCP.',
      'no-relay':
        'Releet finnes bare for UDP, så folk bak en streng brannmur blir stående utenfor. Den som driver serveren, må legge til adressen med ?transport=tcp.',
      denied:
        'Releet avviser passordet det får. Den som driver serveren, må sammenligne hemmeligheten med den i releet.',
      'connect-timeout':
        'Releet svarer ikke over TCP. Prøv et annet nettverk, eller si fra til den som driver serveren.',
    },
  },
};
