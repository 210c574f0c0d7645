// once — a form that was sent is not sent again by a second click; the server holds the idempotency key as well.
export function guardForms() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.hasAttribute('data-once')) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = 'yes';
    const button = event.submitter || form.querySelector('button[type=submit]');
    if (!button) return;
    // The value of the pressed button must still travel, so it is disabled only after the form has been read.
    setTimeout(() => { button.disabled = true; button.setAttribute('aria-busy', 'true'); });
  });
  // Coming back with the Back button shows the form alive again.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    document.querySelectorAll('form[data-once]').forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll('button[aria-busy]').forEach((button) => { button.disabled = false; button.removeAttribute('aria-busy'); });
    });
  });
}
