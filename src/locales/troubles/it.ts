import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const the: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'il microfono',
  camera: 'la videocamera',
  both: 'la videocamera e il microfono',
  screen: 'lo schermo',
  speaker: 'l’altoparlante',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'nessun microfono',
  camera: 'nessuna videocamera',
  both: 'né videocamera né microfono',
  screen: 'nessuno schermo',
  speaker: 'nessun altoparlante',
};

/** What goes wrong, in the words of `../it.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Questa pagina non può usare ${the[noun]}.`,
      'Consenti l’accesso nella barra degli indirizzi del browser.',
    ],
    'permission-dismissed': () => [
      'Il browser ha chiesto, e la domanda è stata chiusa.',
      'Riprova, così lo chiede di nuovo.',
    ],
    'system-denied': (noun) => [
      `Il tuo computer non permette a questo browser di usare ${the[noun]}.`,
      'Consenti l’accesso nelle impostazioni di privacy del sistema.',
    ],
    'in-use': (noun) => [`Un’altra app sta usando ${the[noun]}.`, 'Chiudila e riprova.'],
    'not-found': (noun) => [`Manca il dispositivo: ${no[noun]}.`, 'Collega un dispositivo o continua senza.'],
    overconstrained: (noun) => [`Qui non è possibile usare ${the[noun]}.`, 'Scegli un altro dispositivo.'],
    'insecure-context': (noun) => [
      `Solo una pagina sicura può usare ${the[noun]}.`,
      'Apri questa pagina con https:// davanti.',
    ],
    'policy-blocked': (noun, feature) => [
      `Questa pagina non permette a una chiamata di usare ${the[noun]}.`,
      `Chi la gestisce deve aggiungere allow="${feature}" al suo frame o alla Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Questo browser non può usare ${the[noun]}.`,
      'Prova una versione attuale di Chrome, Edge, Firefox o Safari.',
    ],
    aborted: (noun) => [`Si è perso il contatto con ${the[noun]}.`, 'Riprova.'],
    unknown: (noun) => [
      `Non è stato possibile avviare ${the[noun]}.`,
      'Riprova o scegli un altro dispositivo.',
    ],
  },
  notices: {
    away: (_noun, device) => `${device}: non più collegato. Ora si usa un altro dispositivo.`,
    muted: (noun) => `Il sistema, o un tasto del dispositivo, silenzia ${the[noun]}.`,
    silent: () => 'Dal tuo microfono non arriva audio.',
  },
  errors: {
    'invalid-room': [
      'Questo nome di stanza non va bene.',
      'Usa al massimo 128 lettere senza accenti e cifre, e . _ ~ -',
    ],
    'invalid-peer-id': [
      'In questa stanza non è possibile distinguerti.',
      'Chiedi a chi gestisce la pagina di controllare il tuo peer-id.',
    ],
    'id-taken': [
      'Qualcuno è già qui con la tua identità.',
      'Esci nell’altra scheda o dispositivo. Non sei tu? Ogni persona deve avere un peer-id suo: chiedi a chi gestisce la pagina.',
    ],
    'token-required': ['Per questa stanza serve un invito.', 'Apri il link del tuo invito.'],
    'token-invalid': ['Il tuo invito non vale qui.', 'Chiedi un nuovo link.'],
    'token-expired': ['Il tuo invito è scaduto.', 'Chiedi un nuovo link.'],
    'room-full': ['La stanza è piena.', 'Riprova quando qualcuno esce.'],
    'room-locked': ['La stanza è bloccata.', 'Chiedi a qualcuno all’interno di aprirla.'],
    denied: ['Non ti hanno fatto entrare.', 'Chiedi a qualcuno all’interno, poi riapri il link.'],
    kicked: ['Qualcuno ti ha rimosso da questa chiamata.', 'Chiedi a qualcuno all’interno prima di tornare.'],
    'server-unreachable': [
      'Non riusciamo a raggiungere il server delle chiamate.',
      'Controlla la connessione e riprova.',
    ],
    'protocol-mismatch': ['Questa pagina non è aggiornata.', 'Ricaricala per partecipare.'],
    'no-relay': ['La tua rete blocca le chiamate dirette.', 'Prova un’altra rete o chiedi un relay.'],
    'connect-timeout': ['Entrare ha richiesto troppo tempo.', 'Controlla la connessione e riprova.'],
    'peer-unreachable': ['Qualcuno qui non è raggiungibile.', 'Aspetta un momento o entra di nuovo.'],
    'insecure-context': [
      'Le chiamate funzionano solo su una pagina sicura.',
      'Apri questa pagina con https:// davanti.',
    ],
    'policy-blocked': ['Questa pagina non permette chiamate.', 'Chiedi a chi la gestisce di permetterle.'],
    'unsupported-browser': [
      'Questo browser non può fare chiamate.',
      'Prova una versione attuale di Chrome, Edge, Firefox o Safari.',
    ],
    aborted: ['L’accesso è stato interrotto.', 'Riprova quando vuoi.'],
    unknown: ['Qualcosa è andato storto.', 'Riprova. Se succede ancora, ricarica la pagina.'],
  },
  clockIsWrong: 'L’orologio di questo dispositivo è sbagliato. Regolalo e riprova.',
  checkWords: {
    browser: {
      ok: 'Questo browser può fare chiamate su questa pagina.',
      skipped: 'Non c’era nulla da controllare.',
    },
    microphone: { ok: 'C’è un microfono, e nulla lo blocca.', skipped: 'Non serve alcun microfono.' },
    camera: { ok: 'C’è una videocamera, e nulla la blocca.', skipped: 'Non serve alcuna videocamera.' },
    server: {
      ok: 'Il server delle chiamate risponde.',
      skipped: 'Non è impostato alcun server delle chiamate.',
      'server-unreachable':
        'Il server delle chiamate non risponde. Controlla la connessione; se le altre pagine funzionano, avvisa chi gestisce questa.',
      denied:
        'Il server delle chiamate risponde, ma non a questa pagina. Chi lo gestisce deve aggiungere l’indirizzo della pagina alle origini consentite.',
      'protocol-mismatch':
        'All’indirizzo del server delle chiamate risponde qualcos’altro. Chi gestisce questa pagina deve correggerlo.',
    },
    signaling: {
      ok: 'La connessione al server delle chiamate può restare aperta.',
      skipped: 'Non è impostato alcun server delle chiamate.',
      'server-unreachable':
        'Non si stabilisce una connessione duratura (WebSocket) con il server. Se per il resto risponde, la ferma un proxy o un firewall: prova un’altra rete o chiedi a chi gestisce la tua.',
    },
    udp: {
      ok: 'Audio e immagini possono prendere la via veloce (UDP).',
      skipped: 'Non si può dire se la via veloce (UDP) è aperta: non ha risposto alcun server STUN o relay.',
      'udp-blocked':
        'La tua rete blocca la via veloce per audio e immagini (UDP). Prova un’altra rete o chiedi a chi gestisce la tua di far passare UDP.',
    },
    relay: {
      ok: 'C’è un relay per chi non riesce a raggiungersi direttamente.',
      skipped: 'Non si può dire se c’è un relay finché il server non risponde.',
      'no-relay':
        'Non c’è alcun relay (TURN): circa una coppia di persone su cinque non riesce a raggiungersi. Chi gestisce il server deve aggiungerne uno.',
    },
    'relay-udp': {
      ok: 'Il relay risponde via UDP.',
      skipped: 'Non c’è alcun relay per UDP.',
      'udp-blocked':
        'Il relay risponde via TCP, ma non via UDP: le chiamate funzionano, con più ritardo. Prova un’altra rete.',
      denied:
        'Il relay rifiuta la password che riceve. Chi gestisce il server deve confrontare il suo segreto con quello del relay.',
      'connect-timeout':
        'Il relay non risponde via UDP. Prova un’altra rete o avvisa chi gestisce il server.',
    },
    'relay-tcp': {
      ok: 'Il relay risponde via TCP, che attraversa la maggior parte dei firewall.',
      skipped: 'Non c’è alcun relay per TCP.',
      'no-relay':
        'Il relay è impostato solo per UDP, e chi sta dietro un firewall severo resta fuori. Chi gestisce il server deve aggiungere il suo indirizzo con ?transport=tcp.',
      denied:
        'Il relay rifiuta la password che riceve. Chi gestisce il server deve confrontare il suo segreto con quello del relay.',
      'connect-timeout':
        'Il relay non risponde via TCP. Prova un’altra rete o avvisa chi gestisce il server.',
    },
  },
};
