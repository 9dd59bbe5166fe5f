import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const the: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'o microfone',
  camera: 'a câmera',
  both: 'a câmera e o microfone',
  screen: 'a tela',
  speaker: 'o alto-falante',
};

const your: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'seu microfone',
  camera: 'sua câmera',
  both: 'sua câmera e seu microfone',
  screen: 'sua tela',
  speaker: 'seu alto-falante',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'Nenhum microfone foi encontrado',
  camera: 'Nenhuma câmera foi encontrada',
  both: 'Nenhuma câmera nem microfone foi encontrado',
  screen: 'Nenhuma tela foi encontrada',
  speaker: 'Nenhum alto-falante foi encontrado',
};

/** What goes wrong, in the words of `../pt-BR.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Esta página não pode usar ${your[noun]}.`,
      'Permita o acesso na barra de endereço do navegador.',
    ],
    'permission-dismissed': () => [
      'O navegador perguntou, e a pergunta foi fechada.',
      'Tente de novo para que ele pergunte outra vez.',
    ],
    'system-denied': (noun) => [
      `Seu computador não deixa este navegador usar ${the[noun]}.`,
      'Permita o acesso nas configurações de privacidade do sistema.',
    ],
    'in-use': (noun) => [
      `Outro aplicativo está usando ${your[noun]}.`,
      'Feche esse aplicativo e tente de novo.',
    ],
    'not-found': (noun) => [`${no[noun]}.`, 'Conecte um dispositivo ou continue sem.'],
    overconstrained: (noun) => [`Não é possível usar ${the[noun]} aqui.`, 'Escolha outro dispositivo.'],
    'insecure-context': (noun) => [
      `Só uma página segura pode usar ${the[noun]}.`,
      'Abra esta página com https:// na frente.',
    ],
    'policy-blocked': (noun, feature) => [
      `Esta página não deixa uma chamada usar ${the[noun]}.`,
      `Quem cuida dela precisa adicionar allow="${feature}" ao frame ou à Permissions-Policy.`,
    ],
    'unsupported-browser': (noun) => [
      `Este navegador não consegue usar ${the[noun]}.`,
      'Experimente uma versão atual do Chrome, Edge, Firefox ou Safari.',
    ],
    aborted: (noun) => [`A conexão com o dispositivo caiu: ${the[noun]}.`, 'Tente de novo.'],
    unknown: (noun) => [
      `Não foi possível iniciar ${the[noun]}.`,
      'Tente de novo ou escolha outro dispositivo.',
    ],
  },
  notices: {
    away: (_noun, device) => `${device}: desconectado. Outro dispositivo assumiu.`,
    muted: (noun) => `O sistema, ou um botão do dispositivo, silenciou ${your[noun]}.`,
    silent: () => 'Não chega som do seu microfone.',
  },
  errors: {
    'invalid-room': ['Este nome de sala não serve.', 'Use até 128 letras sem acento e números, e . _ ~ -'],
    'invalid-peer-id': [
      'Não dá para distinguir você nesta sala.',
      'Peça a quem cuida da página para verificar seu peer-id.',
    ],
    'id-taken': [
      'Alguém já está aqui com a sua identidade.',
      'Saia na outra aba ou dispositivo. Não é você? Cada pessoa precisa do próprio peer-id: fale com quem cuida da página.',
    ],
    'token-required': ['Esta sala precisa de convite.', 'Abra o link do seu convite.'],
    'token-invalid': ['Seu convite não vale aqui.', 'Peça um novo link.'],
    'token-expired': ['Seu convite expirou.', 'Peça um novo link.'],
    'room-full': ['A sala está cheia.', 'Tente de novo quando alguém sair.'],
    'room-locked': ['A sala está trancada.', 'Peça a alguém lá dentro para abrir.'],
    denied: ['Não deixaram você entrar.', 'Fale com alguém lá dentro e abra o link de novo.'],
    kicked: ['Você foi removido desta chamada.', 'Fale com alguém lá dentro antes de voltar.'],
    'server-unreachable': [
      'Não conseguimos alcançar o servidor de chamadas.',
      'Verifique sua conexão e tente de novo.',
    ],
    'protocol-mismatch': ['Esta página está desatualizada.', 'Recarregue para participar.'],
    'no-relay': ['Sua rede bloqueia chamadas diretas.', 'Tente outra rede ou peça um relay.'],
    'connect-timeout': ['Demorou demais para entrar.', 'Verifique sua conexão e tente de novo.'],
    'peer-unreachable': ['Não foi possível alcançar alguém aqui.', 'Espere um momento ou entre de novo.'],
    'insecure-context': [
      'Chamadas só funcionam em uma página segura.',
      'Abra esta página com https:// na frente.',
    ],
    'policy-blocked': ['Esta página não permite chamadas.', 'Peça a quem cuida dela para permitir.'],
    'unsupported-browser': [
      'Este navegador não consegue fazer chamadas.',
      'Experimente uma versão atual do Chrome, Edge, Firefox ou Safari.',
    ],
    aborted: ['A entrada foi interrompida.', 'Tente de novo quando quiser.'],
    unknown: ['Algo deu errado.', 'Tente de novo. Se acontecer outra vez, recarregue a página.'],
  },
  clockIsWrong: 'O relógio deste dispositivo está errado. Acerte-o e tente de novo.',
  checkWords: {
    browser: {
      ok: 'Este navegador consegue fazer chamadas nesta página.',
      skipped: 'Não havia nada a verificar.',
    },
    microphone: { ok: 'Há um microfone, e nada o impede.', skipped: 'Nenhum microfone é necessário.' },
    camera: { ok: 'Há uma câmera, e nada a impede.', skipped: 'Nenhuma câmera é necessária.' },
    server: {
      ok: 'O servidor de chamadas responde.',
      skipped: 'Nenhum servidor de chamadas foi definido.',
      'server-unreachable':
        'O servidor de chamadas não responde. Verifique sua conexão; se outras páginas funcionam, avise quem cuida desta.',
      denied:
        'O servidor de chamadas responde, mas não a esta página. Quem cuida dele precisa adicionar o endereço da página às origens permitidas.',
      'protocol-mismatch':
        'Outra coisa responde no endereço do servidor de chamadas. Quem cuida desta página precisa corrigi-lo.',
    },
    signaling: {
      ok: 'A conexão com o servidor de chamadas pode ficar aberta.',
      skipped: 'Nenhum servidor de chamadas foi definido.',
      'server-unreachable':
        'Nenhuma conexão duradoura (WebSocket) com o servidor se estabelece. Se ele responde de outra forma, um proxy ou firewall a barra: tente outra rede ou fale com quem cuida da sua.',
    },
    udp: {
      ok: 'Som e imagem podem ir pelo caminho rápido (UDP).',
      skipped:
        'Não dá para saber se o caminho rápido (UDP) está aberto: nenhum servidor STUN ou relay respondeu.',
      'udp-blocked':
        'Sua rede bloqueia o caminho rápido do som e da imagem (UDP). Tente outra rede ou peça a quem cuida da sua para liberar o UDP.',
    },
    relay: {
      ok: 'Há um relay para quem não se alcança diretamente.',
      skipped: 'Não dá para saber se há um relay enquanto o servidor não responder.',
      'no-relay':
        'Não há relay (TURN): cerca de um em cada cinco pares de pessoas não se alcança. Quem cuida do servidor precisa adicionar um.',
    },
    'relay-udp': {
      ok: 'O relay responde por UDP.',
      skipped: 'Não há relay para UDP.',
      'udp-blocked':
        'O relay responde por TCP, mas não por UDP: as chamadas funcionam, com mais atraso. Tente outra rede.',
      denied:
        'O relay recusa a senha que recebe. Quem cuida do servidor precisa comparar seu segredo com o do relay.',
      'connect-timeout': 'O relay não responde por UDP. Tente outra rede ou avise quem cuida do servidor.',
    },
    'relay-tcp': {
      ok: 'O relay responde por TCP, que passa pela maioria dos firewalls.',
      skipped: 'Não há relay para TCP.',
      'no-relay':
        'O relay só atende por UDP, e quem está atrás de um firewall rígido fica de fora. Quem cuida do servidor precisa adicionar seu endereço com ?transport=tcp.',
      denied:
        'O relay recusa a senha que recebe. Quem cuida do servidor precisa comparar seu segredo com o do relay.',
      'connect-timeout': 'O relay não responde por TCP. Tente outra rede ou avise quem cuida do servidor.',
    },
  },
};
