import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src-renderer',
  // Relative addresses, so that the same files work over http and over the desktop shell's own protocol.
  base: './',
  plugins: [svelte()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // The security policy of the shells lets nothing inline run or load.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
