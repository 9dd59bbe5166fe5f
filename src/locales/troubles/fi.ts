import type { DeviceNoun } from '../en.js';
import type { Troubles } from '../locale.js';

const part: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'mikrofonia',
  camera: 'kameraa',
  both: 'kameraa ja mikrofonia',
  screen: 'näyttöä',
  speaker: 'kaiutinta',
};

const no: Readonly<Record<DeviceNoun, string>> = {
  microphone: 'Mikrofonia ei löytynyt',
  camera: 'Kameraa ei löytynyt',
  both: 'Kameraa tai mikrofonia ei löytynyt',
  screen: 'Näyttöä ei löytynyt',
  speaker: 'Kaiutinta ei löytynyt',
};

/** What goes wrong, in the words of `../fi.ts`. */
export const troubles: Troubles = {
  devices: {
    'permission-denied': (noun) => [
      `Tämä sivu ei saa käyttää ${part[noun]}.`,
      'Salli käyttö selaimen osoiterivillä.',
    ],
    'permission-dismissed': () => [
      'Selain kysyi, ja kysymys suljettiin.',
      'Yritä uudelleen, niin se kysyy taas.',
    ],
    'system-denied': (noun) => [
      `Tietokoneesi ei anna tämän selaimen käyttää ${part[noun]}.`,
      'Salli käyttö järjestelmän tietosuoja-asetuksissa.',
    ],
    'in-use': (noun) => [`Toinen sovellus käyttää ${part[noun]}.`, 'Sulje se ja yritä uudelleen.'],
    'not-found': (noun) => [`${no[noun]}.`, 'Liitä laite tai jatka ilman.'],
    overconstrained: (noun) => [`Täällä ei voi käyttää ${part[noun]}.`, 'Valitse toinen laite.'],
    'insecure-context': (noun) => [
      `Vain suojattu sivu saa käyttää ${part[noun]}.`,
      'Avaa sivu niin, että osoitteen alussa on https://.',
    ],
    'policy-blocked': (noun, feature) => [
      `Tämä sivu ei anna puhelun käyttää ${part[noun]}.`,
      `Sivun ylläpitäjän on lisättävä allow="${feature}" kehykseen tai Permissions-Policyyn.`,
    ],
    'unsupported-browser': (noun) => [
      `Tämä selain ei osaa käyttää ${part[noun]}.`,
      'Kokeile ajantasaista Chromea, Edgeä, Firefoxia tai Safaria.',
    ],
    aborted: (noun) => [`Yhteys laitteeseen katkesi: ei voi käyttää ${part[noun]}.`, 'Yritä uudelleen.'],
    unknown: (noun) => [
      `Laite ei käynnistynyt, joten ei voi käyttää ${part[noun]}.`,
      'Yritä uudelleen tai valitse toinen laite.',
    ],
  },
  notices: {
    away: (_noun, device) => `${device} irrotettiin. Toinen laite on nyt käytössä.`,
    muted: (noun) => `Järjestelmä tai laitteen kytkin estää käyttämästä ${part[noun]}.`,
    silent: () => 'Mikrofonistasi ei kuulu mitään.',
  },
  errors: {
    'invalid-room': [
      'Tämä huoneen nimi ei kelpaa.',
      'Käytä enintään 128:aa aksentitonta kirjainta ja numeroa sekä merkkejä . _ ~ -',
    ],
    'invalid-peer-id': [
      'Sinua ei voi erottaa muista tässä huoneessa.',
      'Pyydä sivun ylläpitäjää tarkistamaan peer-id:si.',
    ],
    'id-taken': [
      'Joku on jo täällä sinuna.',
      'Poistu toisesta välilehdestä tai laitteesta. Etkö se ole sinä? Jokainen tarvitsee oman peer-id:n: kysy sivun ylläpitäjältä.',
    ],
    'token-required': ['Tähän huoneeseen tarvitaan kutsu.', 'Avaa kutsussa saamasi linkki.'],
    'token-invalid': ['Kutsusi ei kelpaa täällä.', 'Pyydä uusi linkki.'],
    'token-expired': ['Kutsusi on vanhentunut.', 'Pyydä uusi linkki.'],
    'room-full': ['Huone on täynnä.', 'Yritä uudelleen, kun joku on poistunut.'],
    'room-locked': ['Huone on lukittu.', 'Pyydä jotakuta sisällä avaamaan se.'],
    denied: ['Sinua ei päästetty sisään.', 'Kysy joltakulta sisällä ja avaa sitten linkki uudelleen.'],
    kicked: ['Sinut poistettiin tästä puhelusta.', 'Kysy joltakulta sisällä ennen kuin palaat.'],
    'server-unreachable': ['Puhelupalvelimeen ei saada yhteyttä.', 'Tarkista yhteytesi ja yritä uudelleen.'],
    'protocol-mismatch': ['Tämä sivu on vanhentunut.', 'Lataa se uudelleen, niin voit liittyä.'],
    'no-relay': ['Verkkosi estää suorat puhelut.', 'Kokeile toista verkkoa tai pyydä välityspalvelinta.'],
    'connect-timeout': ['Sisään pääseminen kesti liian kauan.', 'Tarkista yhteytesi ja yritä uudelleen.'],
    'peer-unreachable': ['Johonkuhun täällä ei saada yhteyttä.', 'Odota hetki tai liity uudelleen.'],
    'insecure-context': [
      'Puhelut toimivat vain suojatulla sivulla.',
      'Avaa sivu niin, että osoitteen alussa on https://.',
    ],
    'policy-blocked': ['Tämä sivu ei salli puheluita.', 'Pyydä sivun ylläpitäjää sallimaan ne.'],
    'unsupported-browser': [
      'Tällä selaimella ei voi soittaa puheluita.',
      'Kokeile ajantasaista Chromea, Edgeä, Firefoxia tai Safaria.',
    ],
    aborted: ['Liittyminen keskeytettiin.', 'Yritä uudelleen, kun haluat.'],
    unknown: ['Jokin meni vikaan.', 'Yritä uudelleen. Jos se toistuu, lataa sivu uudelleen.'],
  },
  clockIsWrong: 'Tämän laitteen kello on väärässä. Aseta se ja yritä uudelleen.',
  checkWords: {
    browser: { ok: 'Tällä selaimella voi soittaa puheluita tällä sivulla.', skipped: 'Kysyttävää ei ollut.' },
    microphone: { ok: 'Mikrofoni löytyy, eikä mikään estä sitä.', skipped: 'Mikrofonia ei tarvita.' },
    camera: { ok: 'Kamera löytyy, eikä mikään estä sitä.', skipped: 'Kameraa ei tarvita.' },
    server: {
      ok: 'Puhelupalvelin vastaa.',
      skipped: 'Puhelupalvelinta ei ole asetettu.',
      'server-unreachable':
        'Puhelupalvelin ei vastaa. Tarkista yhteytesi; jos muut sivut toimivat, kerro tämän sivun ylläpitäjälle.',
      denied:
        'Puhelupalvelin vastaa, mutta ei tälle sivulle. Palvelimen ylläpitäjän on lisättävä sivun osoite sallittuihin alkuperiin.',
      'protocol-mismatch':
        'Puhelupalvelimen osoitteessa on jotain muuta. Sivun ylläpitäjän on korjattava osoite.',
    },
    signaling: {
      ok: 'Yhteys puhelupalvelimeen voidaan pitää auki.',
      skipped: 'Puhelupalvelinta ei ole asetettu.',
      'server-unreachable':
        'Pysyvää yhteyttä (WebSocket) palvelimeen ei synny. Jos se muuten vastaa, välissä oleva välipalvelin tai palomuuri estää sen: kokeile toista verkkoa tai kysy verkkosi ylläpitäjältä.',
    },
    udp: {
      ok: 'Ääni ja kuva voivat kulkea nopeaa reittiä (UDP).',
      skipped: 'Ei voi sanoa, onko nopea reitti (UDP) auki: mikään STUN- tai välityspalvelin ei vastannut.',
      'udp-blocked':
        'Verkkosi estää äänen ja kuvan nopean reitin (UDP). Kokeile toista verkkoa tai pyydä verkkosi ylläpitäjää päästämään UDP läpi.',
    },
    relay: {
      ok: 'Välityspalvelin on niille, jotka eivät saa yhteyttä suoraan.',
      skipped: 'Ei voi sanoa, onko välityspalvelinta, kun puhelupalvelin ei vastaa.',
      'no-relay':
        'Välityspalvelinta (TURN) ei ole, joten noin joka viides pari ei saa yhteyttä toisiinsa. Puhelupalvelimen ylläpitäjän on lisättävä sellainen.',
    },
    'relay-udp': {
      ok: 'Välityspalvelin vastaa UDP:llä.',
      skipped: 'Välityspalvelinta ei ole UDP:lle.',
      'udp-blocked':
        'Välityspalvelin vastaa TCP:llä mutta ei UDP:llä: puhelut toimivat suuremmalla viiveellä. Kokeile toista verkkoa.',
      denied:
        'Välityspalvelin hylkää saamansa salasanan. Puhelupalvelimen ylläpitäjän on verrattava sen salaisuutta välityspalvelimen salaisuuteen.',
      'connect-timeout':
        'Välityspalvelin ei vastaa UDP:llä. Kokeile toista verkkoa tai kerro puhelupalvelimen ylläpitäjälle.',
    },
    'relay-tcp': {
      ok: 'Välityspalvelin vastaa TCP:llä, joka pääsee useimpien palomuurien läpi.',
      skipped: 'Välityspalvelinta ei ole TCP:lle.',
      'no-relay':
        'Välityspalvelin on vain UDP:lle, joten tiukan palomuurin takana olevat jäävät ulos. Puhelupalvelimen ylläpitäjän on lisättävä sen osoite päätteellä ?transport=tcp.',
      denied:
        'Välityspalvelin hylkää saamansa salasanan. Puhelupalvelimen ylläpitäjän on verrattava sen salaisuutta välityspalvelimen salaisuuteen.',
      'connect-timeout':
        'Välityspalvelin ei vastaa TCP:llä. Kokeile toista verkkoa tai kerro puhelupalvelimen ylläpitäjälle.',
    },
  },
};
