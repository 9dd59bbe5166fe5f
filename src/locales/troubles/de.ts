import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const the: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'das Mikrofon',
  camera: 'die Kamera',
  both: 'Kamera und Mikrofon',
  screen: 'den Bildschirm',
  speaker: 'den Lautsprecher',
};

const is: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'Das Mikrofon ist',
  camera: 'Die Kamera ist',
  both: 'Kamera und Mikrofon sind',
  screen: 'Der Bildschirm ist',
  speaker: 'Der Lautsprecher ist',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'kein Mikrofon',
  camera: 'keine Kamera',
  both: 'weder Kamera noch Mikrofon',
  screen: 'kein Bildschirm',
  speaker: 'kein Lautsprecher',
};

/** What goes wrong, in the words of `../de.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Diese Seite darf ${the[noun]} nicht verwenden.`,
      'Erlauben Sie es in der Adressleiste des Browsers.',
    ],
    'permission-dismissed': () => [
      'Der Browser hat gefragt, und die Frage wurde geschlossen.',
      'Versuchen Sie es erneut, dann fragt er noch einmal.',
    ],
    'system-denied': (noun) => [
      `Ihr Computer lässt diesen Browser ${the[noun]} nicht verwenden.`,
      'Erlauben Sie es in den Datenschutzeinstellungen des Systems.',
    ],
    'in-use': (noun) => [
      `Eine andere App verwendet ${the[noun]}.`,
      'Schließen Sie diese App und versuchen Sie es noch einmal.',
    ],
    'not-found': (noun) => [
      `Es wurde ${no[noun]} gefunden.`,
      'Schließen Sie etwas an oder machen Sie ohne weiter.',
    ],
    overconstrained: (noun) => [`${is[noun]} hier nicht zu gebrauchen.`, 'Wählen Sie ein anderes Gerät.'],
    'insecure-context': (noun) => [
      `Nur eine sichere Seite darf ${the[noun]} verwenden.`,
      'Öffnen Sie diese Seite mit https:// davor.',
    ],
    'policy-blocked': (noun, feature) => [
      `Diese Seite lässt einen Anruf ${the[noun]} nicht verwenden.`,
      `Wer sie betreibt, muss allow="${feature}" in den Frame oder die Permissions-Policy aufnehmen.`,
    ],
    'unsupported-browser': (noun) => [
      `Dieser Browser kann ${the[noun]} nicht verwenden.`,
      'Nehmen Sie ein aktuelles Chrome, Edge, Firefox oder Safari.',
    ],
    aborted: (noun) => [`${is[noun]} ausgefallen.`, 'Versuchen Sie es noch einmal.'],
    unknown: (noun) => [
      `${is[noun]} nicht gestartet.`,
      'Versuchen Sie es noch einmal oder wählen Sie ein anderes Gerät.',
    ],
  },
  notices: {
    away: (_noun, device) => `${device} ist nicht mehr angeschlossen. Ein anderes Gerät hat übernommen.`,
    muted: (noun) => `${is[noun]} stumm: durch das System oder einen Schalter am Gerät.`,
    silent: () => 'Ihr Mikrofon liefert keinen Ton.',
  },
  errors: {
    'invalid-room': [
      'Dieser Raumname geht nicht.',
      'Verwenden Sie höchstens 128 Buchstaben ohne Akzente, Ziffern und . _ ~ -',
    ],
    'invalid-peer-id': [
      'Sie lassen sich in diesem Raum nicht unterscheiden.',
      'Bitten Sie den Betreiber der Seite, Ihre Peer-ID zu prüfen.',
    ],
    'id-taken': [
      'Jemand ist schon unter Ihrer Kennung hier.',
      'Verlassen Sie den Anruf im anderen Tab oder Gerät. Das sind nicht Sie? Jede Person braucht eine eigene Peer-ID: Fragen Sie den Betreiber der Seite.',
    ],
    'token-required': [
      'Für diesen Raum brauchen Sie eine Einladung.',
      'Öffnen Sie den Link aus Ihrer Einladung.',
    ],
    'token-invalid': ['Ihre Einladung gilt hier nicht.', 'Bitten Sie um einen neuen Link.'],
    'token-expired': ['Ihre Einladung ist abgelaufen.', 'Bitten Sie um einen neuen Link.'],
    'room-full': ['Der Raum ist voll.', 'Versuchen Sie es noch einmal, wenn jemand gegangen ist.'],
    'room-locked': ['Der Raum ist abgeschlossen.', 'Bitten Sie jemanden im Raum, ihn zu öffnen.'],
    denied: [
      'Sie wurden nicht hereingelassen.',
      'Fragen Sie jemanden im Raum und öffnen Sie dann den Link erneut.',
    ],
    kicked: ['Sie wurden aus diesem Anruf entfernt.', 'Fragen Sie jemanden im Raum, bevor Sie zurückkommen.'],
    'server-unreachable': [
      'Der Server für Anrufe ist nicht erreichbar.',
      'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    ],
    'protocol-mismatch': ['Diese Seite ist veraltet.', 'Laden Sie sie neu, um teilzunehmen.'],
    'no-relay': [
      'Ihr Netz blockiert direkte Anrufe.',
      'Versuchen Sie ein anderes Netz oder bitten Sie um ein Relay.',
    ],
    'connect-timeout': [
      'Das hat zu lange gedauert.',
      'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    ],
    'peer-unreachable': [
      'Jemand hier ist nicht erreichbar.',
      'Warten Sie einen Moment oder nehmen Sie noch einmal teil.',
    ],
    'insecure-context': [
      'Anrufe gehen nur auf einer sicheren Seite.',
      'Öffnen Sie diese Seite mit https:// davor.',
    ],
    'policy-blocked': [
      'Diese Seite erlaubt keine Anrufe.',
      'Bitten Sie den Betreiber der Seite, sie zu erlauben.',
    ],
    'unsupported-browser': [
      'Dieser Browser kann keine Anrufe.',
      'Nehmen Sie ein aktuelles Chrome, Edge, Firefox oder Safari.',
    ],
    aborted: ['Die Teilnahme wurde abgebrochen.', 'Versuchen Sie es wieder, wann Sie möchten.'],
    unknown: [
      'Da ist etwas schiefgegangen.',
      'Versuchen Sie es noch einmal. Passiert es wieder, laden Sie die Seite neu.',
    ],
  },
  clockIsWrong: 'Die Uhr dieses Geräts geht falsch. Stellen Sie sie und versuchen Sie es noch einmal.',
  checkWords: {
    browser: {
      ok: 'Dieser Browser kann auf dieser Seite telefonieren.',
      skipped: 'Da war nichts zu prüfen.',
    },
    microphone: {
      ok: 'Ein Mikrofon ist da, und nichts hält es zurück.',
      skipped: 'Es wird kein Mikrofon gebraucht.',
    },
    camera: {
      ok: 'Eine Kamera ist da, und nichts hält sie zurück.',
      skipped: 'Es wird keine Kamera gebraucht.',
    },
    server: {
      ok: 'Der Server für Anrufe antwortet.',
      skipped: 'Es ist kein Server für Anrufe eingestellt.',
      'server-unreachable':
        'Der Server für Anrufe antwortet nicht. Prüfen Sie Ihre Verbindung; wenn andere Seiten gehen, sagen Sie dem Betreiber dieser Seite Bescheid.',
      denied:
        'Der Server für Anrufe antwortet, aber nicht dieser Seite. Wer ihn betreibt, muss die Adresse der Seite in die erlaubten Ursprünge aufnehmen.',
      'protocol-mismatch':
        'Unter der Adresse des Servers antwortet etwas anderes. Der Betreiber dieser Seite muss die Adresse berichtigen.',
    },
    signaling: {
      ok: 'Die Verbindung zum Server lässt sich offen halten.',
      skipped: 'Es ist kein Server für Anrufe eingestellt.',
      'server-unreachable':
        'Eine dauerhafte Verbindung (WebSocket) zum Server kommt nicht zustande. Antwortet er sonst, hält sie ein Proxy oder eine Firewall auf: Versuchen Sie ein anderes Netz oder fragen Sie, wer Ihres betreibt.',
    },
    udp: {
      ok: 'Ton und Bild können den schnellen Weg nehmen (UDP).',
      skipped:
        'Ob der schnelle Weg (UDP) offen ist, lässt sich nicht sagen: Kein STUN-Server oder Relay hat geantwortet.',
      'udp-blocked':
        'Ihr Netz sperrt den schnellen Weg für Ton und Bild (UDP). Versuchen Sie ein anderes Netz oder bitten Sie, wer Ihres betreibt, UDP durchzulassen.',
    },
    relay: {
      ok: 'Für alle, die sich nicht direkt erreichen, gibt es ein Relay.',
      skipped: 'Ob es ein Relay gibt, lässt sich nicht sagen, solange der Server nicht antwortet.',
      'no-relay':
        'Es ist kein Relay (TURN) eingerichtet; etwa jedes fünfte Paar erreicht sich so nicht. Wer den Server betreibt, muss eines einrichten.',
    },
    'relay-udp': {
      ok: 'Das Relay antwortet über UDP.',
      skipped: 'Für UDP ist kein Relay eingerichtet.',
      'udp-blocked':
        'Das Relay antwortet über TCP, aber nicht über UDP: Anrufe gehen, mit mehr Verzögerung. Versuchen Sie ein anderes Netz.',
      denied:
        'Das Relay weist sein Passwort zurück. Wer den Server betreibt, muss dessen Geheimnis mit dem des Relays vergleichen.',
      'connect-timeout':
        'Das Relay antwortet nicht über UDP. Versuchen Sie ein anderes Netz oder sagen Sie es dem Betreiber des Servers.',
    },
    'relay-tcp': {
      ok: 'Das Relay antwortet über TCP, das durch die meisten Firewalls kommt.',
      skipped: 'Für TCP ist kein Relay eingerichtet.',
      'no-relay':
        'Das Relay ist nur für UDP eingerichtet; wer hinter einer strengen Firewall sitzt, bleibt draußen. Wer den Server betreibt, muss die Adresse mit ?transport=tcp ergänzen.',
      denied:
        'Das Relay weist sein Passwort zurück. Wer den Server betreibt, muss dessen Geheimnis mit dem des Relays vergleichen.',
      'connect-timeout':
        'Das Relay antwortet nicht über TCP. Versuchen Sie ein anderes Netz oder sagen Sie es dem Betreiber des Servers.',
    },
  },
};
