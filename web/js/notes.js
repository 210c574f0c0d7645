// notes — on paper the articles behind the chips stand as numbered footnotes at the end.
const words = (element) => element.textContent.trim().replace(/\s+/g, ' ');

function note_of(card) {
  const parts = [];
  for (const part of card.children) {
    if (part.tagName === 'DL') parts.push(Array.from(part.querySelectorAll('dt'), (dt) => `${words(dt)}：${words(dt.nextElementSibling)}`).join('；') + '。');
    else if (part.className === 'chip-cite') parts.push(words(part).replace('原文已核', '').replace('待核原文', '（待核原文）'));
    else parts.push(words(part));
  }
  return parts.join('　');
}

function write() {
  const list = document.querySelector('[data-print-notes]');
  if (!list) return;
  list.textContent = '';
  const numbers = new Map();
  document.querySelectorAll('details.chip').forEach((chip) => {
    const text = note_of(chip.querySelector('.chip-card'));
    if (!numbers.has(text)) {
      numbers.set(text, numbers.size + 1);
      list.appendChild(document.createElement('li')).textContent = `〔${numbers.size}〕${text}`;
    }
    chip.querySelector('summary').dataset.note = numbers.get(text);
  });
  document.documentElement.classList.toggle('noted', numbers.size > 0);
}

export function printNotes() {
  window.addEventListener('beforeprint', write);
}
