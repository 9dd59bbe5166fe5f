const form = document.getElementById('form');
const submitted = document.getElementById('submitted');

form.addEventListener('submit', (event) => {
  event.preventDefault();
  submitted.textContent = [...new FormData(form)].map(([name, value]) => `${name} = ${value}`).join('\n');
});

form.addEventListener('reset', () => {
  submitted.textContent = '';
});

for (const type of ['input', 'change', 'device-list-change', 'device-permission-change', 'device-error']) {
  document.addEventListener(type, (event) => {
    console.info(type, event.target, event.detail ?? event.target.value);
  });
}
