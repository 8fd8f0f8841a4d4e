/** Builds what the pages load into src/diemcau/web/static/build, with a manifest that the `asset` tag reads. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const source = resolve(import.meta.dirname, 'src/diemcau');
const web = join(source, 'web');
const out = join(web, 'static/build');
const paperFonts = resolve(import.meta.dirname, 'node_modules/@expo-google-fonts/tinos');
const iconFolder = resolve(import.meta.dirname, 'node_modules/@tabler/icons/icons/outline');

export default defineConfig({
  root: web,
  base: './',
  publicDir: false,
  build: {
    // Five years old: Firefox ESR 91 and Chromium 95.
    target: ['chrome95', 'firefox91'],
    cssTarget: ['chrome95', 'firefox91'],
    outDir: out,
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: {
        main: join(web, 'ts/main.ts'),
        stream: join(web, 'ts/stream.ts'),
        style: join(web, 'styles/main.scss'),
        ...screens(),
      },
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  css: {
    preprocessorOptions: { scss: { loadPaths: [resolve(import.meta.dirname, 'node_modules')] } },
    postcss: { plugins: [onlyWhatOldBrowsersRead()] },
  },
  plugins: [iconSprite(), picturesOutOfStyles(), compressed(), fontsForPaper()],
});

/** Each file of ts/screens is loaded by the few pages that need it: `{% asset "screens/check-in.ts" %}`. */
function screens(): Record<string, string> {
  const folder = join(web, 'ts/screens');
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return Object.fromEntries(files.map((name) => [`screen-${name.slice(0, -3)}`, join(folder, name)]));
}

/** Drop the kit's declarations that browsers at the floor would read as nothing: _controls.scss and _page.scss set each anew. */
function onlyWhatOldBrowsersRead() {
  return {
    postcssPlugin: 'floor',
    Declaration(declaration: { value: string; remove(): void }) {
      if (/\b(color-mix|light-dark|oklch|oklab)\(/.test(declaration.value)) declaration.remove();
    },
    Rule(rule: { selector: string; remove(): void }) {
      if (rule.selector.includes(':has(')) rule.remove();
    },
  };
}

/** One SVG of every icon that a template (`{% icon "x" %}`) or a Python file (`icon="x"`) names. */
function iconSprite(): Plugin {
  const named = /\{%\s*icon\s+"([\w-]+)"|\bicon="([\w-]+)"/g;
  return {
    name: 'icon-sprite',
    generateBundle() {
      const names = new Set<string>();
      for (const file of filesUnder(source, /\.(html|py)$/)) {
        for (const match of readFileSync(file, 'utf8').matchAll(named)) names.add((match[1] ?? match[2]) as string);
      }
      const symbols = [...names].sort().map((name) => {
        const drawing = readFileSync(join(iconFolder, `${name}.svg`), 'utf8');
        const inside = drawing.slice(drawing.indexOf('>') + 1, drawing.lastIndexOf('</svg>'));
        const shapes = inside.replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', '').replace(/\s+/g, ' ');
        return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.trim()}</symbol>`;
      });
      const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
      this.emitFile({ type: 'asset', name: 'icons.svg', originalFileName: 'icons.svg', source: sprite });
    },
  };
}

/** The kit draws ticks and arrows as data: addresses; as files they need no exception in the Content-Security-Policy. */
function picturesOutOfStyles(): Plugin {
  return {
    name: 'pictures-out-of-styles',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
          file.source = String(file.source).replace(/url\((["']?)data:image\/svg\+xml,(.*?)\1\)/g, (_all, _quote, drawing) => {
            const picture = decodeURIComponent(drawing as string);
            const hash = createHash('sha256').update(picture).digest('hex').slice(0, 8);
            const fileName = `assets/kit-${hash}.svg`;
            this.emitFile({ type: 'asset', fileName, source: picture });
            return `url(./kit-${hash}.svg)`;
          });
        }
      },
    },
  };
}

/** Text beside its gzip and brotli form: the server sends what the browser reads, and packs nothing while it serves. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    closeBundle() {
      for (const file of filesUnder(out, /\.(css|js|svg)$/)) {
        const text = readFileSync(file);
        if (text.length < 1024) continue;
        writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
        writeFileSync(`${file}.br`, brotliCompressSync(text, { params: quality }));
      }
    },
  };
}

/** Tinos, in the widths of Times New Roman, whole: what written documents embed. Pages do not load it. */
function fontsForPaper(): Plugin {
  return {
    name: 'fonts-for-paper',
    closeBundle() {
      const folder = join(source, 'nd30/writing/fonts');
      mkdirSync(folder, { recursive: true });
      const fonts = filesUnder(paperFonts, /^Tinos_(400Regular|700Bold)(_Italic)?\.ttf$/);
      if (fonts.length !== 4) throw new Error(`@expo-google-fonts/tinos has ${fonts.length} of the four styles.`);
      for (const font of [...fonts, join(paperFonts, 'LICENSE_FONT')]) copyFileSync(font, join(folder, basename(font)));
    },
  };
}

function filesUnder(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/static/build/') || folder === out);
}
