// preview — fills every page template with its sample model into build/web/preview; with --shots and --check the pages are
// photographed at three widths, printed, and tested for accessibility.
// usage: node preview.mjs [--shots] [--check] [NAME…]
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Templates, inherited } from './template.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '..');
const out = path.join(root, 'build', 'web', 'preview');
const samples = path.join(here, 'samples');
const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const read = (name) => JSON.parse(fs.readFileSync(path.join(samples, name), 'utf8'));

const manifest = JSON.parse(fs.readFileSync(path.join(root, 'build', 'web', 'manifest.json'), 'utf8'));
const frames = read('frames.json');
const templates = new Templates(root);

// A sample may borrow a part of another one: {"use": "chips.review"}.
const shared = read('shared.json');
function whole(value) {
  if (Array.isArray(value)) return value.map(whole);
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.use === 'string') {
    const found = value.use.split('.').reduce((at, key) => at && at[key], shared);
    if (!found) throw new Error('no shared part ' + value.use);
    const { use, ...more } = value;
    return { ...whole(found), ...whole(more) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, whole(item)]));
}

export function model_of(name) {
  const sample = whole(read(name + '.json'));
  if (!sample.frame) return { template: sample.template, model: sample.model };
  const frame = frames[sample.frame];
  const nav = frame.nav && !sample.no_nav ? frame.nav.map((item) => ({ current: item.text === sample.at, count: null, ...item })) : [];
  const asset = { css: manifest[`${sample.frame}.css`], js: manifest[`${sample.frame}.js`], icon: manifest['favicon.svg'] };
  const model = { ...frame, nav, asset, crumbs: [], flash: [], feed_url: null, column: null, published_on: null, ...sample.outer,
    title: sample.title, page_url: `${frame.site.domain}/${name}`, page: { template: sample.template, ...sample.model } };
  if (sample.no_nav) model.user = null;
  return { template: `layout/${sample.frame}.html`, model };
}

const names = fs.readdirSync(samples).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5))
  .filter((name) => !['frames', 'shared'].includes(name)).filter((name) => !wanted.length || wanted.includes(name));
fs.mkdirSync(out, { recursive: true });
fs.mkdirSync(path.join(out, '..', 'models'), { recursive: true });
for (const name of names) {
  const { template, model } = model_of(name);
  fs.writeFileSync(path.join(out, name + '.html'), templates.render(template, model));
  fs.writeFileSync(path.join(out, '..', 'models', name + '.json'), JSON.stringify({ template, model }));
}
console.log(`${names.length} pages in build/web/preview`);
if (args.includes('--inherited')) for (const [key, value] of inherited) console.log('  from outside ' + key, JSON.stringify(value).slice(0, 60));

if (args.includes('--shots') || args.includes('--check')) {
  const { look } = await import('./look.mjs');
  const faults = await look({ names, root, out, shots: args.includes('--shots'), check: args.includes('--check') });
  process.exit(faults ? 1 : 0);
}
