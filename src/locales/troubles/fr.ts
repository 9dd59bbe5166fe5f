import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const the: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'le micro',
  camera: 'la caméra',
  both: 'la caméra et le micro',
  screen: 'l’écran',
  speaker: 'le haut-parleur',
};

const your: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'votre micro',
  camera: 'votre caméra',
  both: 'votre caméra et votre micro',
  screen: 'votre écran',
  speaker: 'votre haut-parleur',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'Aucun micro n’a été trouvé',
  camera: 'Aucune caméra n’a été trouvée',
  both: 'Aucun micro ni caméra n’a été trouvé',
  screen: 'Aucun écran n’a été trouvé',
  speaker: 'Aucun haut-parleur n’a été trouvé',
};

/** What goes wrong, in the words of `../fr.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Cette page ne peut pas utiliser ${your[noun]}.`,
      'Autorisez l’accès dans la barre d’adresse du navigateur.',
    ],
    'permission-dismissed': () => [
      'La question du navigateur a été fermée sans réponse.',
      'Réessayez pour qu’il la pose encore une fois.',
    ],
    'system-denied': (noun) => [
      `Votre ordinateur empêche ce navigateur d’utiliser ${the[noun]}.`,
      'Autorisez l’accès dans les réglages de confidentialité du système.',
    ],
    'in-use': (noun) => [`Une autre application utilise ${your[noun]}.`, 'Fermez-la, puis réessayez.'],
    'not-found': (noun) => [`${no[noun]}.`, 'Branchez un appareil, ou continuez sans.'],
    overconstrained: (noun) => [`Impossible d’utiliser ${the[noun]} ici.`, 'Choisissez un autre appareil.'],
    'insecure-context': (noun) => [
      `Seule une page sécurisée peut utiliser ${the[noun]}.`,
      'Ouvrez cette page avec https:// devant l’adresse.',
    ],
    'policy-blocked': (noun, feature) => [
      `Cette page ne permet pas à un appel d’utiliser ${the[noun]}.`,
      `Son responsable doit ajouter allow="${feature}" à son cadre, ou à sa Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Ce navigateur ne sait pas utiliser ${the[noun]}.`,
      'Essayez une version récente de Chrome, Edge, Firefox ou Safari.',
    ],
    aborted: (noun) => [`Le navigateur a perdu ${the[noun]}.`, 'Réessayez.'],
    unknown: (noun) => [
      `Impossible de démarrer ${the[noun]}.`,
      'Réessayez, ou choisissez un autre appareil.',
    ],
  },
  notices: {
    away: (_noun, device) => `${device} : débranché. Un autre appareil a pris le relais.`,
    muted: (noun) => `Le système, ou un bouton de l’appareil, coupe ${your[noun]}.`,
    silent: () => 'Aucun son ne vient de votre micro.',
  },
  errors: {
    'invalid-room': [
      'Ce nom de salle ne convient pas.',
      'Utilisez au plus 128 lettres sans accents et chiffres, et . _ ~ -',
    ],
    'invalid-peer-id': [
      'On ne peut pas vous distinguer dans cette salle.',
      'Demandez au responsable de la page de vérifier votre peer-id.',
    ],
    'id-taken': [
      'Quelqu’un est déjà là sous votre identité.',
      'Quittez l’appel dans l’autre onglet ou appareil. Ce n’est pas vous ? Chacun doit avoir son propre peer-id : voyez avec le responsable de la page.',
    ],
    'token-required': ['Il faut une invitation pour cette salle.', 'Ouvrez le lien que vous avez reçu.'],
    'token-invalid': ['Votre invitation n’est pas valable ici.', 'Demandez un nouveau lien.'],
    'token-expired': ['Votre invitation a expiré.', 'Demandez un nouveau lien.'],
    'room-full': ['La salle est complète.', 'Réessayez quand quelqu’un sera parti.'],
    'room-locked': ['La salle est verrouillée.', 'Demandez à quelqu’un à l’intérieur de l’ouvrir.'],
    denied: [
      'On ne vous a pas fait entrer.',
      'Demandez à quelqu’un à l’intérieur, puis ouvrez à nouveau le lien.',
    ],
    kicked: ['Vous avez été retiré de cet appel.', 'Voyez avec quelqu’un à l’intérieur avant de revenir.'],
    'server-unreachable': [
      'Le serveur d’appels est injoignable.',
      'Vérifiez votre connexion, puis réessayez.',
    ],
    'protocol-mismatch': ['Cette page n’est plus à jour.', 'Rechargez-la pour participer.'],
    'no-relay': [
      'Votre réseau bloque les appels directs.',
      'Essayez un autre réseau, ou demandez un relais.',
    ],
    'connect-timeout': ['L’entrée a pris trop de temps.', 'Vérifiez votre connexion, puis réessayez.'],
    'peer-unreachable': ['Quelqu’un ici est injoignable.', 'Attendez un instant, ou entrez à nouveau.'],
    'insecure-context': [
      'Les appels ne fonctionnent que sur une page sécurisée.',
      'Ouvrez cette page avec https:// devant l’adresse.',
    ],
    'policy-blocked': [
      'Cette page n’autorise pas les appels.',
      'Demandez à son responsable de les autoriser.',
    ],
    'unsupported-browser': [
      'Ce navigateur ne permet pas les appels.',
      'Essayez une version récente de Chrome, Edge, Firefox ou Safari.',
    ],
    aborted: ['L’entrée dans l’appel a été interrompue.', 'Réessayez quand vous voulez.'],
    unknown: ['Quelque chose n’a pas fonctionné.', 'Réessayez. Si cela se reproduit, rechargez la page.'],
  },
  clockIsWrong: 'L’horloge de cet appareil n’est pas à l’heure. Réglez-la, puis réessayez.',
  checkWords: {
    browser: {
      ok: 'Ce navigateur peut passer des appels sur cette page.',
      skipped: 'Il n’y avait rien à vérifier.',
    },
    microphone: { ok: 'Il y a un micro, et rien ne le bloque.', skipped: 'Aucun micro n’est demandé.' },
    camera: { ok: 'Il y a une caméra, et rien ne la bloque.', skipped: 'Aucune caméra n’est demandée.' },
    server: {
      ok: 'Le serveur d’appels répond.',
      skipped: 'Aucun serveur d’appels n’est indiqué.',
      'server-unreachable':
        'Le serveur d’appels ne répond pas. Vérifiez votre connexion ; si d’autres pages fonctionnent, prévenez le responsable de celle-ci.',
      denied:
        'Le serveur d’appels répond, mais pas à cette page. Son responsable doit ajouter l’adresse de la page aux origines autorisées.',
      'protocol-mismatch':
        'Autre chose répond à l’adresse du serveur d’appels. Le responsable de cette page doit la corriger.',
    },
    signaling: {
      ok: 'La connexion au serveur d’appels peut rester ouverte.',
      skipped: 'Aucun serveur d’appels n’est indiqué.',
      'server-unreachable':
        'Aucune connexion durable (WebSocket) au serveur d’appels ne s’établit. S’il répond par ailleurs, un proxy ou un pare-feu l’arrête : essayez un autre réseau, ou voyez avec le responsable du vôtre.',
    },
    udp: {
      ok: 'Le son et l’image peuvent prendre la voie rapide (UDP).',
      skipped:
        'Impossible de savoir si la voie rapide (UDP) est ouverte : aucun serveur STUN ni relais n’a répondu.',
      'udp-blocked':
        'Votre réseau bloque la voie rapide du son et de l’image (UDP). Essayez un autre réseau, ou demandez au responsable du vôtre de laisser passer UDP.',
    },
    relay: {
      ok: 'Un relais est prévu pour ceux qui ne peuvent pas se joindre directement.',
      skipped: 'Impossible de savoir s’il y a un relais tant que le serveur d’appels ne répond pas.',
      'no-relay':
        'Aucun relais (TURN) n’est prévu : environ une paire de personnes sur cinq ne peut pas se joindre. Le responsable du serveur doit en ajouter un.',
    },
    'relay-udp': {
      ok: 'Le relais répond en UDP.',
      skipped: 'Aucun relais n’est prévu en UDP.',
      'udp-blocked':
        'Le relais répond en TCP, mais pas en UDP : les appels fonctionnent, avec plus de retard. Essayez un autre réseau.',
      denied:
        'Le relais refuse le mot de passe reçu. Le responsable du serveur doit comparer son secret avec celui du relais.',
      'connect-timeout':
        'Le relais ne répond pas en UDP. Essayez un autre réseau, ou prévenez le responsable du serveur.',
    },
    'relay-tcp': {
      ok: 'Le relais répond en TCP, qui traverse la plupart des pare-feu.',
      skipped: 'Aucun relais n’est prévu en TCP.',
      'no-relay':
        'Le relais n’est prévu qu’en UDP : les personnes derrière un pare-feu strict restent dehors. Le responsable du serveur doit ajouter son adresse avec ?transport=tcp.',
      denied:
        'Le relais refuse le mot de passe reçu. Le responsable du serveur doit comparer son secret avec celui du relais.',
      'connect-timeout':
        'Le relais ne répond pas en TCP. Essayez un autre réseau, ou prévenez le responsable du serveur.',
    },
  },
};
