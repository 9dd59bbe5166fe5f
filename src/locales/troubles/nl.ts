import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const the: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'de microfoon',
  camera: 'de camera',
  both: 'de camera en microfoon',
  screen: 'het scherm',
  speaker: 'de luidspreker',
};

const your: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'je microfoon',
  camera: 'je camera',
  both: 'je camera en microfoon',
  screen: 'je scherm',
  speaker: 'je luidspreker',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'Geen microfoon',
  camera: 'Geen camera',
  both: 'Geen camera of microfoon',
  screen: 'Geen scherm',
  speaker: 'Geen luidspreker',
};

/** What goes wrong, in the words of `../nl.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Deze pagina mag ${your[noun]} niet gebruiken.`,
      'Sta het toe in de adresbalk van de browser.',
    ],
    'permission-dismissed': () => [
      'De browser vroeg het en de vraag werd gesloten.',
      'Probeer het opnieuw, dan vraagt hij het nog eens.',
    ],
    'system-denied': (noun) => [
      `Je computer laat deze browser ${the[noun]} niet gebruiken.`,
      'Sta het toe in de privacy-instellingen van het systeem.',
    ],
    'in-use': (noun) => [`Een andere app gebruikt ${your[noun]}.`, 'Sluit die app en probeer het opnieuw.'],
    'not-found': (noun) => [`${no[noun]} gevonden.`, 'Sluit er een aan of ga zonder verder.'],
    overconstrained: (noun) => [`Hier werkt ${the[noun]} niet.`, 'Kies een ander apparaat.'],
    'insecure-context': (noun) => [
      `Alleen een beveiligde pagina mag ${the[noun]} gebruiken.`,
      'Open deze pagina met https:// ervoor.',
    ],
    'policy-blocked': (noun, feature) => [
      `Deze pagina laat een gesprek ${the[noun]} niet gebruiken.`,
      `De beheerder moet allow="${feature}" toevoegen aan het frame of aan de Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Deze browser kan ${the[noun]} niet gebruiken.`,
      'Probeer een actuele Chrome, Edge, Firefox of Safari.',
    ],
    aborted: (noun) => [`De verbinding met ${the[noun]} is weg.`, 'Probeer het opnieuw.'],
    unknown: (noun) => [
      `Het lukte niet om ${the[noun]} te starten.`,
      'Probeer het opnieuw of kies een ander apparaat.',
    ],
  },
  notices: {
    away: (_noun, device) => `${device} is losgekoppeld. Een ander apparaat heeft het overgenomen.`,
    muted: (noun) => `Het systeem of een schakelaar op het apparaat dempt ${your[noun]}.`,
    silent: () => 'Er komt geen geluid uit je microfoon.',
  },
  errors: {
    'invalid-room': [
      'Deze kamernaam kan niet.',
      'Gebruik hooguit 128 letters zonder accenten en cijfers, en . _ ~ -',
    ],
    'invalid-peer-id': [
      'Je bent in deze kamer niet van anderen te onderscheiden.',
      'Vraag de beheerder van de pagina om je peer-id na te kijken.',
    ],
    'id-taken': [
      'Er is hier al iemand als jij.',
      'Verlaat het gesprek in je andere tabblad of apparaat. Ben jij dat niet? Iedereen heeft een eigen peer-id nodig: vraag het de beheerder van de pagina.',
    ],
    'token-required': ['Voor deze kamer is een uitnodiging nodig.', 'Open de link van je uitnodiging.'],
    'token-invalid': ['Je uitnodiging geldt hier niet.', 'Vraag om een nieuwe link.'],
    'token-expired': ['Je uitnodiging is verlopen.', 'Vraag om een nieuwe link.'],
    'room-full': ['De kamer is vol.', 'Probeer het opnieuw als er iemand weg is.'],
    'room-locked': ['De kamer is op slot.', 'Vraag iemand binnen om hem te openen.'],
    denied: ['Je bent niet binnengelaten.', 'Vraag het iemand binnen en open de link dan opnieuw.'],
    kicked: ['Je bent uit dit gesprek verwijderd.', 'Vraag het iemand binnen voordat je terugkomt.'],
    'server-unreachable': [
      'We kunnen de gespreksserver niet bereiken.',
      'Controleer je verbinding en probeer het opnieuw.',
    ],
    'protocol-mismatch': ['Deze pagina is verouderd.', 'Laad hem opnieuw om mee te doen.'],
    'no-relay': [
      'Je netwerk blokkeert directe gesprekken.',
      'Probeer een ander netwerk of vraag om een relay.',
    ],
    'connect-timeout': [
      'Het duurde te lang om binnen te komen.',
      'Controleer je verbinding en probeer het opnieuw.',
    ],
    'peer-unreachable': ['Iemand hier is niet bereikbaar.', 'Wacht even of doe opnieuw mee.'],
    'insecure-context': [
      'Gesprekken werken alleen op een beveiligde pagina.',
      'Open deze pagina met https:// ervoor.',
    ],
    'policy-blocked': ['Deze pagina staat geen gesprekken toe.', 'Vraag de beheerder om ze toe te staan.'],
    'unsupported-browser': [
      'Deze browser kan geen gesprekken voeren.',
      'Probeer een actuele Chrome, Edge, Firefox of Safari.',
    ],
    aborted: ['Deelnemen is afgebroken.', 'Probeer het opnieuw wanneer je wilt.'],
    unknown: ['Er ging iets mis.', 'Probeer het opnieuw. Gebeurt het weer, laad dan de pagina opnieuw.'],
  },
  clockIsWrong: 'De klok van dit apparaat loopt verkeerd. Zet hem goed en probeer het opnieuw.',
  checkWords: {
    browser: {
      ok: 'Deze browser kan op deze pagina gesprekken voeren.',
      skipped: 'Er viel niets na te gaan.',
    },
    microphone: {
      ok: 'Er is een microfoon en niets houdt hem tegen.',
      skipped: 'Er is geen microfoon nodig.',
    },
    camera: { ok: 'Er is een camera en niets houdt hem tegen.', skipped: 'Er is geen camera nodig.' },
    server: {
      ok: 'De gespreksserver antwoordt.',
      skipped: 'Er is geen gespreksserver ingesteld.',
      'server-unreachable':
        'De gespreksserver antwoordt niet. Controleer je verbinding; werken andere pagina’s wel, vertel het dan de beheerder van deze.',
      denied:
        'De gespreksserver antwoordt, maar niet aan deze pagina. De beheerder moet het adres van de pagina aan de toegestane oorsprongen toevoegen.',
      'protocol-mismatch':
        'Op het adres van de gespreksserver antwoordt iets anders. De beheerder van deze pagina moet het adres verbeteren.',
    },
    signaling: {
      ok: 'De verbinding met de gespreksserver kan open blijven.',
      skipped: 'Er is geen gespreksserver ingesteld.',
      'server-unreachable':
        'Er komt geen blijvende verbinding (WebSocket) met de server tot stand. Antwoordt hij verder wel, dan houdt een proxy of firewall haar tegen: probeer een ander netwerk of vraag het de beheerder van het jouwe.',
    },
    udp: {
      ok: 'Geluid en beeld kunnen langs de snelle weg (UDP).',
      skipped:
        'Of de snelle weg (UDP) open is, valt niet te zeggen: geen STUN-server of relay heeft geantwoord.',
      'udp-blocked':
        'Je netwerk blokkeert de snelle weg voor geluid en beeld (UDP). Probeer een ander netwerk of vraag de beheerder van het jouwe om UDP door te laten.',
    },
    relay: {
      ok: 'Er is een relay voor wie elkaar niet rechtstreeks bereikt.',
      skipped: 'Of er een relay is, valt niet te zeggen zolang de server niet antwoordt.',
      'no-relay':
        'Er is geen relay (TURN): ongeveer één op de vijf paren bereikt elkaar niet. De beheerder van de server moet er een toevoegen.',
    },
    'relay-udp': {
      ok: 'De relay antwoordt via UDP.',
      skipped: 'Er is geen relay voor UDP.',
      'udp-blocked':
        'De relay antwoordt via TCP, maar niet via UDP: gesprekken werken, met meer vertraging. Probeer een ander netwerk.',
      denied:
        'De relay weigert het wachtwoord dat hij krijgt. De beheerder van de server moet zijn geheim met dat van de relay vergelijken.',
      'connect-timeout':
        'De relay antwoordt niet via UDP. Probeer een ander netwerk of vertel het de beheerder van de server.',
    },
    'relay-tcp': {
      ok: 'De relay antwoordt via TCP, dat door de meeste firewalls komt.',
      skipped: 'Er is geen relay voor TCP.',
      'no-relay':
        'De relay werkt alleen via UDP, dus wie achter een strenge firewall zit, valt erbuiten. De beheerder van de server moet het adres met ?transport=tcp toevoegen.',
      denied:
        'De relay weigert het wachtwoord dat hij krijgt. De beheerder van de server moet zijn geheim met dat van de relay vergelijken.',
      'connect-timeout':
        'De relay antwoordt niet via TCP. Probeer een ander netwerk of vertel het de beheerder van de server.',
    },
  },
};
