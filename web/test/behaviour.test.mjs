// behaviour.test — what the scripts add to a page: drafts, one submission, keys, footnotes, a proof checked by the reader.
import test, { after, before } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const built = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'build', 'web');
const script = JSON.parse(fs.readFileSync(path.join(built, 'manifest.json'), 'utf8'))['office.js'];
const form = `<form method="post" action="/act" data-autosave="/draft" data-once><input name="csrf" value="c"><textarea id="facts" name="facts"></textarea>
<span data-saved></span><button class="button" type="submit" name="go" value="file">报请立案</button></form>`;
const pages = {
  '/form': form,
  '/keys': `<input name="q"><dialog id="help">快捷键</dialog><details class="chip"><summary>处罚法 58</summary><div class="chip-card"><div class="chip-cite">第五十八条</div></div></details><ol data-print-notes></ol>`,
  '/office': '<h1>待办</h1>',
  // The tree of one leaf "x": its root is SHA-256(0x00 || "x").
  '/proof': '<p data-leaf="eA==" data-index="0" data-size="1" data-proof="" data-root="PH6byTDck/AfppmF7yQtn56GHzxTVaokzl70tLinDMs=">…</p><p data-leaf="eQ==" data-index="0" data-size="1" data-proof="" data-root="PH6byTDck/AfppmF7yQtn56GHzxTVaokzl70tLinDMs=">…</p>',
};
const posts = [];
let server, browser, origin;

before(async () => {
  server = http.createServer((request, response) => {
    if (request.url === script) { response.setHeader('content-type', 'text/javascript'); return response.end(fs.readFileSync(path.join(built, script))); }
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      if (request.method === 'POST') posts.push(request.url + '?' + decodeURIComponent(body));
      if (request.url === '/act') { response.writeHead(204); return response.end(); }  // the page stays: a person clicks again
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="zh-CN"><title>x</title><script src="${script}" defer></script>${pages[request.url] || ''}`);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
});
after(async () => { await browser.close(); server.closeAllConnections(); server.close(); });

async function open(at) {
  posts.length = 0;
  const page = await browser.newPage();
  await page.goto(origin + at, { waitUntil: 'load' });
  return page;
}

test('what is typed reaches the draft without a click', async () => {
  const page = await open('/form');
  await page.fill('#facts', '三台报警器失效');
  await page.waitForFunction(() => /^草稿已保存 \d\d:\d\d$/.test(document.querySelector('[data-saved]').textContent));
  assert.deepEqual(posts, ['/draft?csrf=c&facts=三台报警器失效']);
});

test('a second click does not submit again, and the pressed button still travels', async () => {
  const page = await open('/form');
  await page.evaluate(() => { const button = document.querySelector('button'); button.click(); button.click(); });
  await page.waitForFunction(() => document.querySelector('button').disabled);
  await page.evaluate(() => document.querySelector('form').requestSubmit());
  assert.deepEqual(posts.filter((post) => post.startsWith('/act')), ['/act?csrf=c&facts=&go=file']);
});

test('keys lead to the search field, the help and the inbox, and Escape closes a chip', async () => {
  const page = await open('/keys');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'q');
  await page.keyboard.type('/?gi');
  assert.equal(await page.inputValue('[name=q]'), '/?gi', 'in a field the keys are letters');
  await page.evaluate(() => document.activeElement.blur());
  await page.click('summary');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.querySelector('.chip').open), false);
  await page.keyboard.press('?');
  assert.equal(await page.evaluate(() => document.getElementById('help').open), true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.waitForURL(origin + '/office');
});

test('on paper the articles are footnotes', async () => {
  const page = await open('/keys');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.textContent('[data-print-notes] li'), '〔1〕第五十八条');
  assert.equal(await page.getAttribute('summary', 'data-note'), '1');
});

test('the browser says whether a record is in the log', async () => {
  const page = await open('/proof');
  await page.waitForSelector('[data-state=bad]');
  assert.deepEqual(await page.evaluate(() => Array.from(document.querySelectorAll('p'), (p) => p.textContent)), ['本机已核验 ✓', '核验不符 ✗']);
});
