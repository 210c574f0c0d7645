// build — bundles styles and scripts into build/web/assets under names that carry their hash, and lists them in manifest.json.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, '..', 'build', 'web');
const assets = path.join(out, 'assets');
const manifest = {};

function place(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const extension = path.extname(name);
  const file = `${path.basename(name, extension)}.${hash}${extension}`;
  fs.writeFileSync(path.join(assets, file), content);
  manifest[name] = `/assets/${file}`;
}

fs.rmSync(assets, { recursive: true, force: true });
fs.mkdirSync(assets, { recursive: true });
const built = await esbuild.build({
  absWorkingDir: here,
  entryPoints: ['portal.css', 'office.css', 'portal.js', 'office.js'].map((name) => `entries/${name}`),
  bundle: true, minify: true, write: false, outdir: 'out', charset: 'utf8', legalComments: 'none',
  format: 'iife', target: ['es2017', 'chrome86'], logLevel: 'warning',
});
for (const file of built.outputFiles) place(path.basename(file.path), file.contents);
for (const name of ['favicon.svg', 'favicon.ico']) place(name, fs.readFileSync(path.join(here, name)));
fs.copyFileSync(path.join(here, 'favicon.ico'), path.join(out, 'favicon.ico'));
fs.writeFileSync(path.join(out, 'manifest.json'), JSON.stringify(manifest, null, 1) + '\n');
console.log(Object.values(manifest).join('\n'));
