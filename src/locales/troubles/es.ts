import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const the: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'el micrófono',
  camera: 'la cámara',
  both: 'la cámara y el micrófono',
  screen: 'la pantalla',
  speaker: 'el altavoz',
};

const your: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'tu micrófono',
  camera: 'tu cámara',
  both: 'tu cámara y tu micrófono',
  screen: 'tu pantalla',
  speaker: 'tu altavoz',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'ningún micrófono',
  camera: 'ninguna cámara',
  both: 'ninguna cámara ni micrófono',
  screen: 'ninguna pantalla',
  speaker: 'ningún altavoz',
};

/** What goes wrong, in the words of `../es.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Esta página no puede usar ${your[noun]}.`,
      'Permite el acceso en la barra de direcciones del navegador.',
    ],
    'permission-dismissed': () => [
      'El navegador preguntó, y la pregunta se cerró.',
      'Inténtalo de nuevo para que vuelva a preguntar.',
    ],
    'system-denied': (noun) => [
      `Tu equipo no deja que este navegador use ${the[noun]}.`,
      'Permítelo en los ajustes de privacidad del sistema.',
    ],
    'in-use': (noun) => [`Otra aplicación está usando ${your[noun]}.`, 'Ciérrala y vuelve a intentarlo.'],
    'not-found': (noun) => [`No se ha encontrado ${no[noun]}.`, 'Conecta un dispositivo o continúa sin él.'],
    overconstrained: (noun) => [`Aquí no se puede usar ${the[noun]}.`, 'Elige otro dispositivo.'],
    'insecure-context': (noun) => [
      `Solo una página segura puede usar ${the[noun]}.`,
      'Abre esta página con https:// delante.',
    ],
    'policy-blocked': (noun, feature) => [
      `Esta página no deja que una llamada use ${the[noun]}.`,
      `Quien la gestiona tiene que añadir allow="${feature}" a su marco o a su Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Este navegador no puede usar ${the[noun]}.`,
      'Prueba con una versión actual de Chrome, Edge, Firefox o Safari.',
    ],
    aborted: (noun) => [`Se ha perdido la conexión con ${the[noun]}.`, 'Vuelve a intentarlo.'],
    unknown: (noun) => [
      `No se ha podido iniciar ${the[noun]}.`,
      'Vuelve a intentarlo o elige otro dispositivo.',
    ],
  },
  notices: {
    away: (_noun, device) => `${device}: desconectado. Ahora se usa otro dispositivo.`,
    muted: (noun) => `El sistema, o un botón del dispositivo, silencia ${your[noun]}.`,
    silent: () => 'No llega sonido de tu micrófono.',
  },
  errors: {
    'invalid-room': [
      'Este nombre de sala no sirve.',
      'Usa como máximo 128 letras sin acentos y cifras, y . _ ~ -',
    ],
    'invalid-peer-id': [
      'No se te puede distinguir en esta sala.',
      'Pide a quien gestiona la página que revise tu peer-id.',
    ],
    'id-taken': [
      'Alguien ya está aquí con tu identidad.',
      'Sal en la otra pestaña o dispositivo. ¿No eres tú? Cada persona necesita su propio peer-id: consulta a quien gestiona la página.',
    ],
    'token-required': ['Esta sala necesita una invitación.', 'Abre el enlace con el que te invitaron.'],
    'token-invalid': ['Tu invitación no es válida aquí.', 'Pide un enlace nuevo.'],
    'token-expired': ['Tu invitación ha caducado.', 'Pide un enlace nuevo.'],
    'room-full': ['La sala está llena.', 'Vuelve a intentarlo cuando alguien salga.'],
    'room-locked': ['La sala está cerrada.', 'Pide a alguien de dentro que la abra.'],
    denied: ['No te han dejado entrar.', 'Habla con alguien de dentro y vuelve a abrir el enlace.'],
    kicked: ['Te han quitado de esta llamada.', 'Habla con alguien de dentro antes de volver.'],
    'server-unreachable': [
      'No se puede llegar al servidor de llamadas.',
      'Revisa tu conexión y vuelve a intentarlo.',
    ],
    'protocol-mismatch': ['Esta página no está actualizada.', 'Vuelve a cargarla para unirte.'],
    'no-relay': ['Tu red bloquea las llamadas directas.', 'Prueba con otra red o pide un relé.'],
    'connect-timeout': ['Se ha tardado demasiado en entrar.', 'Revisa tu conexión y vuelve a intentarlo.'],
    'peer-unreachable': ['No se puede llegar a alguien de aquí.', 'Espera un momento o vuelve a unirte.'],
    'insecure-context': [
      'Las llamadas solo funcionan en una página segura.',
      'Abre esta página con https:// delante.',
    ],
    'policy-blocked': ['Esta página no permite llamadas.', 'Pide a quien la gestiona que las permita.'],
    'unsupported-browser': [
      'Este navegador no puede hacer llamadas.',
      'Prueba con una versión actual de Chrome, Edge, Firefox o Safari.',
    ],
    aborted: ['Se ha detenido la entrada a la llamada.', 'Vuelve a intentarlo cuando quieras.'],
    unknown: ['Algo ha ido mal.', 'Vuelve a intentarlo. Si se repite, recarga la página.'],
  },
  clockIsWrong: 'El reloj de este dispositivo no va bien. Ponlo en hora y vuelve a intentarlo.',
  checkWords: {
    browser: {
      ok: 'Este navegador puede hacer llamadas en esta página.',
      skipped: 'No había nada que comprobar.',
    },
    microphone: { ok: 'Hay un micrófono y nada lo bloquea.', skipped: 'No se quiere micrófono.' },
    camera: { ok: 'Hay una cámara y nada la bloquea.', skipped: 'No se quiere cámara.' },
    server: {
      ok: 'El servidor de llamadas responde.',
      skipped: 'No hay servidor de llamadas indicado.',
      'server-unreachable':
        'El servidor de llamadas no responde. Revisa tu conexión; si otras páginas funcionan, avisa a quien gestiona esta.',
      denied:
        'El servidor de llamadas responde, pero no a esta página. Quien lo gestiona tiene que añadir la dirección de la página a los orígenes permitidos.',
      'protocol-mismatch':
        'En la dirección del servidor de llamadas responde otra cosa. Quien gestiona esta página tiene que corregirla.',
    },
    signaling: {
      ok: 'La conexión con el servidor de llamadas puede mantenerse abierta.',
      skipped: 'No hay servidor de llamadas indicado.',
      'server-unreachable':
        'No se consigue una conexión duradera (WebSocket) con el servidor de llamadas. Si por lo demás responde, la corta un proxy o un cortafuegos: prueba con otra red o consulta a quien gestiona la tuya.',
    },
    udp: {
      ok: 'El sonido y la imagen pueden ir por la vía rápida (UDP).',
      skipped:
        'No se sabe si la vía rápida (UDP) está abierta: no ha respondido ningún servidor STUN ni relé.',
      'udp-blocked':
        'Tu red bloquea la vía rápida del sonido y la imagen (UDP). Prueba con otra red o pide a quien gestiona la tuya que deje pasar UDP.',
    },
    relay: {
      ok: 'Hay un relé para quienes no pueden conectarse directamente.',
      skipped: 'No se sabe si hay un relé mientras el servidor de llamadas no responda.',
      'no-relay':
        'No hay ningún relé (TURN): una de cada cinco parejas, más o menos, no puede conectarse. Quien gestiona el servidor tiene que añadir uno.',
    },
    'relay-udp': {
      ok: 'El relé responde por UDP.',
      skipped: 'No hay ningún relé para UDP.',
      'udp-blocked':
        'El relé responde por TCP, pero no por UDP: las llamadas funcionan con más retraso. Prueba con otra red.',
      denied:
        'El relé rechaza la contraseña que recibe. Quien gestiona el servidor tiene que comparar su secreto con el del relé.',
      'connect-timeout':
        'El relé no responde por UDP. Prueba con otra red o avisa a quien gestiona el servidor.',
    },
    'relay-tcp': {
      ok: 'El relé responde por TCP, que atraviesa la mayoría de los cortafuegos.',
      skipped: 'No hay ningún relé para TCP.',
      'no-relay':
        'El relé solo funciona por UDP y deja fuera a quien está tras un cortafuegos estricto. Quien gestiona el servidor tiene que añadir su dirección con ?transport=tcp.',
      denied:
        'El relé rechaza la contraseña que recibe. Quien gestiona el servidor tiene que comparar su secreto con el del relé.',
      'connect-timeout':
        'El relé no responde por TCP. Prueba con otra red o avisa a quien gestiona el servidor.',
    },
  },
};
