import alias from './scripts/rollup-alias.mjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import minifyCss from './scripts/rollup-minify-css.mjs';
import minifyHtml from './scripts/rollup-minify-html.mjs';
import shorten from './scripts/rollup-shorten.mjs';
import terser from '@rollup/plugin-terser';
import withoutConnections from './scripts/peerjs/without-connections.mjs';

const minify = [
  shorten(),
  terser({ module: true, ecma: 2020, compress: { passes: 2 }, format: { comments: false } }),
];

/**
 * PeerJS without what our use of it never reaches. With its connections go webrtc-adapter, which would patch
 * `RTCPeerConnection` for the whole page, and the packers of data.
 */
const peerjs = {
  input: 'peerjs',
  output: {
    file: 'dist/vendor/peerjs.js',
    format: 'es',
    banner: '/*! PeerJS 1.5.5, MIT, https://peerjs.com */',
  },
  plugins: [withoutConnections(), nodeResolve({ browser: true })],
};

/** Pages ask for a language by its name, to have it before the first paint. */
const LOCALE = /\/dist\/src\/locales\/[\w-]+\.js$/;
const LATE_WORDS = /\/dist\/src\/locales\/late\//;

function nameOf({ facadeModuleId }) {
  if (LOCALE.test(facadeModuleId ?? '')) return 'locales/[name].js';
  return `chunks/${LATE_WORDS.test(facadeModuleId ?? '') ? 'words-' : ''}[name]-[hash].js`;
}

/** The files for `<script type="module" src>`: two entries, and beside them the chunks they share or load later. */
const dropIn = {
  input: { 'video-call': 'dist/src/video-call.js', 'device-picker': 'dist/src/device-picker.js' },
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    chunkFileNames: nameOf,
  },
  plugins: [
    alias({ '#peerjs': 'dist/vendor/peerjs.js' }),
    nodeResolve({ browser: true }),
    minifyCss(),
    minifyHtml(),
    minify,
  ],
  onwarn(warning, warn) {
    if (warning.code !== 'THIS_IS_UNDEFINED') warn(warning);
  },
};

export default [peerjs, dropIn];
