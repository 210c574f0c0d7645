// browser — people of the demonstration district, each with a browser of his own, and checks that are counted.
// Run a journey beside fresh data: tools/with-demo node tests/journeys/NAME.mjs
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const { chromium } = createRequire(path.join(root, 'web/package.json'))('playwright-core');

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--lang=zh-CN'];
export const site = process.env.SANZHI_TEST_URL;
const pictures = path.join(root, 'scratch', 'journeys');

let passed = 0, failed = 0;
export function check(what, good, seen = '') {
  good ? ++passed : ++failed;
  console.log(`${good ? 'ok    ' : 'FAILED'} ${what}${good || !seen ? '' : '\n       ' + String(seen).slice(0, 600)}`);
  return good;
}
// Prints the sum; the program's exit code.
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed ? 1 : 0;
}

// What the browser itself complains about; that a refused form answers 422 is no complaint.
const complaints = [];
function listen(page, who) {
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource.*(403|404|410|422)/.test(message.text())) complaints.push(`${who}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${who}: ${error}`));
  page.on('response', (response) => { if (response.status() >= 500) complaints.push(`${who}: ${response.status()} ${response.url()}`); });
}
export const heard = () => complaints;

const links = new Map((process.env.SANZHI_TEST_LINKS ?? '').split('\n').filter(Boolean).map((line) => line.split('\t').reverse().slice(1)));
const people = new Map();
let browser;

export async function open() {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  fs.mkdirSync(pictures, { recursive: true });
}
export const close = () => browser.close();

// The page of somebody who is signed in; his one-time link is used the first time.
export async function as(name) {
  if (people.has(name)) return people.get(name);
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  listen(page, name);
  await page.goto(site + links.get(name));
  if (page.url().includes('/sign-in/')) await page.click('main button[type=submit]');
  people.set(name, page);
  return page;
}
// The same person in another browser: a phone, or one without scripts.
export async function also(name, options) {
  const state = await (await as(name)).context().storageState();
  const context = await browser.newContext({ locale: 'zh-CN', storageState: state, viewport: { width: 1366, height: 900 }, ...options });
  const page = await context.newPage();
  listen(page, name);
  return page;
}
export async function visitor() {
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  listen(page, 'visitor');
  return page;
}

export const picture = (page, name) => page.screenshot({ path: path.join(pictures, name + '.png'), fullPage: true });
export const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Fills in a form by the names of its fields, as the kind of each control asks for.
export async function fill(page, answers) {
  for (const [name, answer] of Object.entries(answers)) {
    const all = page.locator(`main [name="${name}"]`);
    const kind = await all.first().evaluate((e) => (e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase()));
    if (kind === 'select') await all.selectOption({ label: answer });
    else if (kind === 'radio') await page.locator(`main [name="${name}"][value="${answer}"]`).check();
    else if (kind === 'checkbox') await tick(page, name, answer);
    else if (kind === 'file') await all.setInputFiles(answer);
    else await all.fill(answer);
  }
}
// true or false, or the words beside the boxes.
async function tick(page, name, answer) {
  if (typeof answer === 'boolean') return page.locator(`main [name="${name}"]`).setChecked(answer);
  for (const label of await page.locator(`main label:has([name="${name}"])`).all()) {
    const words = await label.innerText(), box = label.locator('input');
    if (!(await box.isDisabled())) await box.setChecked(answer.some((one) => words.startsWith(one)));
  }
}
export async function send(page) {
  await Promise.all([page.waitForLoadState('load'), page.waitForEvent('framenavigated'), page.locator('main form button[type=submit]').last().click()]);
}

export const texts = (page, selector) => page.locator(selector).allInnerTexts();
export const errors = (page) => texts(page, '.errors li');
export const missing = (page) => texts(page, '.missing .reason');
export const said = async (page) => (await texts(page, '.flash')).join(' ');
