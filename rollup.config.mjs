import alias from './scripts/rollup-alias.mjs';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import minifyCss from './scripts/rollup-minify-css.mjs';
import terser from '@rollup/plugin-terser';
import withoutConnections from './scripts/peerjs/without-connections.mjs';

const minify = terser({ module: true, ecma: 2020, format: { comments: false } });

/**
 * PeerJS, with stand-ins for what our use of it never reaches: webrtc-adapter would patch `RTCPeerConnection` for the
 * whole page, and the two packers belong to data connections that we don't make; nor does it make others. A quarter of the
 * weight remains.
 */
const peerjs = {
  input: 'peerjs',
  output: {
    file: 'dist/vendor/peerjs.js',
    format: 'es',
    banner: '/*! PeerJS 1.5.5, MIT, https://peerjs.com */',
  },
  plugins: [
    alias({
      'webrtc-adapter': 'scripts/peerjs/no-adapter.mjs',
      '@msgpack/msgpack': 'scripts/peerjs/no-packers.mjs',
      'peerjs-js-binarypack': 'scripts/peerjs/no-packers.mjs',
    }),
    withoutConnections(),
    nodeResolve({ browser: true }),
    commonjs(),
  ],
};

/** Pages ask for a language by its name, to have it before the first paint. */
const LOCALE = /\/dist\/src\/locales\/[\w-]+\.js$/;

/** The files for `<script type="module" src>`: two entries, and beside them the chunks they share or load later. */
const dropIn = {
  input: { 'video-call': 'dist/src/video-call.js', 'device-picker': 'dist/src/device-picker.js' },
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    chunkFileNames: ({ facadeModuleId }) =>
      LOCALE.test(facadeModuleId ?? '') ? 'locales/[name].js' : 'chunks/[name]-[hash].js',
  },
  plugins: [
    alias({ '#peerjs': 'dist/vendor/peerjs.js' }),
    nodeResolve({ browser: true }),
    minifyCss(),
    minify,
  ],
  onwarn(warning, warn) {
    if (warning.code !== 'THIS_IS_UNDEFINED') warn(warning);
  },
};

export default [peerjs, dropIn];
