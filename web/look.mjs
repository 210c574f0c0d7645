// look — opens the previews in Chromium under the real Content-Security-Policy: pictures, axe, reflow, focus, print.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
  + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.ico': 'image/x-icon' };
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--lang=zh-CN'];
const widths = [360, 1366, 1920];

function serve(root, out) {
  const server = http.createServer((request, response) => {
    const name = new URL(request.url, 'http://x').pathname;
    const file = name.startsWith('/assets/') || name === '/favicon.ico' ? path.join(root, 'build', 'web', name) : path.join(out, path.basename(name));
    if (!fs.existsSync(file)) { response.writeHead(404); return response.end(); }
    response.writeHead(200, { 'content-type': types[path.extname(file)], 'content-security-policy': csp });
    response.end(fs.readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function structure(page, faults) {
  const found = await page.evaluate(() => {
    const ids = Array.from(document.querySelectorAll('[id]'), (e) => e.id);
    return { h1: document.querySelectorAll('h1').length, main: document.querySelectorAll('main').length, title: document.title,
      twice: ids.filter((id, at) => ids.indexOf(id) !== at),
      broken: Array.from(document.querySelectorAll('a[href^="#"]'), (a) => a.getAttribute('href').slice(1)).filter((id) => id && !document.getElementById(id)) };
  });
  if (found.h1 !== 1) faults.push(`${found.h1} h1`);
  if (found.main !== 1) faults.push(`${found.main} main`);
  if (found.twice.length) faults.push(`ids twice: ${found.twice}`);
  if (found.broken.length) faults.push(`links to nothing: ${found.broken}`);
}

async function axe(page, context, source, faults) {
  const session = await context.newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: source });
  const result = await page.evaluate(() => axe.run(document,
    { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'color-contrast-enhanced': { enabled: true } } }));
  for (const v of result.violations) faults.push(`axe ${v.id} x${v.nodes.length}: ${v.nodes[0].html.slice(0, 110)} ${v.nodes[0].any[0]?.message || ''}`);
}

async function sizes(page, faults) {
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const width of [320, 360, 768, 1024, 1366]) {
    await page.setViewportSize({ width, height: 700 });
    const over = await wide();
    if (over > 0) faults.push(`${over}px too wide at ${width}`);
    if (width === 360) {
      const small = await page.evaluate(() => Array.from(document.querySelectorAll('button, select, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), .nav a, .button'))
        .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 47.5).map((e) => e.outerHTML.slice(0, 70)));
      if (small.length) faults.push(`${small.length} targets under 48px: ${small[0]}`);
    }
  }
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'));
  const over = await wide();
  if (over > 0) faults.push(`${over}px too wide at 200% text`);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
}

async function focus(page, faults) {
  let hidden = 0;
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press('Tab');
    const bad = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return '';
      const style = getComputedStyle(e);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 ? '' : e.outerHTML.slice(0, 70);
    });
    if (bad && !hidden++) faults.push('focus not visible: ' + bad);
  }
}

export async function look({ names, root, out, shots, check }) {
  const server = await serve(root, out);
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const pictures = path.join(out, 'shots');
  fs.mkdirSync(pictures, { recursive: true });
  let bad = 0;
  for (const name of names) {
    const fragment = !fs.readFileSync(path.join(out, name + '.html'), 'utf8').includes('<html');
    if (fragment) continue;
    const faults = [];
    const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'zh-CN' });
    const page = await context.newPage();
    page.on('console', (message) => { if (message.type() === 'error') faults.push('console: ' + message.text().slice(0, 200)); });
    page.on('pageerror', (error) => faults.push('script: ' + error));
    page.on('request', (request) => { if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) faults.push('asks elsewhere: ' + request.url()); });
    await page.goto(`${origin}/${name}.html`);
    if (shots) for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
    }
    if (shots) fs.writeFileSync(path.join(pictures, name + '.pdf'), await page.pdf({ preferCSSPageSize: true }));
    if (check) {
      await page.setViewportSize({ width: 1366, height: 900 });
      await structure(page, faults);
      await axe(page, context, source, faults);
      await page.evaluate(() => document.querySelectorAll('details').forEach((chip) => { chip.open = true; }));
      await axe(page, context, source, faults);
      await focus(page, faults);
      await sizes(page, faults);
    }
    await context.close();
    if (faults.length) ++bad;
    console.log(`${faults.length ? 'FAULT' : 'ok   '} ${name}`);
    for (const fault of new Set(faults)) console.log('      ' + fault);
  }
  await browser.close();
  server.close();
  return bad;
}
