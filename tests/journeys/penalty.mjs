// penalty — a penalty case from the first lead to a withdrawn publication, clicked through by those whose work it is.
// Usage: tools/with-demo node tests/journeys/penalty.mjs
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { also, as, check, close, errors, fill, finish, heard, missing, open, picture, said, send, site, texts, visitor, wide } from '../support/browser.mjs';

const china = (minutes) => new Date(Date.now() + 8 * 3600e3 - minutes * 60e3).toISOString().slice(0, 16);
const today = china(0).slice(0, 10), earlier = china(180).slice(0, 10);
const handlers = ['周承安', '林月樵'];
const party = '云港区朝霞纺织有限公司';
const violation = '未按规定对从业人员进行安全生产教育和培训';

let the_case = '';
const title_of = (page) => page.locator('h1').innerText();

// From the inbox or the case, by the links that stand there.
async function to_act(name, act, at = the_case) {
  const page = await as(name);
  await page.goto(site + at);
  const link = page.locator(`.bend a`, { hasText: act }).first();
  check(`${name} is offered “${act}” on the page of the case`, (await link.count()) === 1, await page.locator('.bend').innerText().catch(() => 'no bend'));
  await link.click();
  return page;
}
async function do_act(name, act, answers, at = the_case) {
  const page = await to_act(name, act, at);
  await fill(page, answers);
  await send(page);
  check(`${name}: ${act}`, page.url().endsWith(at) && (await said(page)).includes('已办理'), `${page.url()} ${await errors(page)} ${await said(page)}`);
  return page;
}
async function refused(page, what, ...words) {
  const list = (await errors(page)).join(' ');
  check(what, words.every((word) => list.includes(word)), list);
}

// A new case, found by the name of its party.
async function opening() {
  const page = await as('周承安');
  await page.goto(site + '/office');
  await page.click('nav >> text=案件');
  await page.click('text=登记线索');
  await fill(page, { party: '云港区' });
  await send(page);
  await refused(page, 'a name that many parties bear is not guessed', '选定一个');
  check('what was typed is still there', (await page.inputValue('[name=party]')) === '云港区');
  await page.goto(site + '/office/parties/new');
  await fill(page, { name: party, legal_representative: '温如春', address: '云港区锦绣路1号', phone: '027-00000000' });
  await page.locator('[name=kind]').selectOption({ label: '单位' }).catch(() => {});
  await send(page);
  await page.goto(site + '/office/cases/new');
  const matter = await page.locator('[name=matter] option', { hasText: '教育和培训' }).first().innerText();
  await fill(page, { matter, party });
  await send(page);
  the_case = new URL(page.url()).pathname;
  check('a case is opened on a published matter', /\/office\/cases\/\d+$/.test(the_case), `${page.url()} ${await errors(page)}`);
  check('its spine shows the bend with the next act', (await page.locator('.bend h3').innerText()) === '报请立案');
}

const inspection = {
  place: '一号车间', started_at: china(170), ended_at: china(140), officers: handlers, shown_certificates: true, rights_told: true,
  person_in_charge: '温如春（法定代表人）', finding: '四名挡车工未经安全生产教育和培训上岗作业。', signed: '已签名',
};

async function inspecting() {
  const page = await to_act('周承安', '制作现场检查记录');
  const bars = await texts(page, '.choice-barred');
  check('who holds no valid certificate is shown with the reason', bars.length >= 2 && bars.every((bar) => bar.includes('不能选')), bars);
  await fill(page, { ...inspection, officers: ['周承安'], shown_certificates: false });
  await page.waitForFunction(() => document.querySelector('[data-saved]')?.textContent.includes('草稿已保存'));
  await page.reload();
  check('a reloaded form still holds what was typed', (await page.inputValue('[name=finding]')) === inspection.finding);
  check('the preview shows the document as typed', (await page.locator('.paper').innerText()).includes(inspection.finding));
  await send(page);
  await refused(page, 'one officer alone without certificate shown cannot make a record', '不得少于2人', '出示执法证件');
  check('the refused form keeps what was typed', (await page.inputValue('[name=finding]')) === inspection.finding);
  await picture(page, 'refused-inspection');
  await fill(page, inspection);
  await send(page);
  check('周承安: 制作现场检查记录', (await said(page)).includes('现场检查记录'), await errors(page));
}

async function filing() {
  const page = await to_act('周承安', '报请立案');
  check('facts are taken over from the inspection', (await page.inputValue('[name=facts]')) === inspection.finding);
  await fill(page, { act_ended_on: earlier, violation, handler_opinion: '符合立案标准，建议立案。' });
  await send(page);
  check('周承安: 报请立案', (await said(page)).includes('报请立案'), await errors(page));
  check('the officer is told that approving is not his part', (await missing(page)).join().includes('不属于您的职责'), await missing(page));
  const head = await as('石上流');
  await head.goto(site + '/office');
  await head.locator('.duty', { hasText: party }).locator('.duty-next').click();
  check('the head reaches the approval from his inbox', (await title_of(head)) === '批准立案');
  check('and reads the form that the handlers filled in', (await head.locator('.paper').innerText()).includes(inspection.finding));
  await fill(head, { approve: '同意', approver_opinion: '同意立案。', filed_on: today });
  await send(head);
  check('石上流: 批准立案', (await said(head)).includes('立案审批表'), await errors(head));
}

async function gathering() {
  await do_act('林月樵', '制作询问笔录', {
    interviewee: '温如春', interviewee_identity: '法定代表人', started_at: china(100), ended_at: china(60), place: '询问室', officers: handlers,
    shown_certificates: true, rights_told: true, questions: '问：上岗前培训过吗？\n答：没有。', signed: '已签名',
  });
  const page = await as('林月樵');
  const photo = path.join(os.tmpdir(), 'penalty-journey.png');
  fs.writeFileSync(photo, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
  await page.click('text=上传证据');
  await fill(page, { file: photo, title: '车间照片', kind: '视听资料', obtained_on: earlier, obtained_place: '一号车间', obtained_by: handlers });
  await send(page);
  check('evidence is sealed with its hash', (await said(page)).includes('SHA-256'), await errors(page));
  fs.rmSync(photo);
}

const report = {
  facts: '四名挡车工未经安全生产教育和培训上岗作业，证人钟离春（电话13900000000）证实。', evidence_list: '现场检查记录\n询问笔录\n车间照片',
  violated: '《安全生产法》第二十八条第一款', basis: '《安全生产法》第九十七条第三项', penalty_kinds: ['罚款'], discretion_tier: '一般',
  reason: '初次违法，配合调查，属于一般情节。',
};

async function concluding() {
  const page = await to_act('周承安', '调查终结，提出处理意见');
  check('the evidence in the file is listed already', (await page.inputValue('[name=evidence_list]')).includes('车间照片'), await page.inputValue('[name=evidence_list]'));
  await fill(page, { ...report, fine_yuan: '900000' });
  await send(page);
  await refused(page, 'a fine above what the article allows is refused', '不在法定幅度内');
  check('the amount that was refused is still in its field', (await page.inputValue('[name=fine_yuan]')) === '900000');
  await fill(page, { fine_yuan: '20000' });
  await send(page);
  check('周承安: 调查终结，提出处理意见', (await said(page)).includes('案件处理呈批表'), await errors(page));
}

async function hearing_the_party() {
  const head = await as('江北鹤');
  await head.goto(site + the_case + '/acts/decide');
  const before = await missing(head);
  await fill(head, { confirmed: true });
  await send(head);
  const after = (await errors(head)).join(' ');
  check('a decision before the party is told is refused with the listed reasons', before.length > 0 && before.every((reason) => after.includes(reason)), after);
  await picture(head, 'refused-decision');
  const page = await to_act('周承安', '送达行政处罚告知书');
  check('the notice is previewed before it is served', (await page.locator('.paper').innerText()).includes('贰万元整'));
  await fill(page, { served_on: today, method: '直接', receiver: '温如春', place: '云港区锦绣路1号', receipt_signed: true });
  await send(page);
  check('周承安: 送达行政处罚告知书', (await said(page)).includes('文书送达回执'), await errors(page));
  await do_act('林月樵', '记录陈述、申辩', { waived: true, adopted: '未提出意见', adopted_reason: '当事人书面放弃陈述、申辩。' });
}

async function deciding() {
  const page = await do_act('江北鹤', '作出行政处罚决定', { confirmed: true });
  check('the decision got its number at that moment', /应急罚〔\d{4}〕\d+号/.test(await said(page)), await said(page));
  await page.goto(site + the_case + '/acts/decide');
  await fill(page, { confirmed: true });
  await send(page);
  await refused(page, 'a decision is not made twice', '不能重复');
  await do_act('林月樵', '送达行政处罚决定书', { served_on: today, method: '直接', receiver: '温如春', place: '云港区锦绣路1号', receipt_signed: true });
}

async function publishing() {
  await do_act('夏采薇', '采集公示信息', {});
  const own = await as('夏采薇');
  await own.goto(site + the_case + '/acts/publish');
  check('who prepared may not confirm, and reads so before clicking', (await missing(own)).length > 0, await own.locator('main').innerText());
  await fill(own, { confirmed: true });
  await send(own);
  check('and is refused on clicking', (await errors(own)).length > 0 && own.url().includes('/acts/publish'));
  const page = await as('秋知远');
  await page.goto(site + '/office');
  await page.locator('.duty', { hasText: party }).locator('.duty-next').click();
  const shown = await page.locator('table.both').innerText();
  check('the second person sees the original beside the public text', shown.includes('钟离春') && shown.includes('钟离某') && shown.includes('13900000000'), shown);
  await picture(page, 'confirm-publication');
  await fill(page, { confirmed: true });
  await send(page);
  check('秋知远: 复核并公示', (await said(page)).includes('复核并公示'), await errors(page));
}

async function reading() {
  const page = await visitor();
  await page.goto(site + '/decisions?q=' + encodeURIComponent(party));
  await page.locator('main a[href^="/decisions/"]', { hasText: party }).first().click();
  const record = new URL(page.url()).pathname;
  const text = await page.locator('main').innerText();
  check('the public reads the decision', text.includes(party) && text.includes(violation), text);
  check('without names and numbers of natural persons', !text.includes('钟离春') && !text.includes('13900000000'));
  const proof = page.locator('[data-leaf][data-state]');
  await proof.waitFor({ timeout: 10000 }).catch(() => {});
  check('the reader’s own browser verifies the proof', (await texts(page, '[data-leaf][data-state=good]')).length === 1, text);
  await picture(page, 'public-record');
  return record;
}

async function withdrawing(record) {
  const asked = await as('秋知远');
  await asked.goto(site + the_case + '/acts/withdraw_publication');
  check('what stands is not taken down without a ground', (await fill(asked, { reason: '当事人要求', basis_document: '无' }), await send(asked), (await errors(asked)).length > 0), asked.url());
  await do_act('林月樵', '登记复议或者诉讼结果', { by: '云港区人民政府', result: '撤销', date: today, document: '云港政复决〔2026〕1号' });
  const page = await as('秋知远');
  await page.goto(site + '/office');
  await page.locator('.duty', { hasText: party }).locator('.duty-next', { hasText: '撤回公示' }).click();
  check('the reason is taken over from the outcome', (await page.inputValue('[name=reason]')).includes('撤销'), await page.inputValue('[name=reason]'));
  await send(page);
  check('秋知远: 撤回公示', (await said(page)).includes('撤回公示'), await errors(page));
  const reader = await visitor();
  const answer = await reader.goto(site + record);
  check('the address of the record answers 410 with the reason', answer.status() === 410 && (await reader.locator('main').innerText()).includes('撤销'), answer.status());
  await picture(reader, 'withdrawn');
}

const all_fit = (words) => Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`item_${i + 1}`, words]));
const case_named = async (name, words) => {
  const page = await as(name);
  await page.goto(site + '/office/cases');
  return page.locator('tbody a', { hasText: words }).first().getAttribute('href');
};

// A large fine of the demonstration data that waits for its review: 55,000 yuan, the hearing offered and let pass.
async function reviewing() {
  const large = await case_named('温书砚', '鸿鹄建材');
  const head = await as('江北鹤');
  await head.goto(site + large + '/acts/decide');
  check('a large fine waits for review and discussion', (await missing(head)).join().includes('法制审核') && (await missing(head)).join().includes('集体讨论'), await missing(head));
  const page = await as('温书砚');
  await page.goto(site + '/office');
  await page.locator('.duty', { hasText: '鸿鹄建材' }).locator('.duty-next').click();
  await picture(page, 'review-desk');
  check('the desk shows facts, evidence, law and the draft', (await page.locator('table.chain').innerText()).includes('安全生产法') && (await page.locator('.paper').innerText()).includes('伍万伍仟元整'));
  await fill(page, { ...all_fit('合格'), item_6: '有问题', result: '同意' });
  await send(page);
  await refused(page, 'a problem without words and an agreement beside it are refused', '写明是什么问题');
  check('the verdicts are still chosen', await page.locator('[name=item_6][value=有问题]').isChecked());
  await fill(page, { note_6: '缺少制度文件', result: '补充调查', opinion: '补充调取该单位的安全管理制度文件。' });
  await send(page);
  check('温书砚: sends the draft back', (await said(page)).includes('法制审核意见'), await errors(page));
  const officer = await to_act('周承安', '修改决定书草案', large);
  check('a list typed line by line comes back line by line', (await officer.inputValue('[name=evidence_list]')).split('\n').length > 1, await officer.inputValue('[name=evidence_list]'));
  await fill(officer, { facts: '未建立安全风险分级管控制度，经调取制度文件属实。' });
  await send(officer);
  await do_act('周承安', '重新报送法制审核', { added: '已调取制度文件并写入事实。', responsibility: true }, large);
  await page.goto(site + large + '/acts/review_opinion');
  const changed = (await texts(page, '.diff .add')).join(' ');
  check('the reviewer sees what changed since the last time', changed.includes('经调取制度文件属实'), changed);
  await picture(page, 'review-difference');
  await fill(page, { ...all_fit('合格'), result: '同意' });
  await send(page);
  check('温书砚: agrees', (await said(page)).includes('法制审核意见'), await errors(page));
  await officer.goto(site + large + '/acts/amend_draft');
  await fill(officer, { reason: '初次违法，属于一般情节。' });
  await send(officer);
  await head.goto(site + large + '/acts/decide');
  check('one word changed after the review and it binds no more', (await missing(head)).join().includes('重新送审'), await missing(head));
  return large;
}

async function deciding_together(large) {
  await do_act('周承安', '重新报送法制审核', { added: '理由改得更准确。', responsibility: true }, large);
  await do_act('温书砚', '出具法制审核意见', { ...all_fit('合格'), result: '同意' }, large);
  await do_act('江北鹤', '集体讨论', {
    started_at: china(30), place: '会议室', chair: '江北鹤', attendees: '江北鹤、石上流、高平西', discussion: '均同意承办机构的意见。', conclusion: '同意处罚款55,000元。',
  }, large);
  await do_act('江北鹤', '作出行政处罚决定', { confirmed: true }, large);
}

// Handling limits, hearings and other agencies: what a person meets when the law says no.
async function waiting() {
  const head = await as('江北鹤');
  const told = await case_named('江北鹤', '碧波船舶');
  await head.goto(site + told);
  check('a fine of 60,000 was notified with the right to a hearing', (await head.locator('main').innerText()).includes('行政处罚听证告知书'));
  await head.goto(site + told + '/acts/decide');
  check('and is not decided before the time to ask for it is over', (await missing(head)).join().includes('届满前不能作出'), await missing(head));
  const admin = await as('方守一');
  const answer = await admin.goto(site + told);
  check('a system administrator sees no case', answer.status() === 403, answer.status());
}

async function on_a_phone() {
  const phone = await also('周承安', { viewport: { width: 360, height: 740 }, hasTouch: true });
  for (const at of ['/office', '/office/cases', '/office/cases/new', the_case, the_case + '/acts/record_inspection', the_case + '/acts/close_investigation']) {
    await phone.goto(site + at);
    check(`360 px without sideways scrolling: ${at.replace(/\d+/, '…')}`, (await wide(phone)) <= 0, await wide(phone));
  }
  await picture(phone, 'phone-act');
  const desk = await also('温书砚', { viewport: { width: 360, height: 740 } });
  await desk.goto(site + (await case_named('温书砚', '鸿鹄建材')) + '/acts/review_opinion');
  check('360 px without sideways scrolling: the review desk', (await wide(desk)) <= 0, await wide(desk));
  await picture(desk, 'phone-desk');
}

async function without_scripts() {
  const page = await also('周承安', { javaScriptEnabled: false });
  await page.goto(site + '/office');
  await page.locator('.duty', { hasText: '乘风汽车' }).locator('.duty-next').click();
  await fill(page, { act_ended_on: earlier, violation: '', handler_opinion: '建议立案。' });
  await send(page);
  check('without scripts a form is refused with its reasons', (await errors(page)).join().includes('案由'), await errors(page));
  check('and keeps what was typed', (await page.inputValue('[name=handler_opinion]')) === '建议立案。');
  await fill(page, { violation: '未设置明显的安全警示标志' });
  await send(page);
  check('and goes through when it is complete', (await said(page)).includes('报请立案'), await errors(page));
}

async function walk() {
  await opening();
  await inspecting();
  await filing();
  await gathering();
  await concluding();
  await hearing_the_party();
  await deciding();
  await publishing();
  const record = await reading();
  await withdrawing(record);
  await deciding_together(await reviewing());
  await waiting();
  await on_a_phone();
  await without_scripts();
  check('no page made the browser complain', heard().length === 0, heard().join('\n'));
}

await open();
try {
  await walk();
} catch (error) {
  check('the journey came to its end', false, error.stack);
}
await close();
process.exit(finish());
