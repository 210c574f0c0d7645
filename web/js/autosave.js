// autosave — what is typed into an act reaches the server's draft within two seconds.
const delay = 2000;

const clock = () => new Date().toTimeString().slice(0, 5);

function watch(form) {
  const note = form.querySelector('[data-saved]');
  let timer = 0, dirty = false, running = false;
  const say = (text) => { if (note) note.textContent = text; };

  async function save() {
    timer = 0;
    if (running) return wait();
    running = true;
    dirty = false;
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') typed.append(name, value);
    try {
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body: typed, credentials: 'same-origin', redirect: 'error' });
      if (!answer.ok) throw new Error(String(answer.status));
      say('草稿已保存 ' + clock());
    } catch (fault) {
      dirty = true;
      say('草稿没有保存上，将再试；请不要关闭本页');
      wait();
    }
    running = false;
  }
  function wait() { if (!timer) timer = setTimeout(save, delay); }

  form.addEventListener('input', () => { dirty = true; wait(); });
  form.addEventListener('change', () => { dirty = true; wait(); });
  form.addEventListener('submit', () => { clearTimeout(timer); timer = -1; dirty = false; });
  window.addEventListener('beforeunload', (event) => { if (dirty) event.preventDefault(); });
  document.addEventListener('visibilitychange', () => { if (document.hidden && dirty && timer > 0) { clearTimeout(timer); save(); } });
}

export function autosave() {
  document.querySelectorAll('form[data-autosave]').forEach(watch);
}
